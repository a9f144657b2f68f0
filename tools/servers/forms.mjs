// Where a server came from, in words for whoever reads the output of a tier: not all forms prove the same.
import { KAFKA_IMAGE, MONGO_IMAGE } from './versions.mjs';

export const GIVEN = 'given by its address';
export const CONTAINER = 'official image by testcontainers';
export const LOCAL = "started by the repository's scripts";

const NOT_TRIED = `The official images (${KAFKA_IMAGE}, ${MONGO_IMAGE}) by testcontainers were NOT tried in this run.`;

/**
 * What the servers of a run were, loudly: one line each, and what was not tried.
 * @param {Readonly<Record<string, import('./index.mjs').TestServer>>} servers by what they are
 * @returns {string}
 */
export function theForm(servers) {
  const lines = Object.entries(servers).map(
    ([name, { address, form }]) => `${name}: ${form} (${withoutSecrets(address)})`,
  );
  const isOfficial = Object.values(servers).every(({ form }) => form.endsWith(CONTAINER));
  const all = isOfficial ? lines : [...lines, NOT_TRIED];
  const rule = '='.repeat(Math.max(...all.map(({ length }) => length)));
  return [rule, ...all, rule].join('\n');
}

/** @param {string} address */
const withoutSecrets = (address) => address.replace(/\/\/[^@/]*@/, '//');
