import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contractEvents } from '#contracts';
import { compareAll, CONTRACTS_FOLDER } from './committed.js';
import { innerEvents } from './domain-events.js';

// Writes the generated contracts. The baseline of a published version is renewed only where no reader breaks.
const { breaks, outdated, stray } = await compareAll(contractEvents, innerEvents, CONTRACTS_FOLDER);
if (breaks.length > 0) {
  console.error(breaks.map((change) => `breaks readers: ${change}`).join('\n'));
  console.error('Nothing was written. A changed event needs a new version with an upcaster.');
  process.exitCode = 1;
} else {
  for (const [path, content] of outdated) {
    const file = join(CONTRACTS_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  for (const path of stray) await rm(join(CONTRACTS_FOLDER, path));
  console.log(`contracts: ${outdated.size} written, ${stray.length} removed`);
}
