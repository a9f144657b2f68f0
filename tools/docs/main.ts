import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generatedDocuments } from './documents.js';

// Writes the generated documents; with --check it fails where a committed one differs from the code.
const checking = process.argv.includes('--check');
const committed = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

const documents = await generatedDocuments();
let different = 0;
for (const [path, text] of documents) {
  if ((await committed(path)) === text) continue;
  different += 1;
  if (checking) console.error(`differs from the code: ${path}`);
  else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
console.log(`documents: ${documents.size}, ${different} ${checking ? 'different' : 'written'}`);
if (checking && different > 0) {
  console.error('Run npm run docs:write.');
  process.exitCode = 1;
}
