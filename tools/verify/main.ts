import { parseArgs } from 'node:util';
import { startErrorLines } from '#service-kit';
import { verifyServices } from './verify.js';

// Verifies every stream of the stores, and holds them against the signed roots. 0: sound, 1: a fault, 2: not verified.
const USAGE = 'verify [--root <root noted elsewhere>] [--public-key <base64>] [service …]';

function argumentsGiven() {
  const options = { root: { type: 'string' }, 'public-key': { type: 'string' } } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

const given = argumentsGiven();
if (!given) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { root, 'public-key': publicKey } = given.values;
  try {
    const { sound, lines } = await verifyServices(process.env, {
      services: given.positionals,
      ...(root === undefined ? {} : { root }),
      ...(publicKey === undefined ? {} : { publicKey }),
    });
    console.log([...lines, sound ? 'sound' : 'NOT what was written'].join('\n'));
    process.exitCode = sound ? 0 : 1;
  } catch (error) {
    console.error(startErrorLines(error).join('\n'));
    process.exitCode = 2;
  }
}
