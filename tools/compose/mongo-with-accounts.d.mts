import type { TestServer } from '../servers/index.mjs';

/** A server of the MongoDB protocol that asks who is there; the commands, which make roles and accounts, ran before. */
export function startMongoWithAccounts(
  commands: readonly { readonly db: string; readonly command: object }[],
): Promise<TestServer>;
