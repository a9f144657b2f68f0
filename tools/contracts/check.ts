import { contractEvents } from '#contracts';
import { compareAll, CONTRACTS_FOLDER } from './committed.js';
import { innerEvents } from './domain-events.js';

// Fails when the committed contracts differ from the code, or when a published version would break its readers.
const { breaks, outdated, stray } = await compareAll(contractEvents, innerEvents, CONTRACTS_FOLDER);
const problems = [
  ...breaks.map((change) => `breaks readers: ${change}`),
  ...[...outdated.keys()].map((path) => `differs from the code: ${CONTRACTS_FOLDER}/${path}`),
  ...stray.map((path) => `belongs to no current event: ${CONTRACTS_FOLDER}/${path}`),
];
if (problems.length === 0)
  console.log(`contracts: ${contractEvents.length} events and ${innerEvents.length} inner ones, as committed`);
else {
  console.error(problems.join('\n'));
  console.error(
    breaks.length > 0 ? 'A changed event needs a new version with an upcaster.' : 'Run npm run contracts:write.',
  );
  process.exitCode = 1;
}
