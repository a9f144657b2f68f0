import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from './read-configuration.js';
import { systemCode } from './system-code.js';
import type { HouseConfiguration } from './variables.js';

const BYTES = 32;

/**
 * The key that wraps all others, 32 bytes. In development it is made once, in DATA_DIR/master.key with mode 0600; a
 * file that holds no key, or that others may read, is refused and never overwritten.
 */
export function masterKey(
  configuration: Pick<HouseConfiguration, 'MASTER_KEY' | 'DEVELOPMENT' | 'DATA_DIR'>,
): Uint8Array {
  if (configuration.MASTER_KEY !== undefined) return decoded(configuration.MASTER_KEY, 'MASTER_KEY');
  if (!configuration.DEVELOPMENT) throw new ConfigurationError(['MASTER_KEY: is missing']);
  const file = join(configuration.DATA_DIR, 'master.key');
  mkdirSync(configuration.DATA_DIR, { recursive: true });
  if (!existsSync(file)) makeKey(file);
  if ((statSync(file).mode & 0o077) !== 0)
    throw new ConfigurationError(['DATA_DIR: master.key may be read by others; set its mode to 0600']);
  return decoded(readFileSync(file, 'utf8').trim(), 'DATA_DIR (master.key)');
}

/** Whole or not at all: processes that start together on one folder all read the key of the one that came first. */
function makeKey(file: string): void {
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(own, file);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
}

function decoded(text: string, name: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length !== BYTES || key.toString('base64') !== text)
    throw new ConfigurationError([`${name}: must be ${BYTES} bytes in base64`]);
  return new Uint8Array(key);
}
