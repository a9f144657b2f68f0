import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StoreUnavailable } from '#event-sourcing';

/** The bytes of a file, from their beginning each time. */
export type FileSource = () => Readable;

export interface HeldFile {
  readonly source: FileSource;
  close(): Promise<void>;
}

/**
 * Holds the bytes of a file on disk while it waits for its turn. It has lost its name before anything is written: it
 * is full of names of people, and goes with the process however that dies. Throws StoreUnavailable.
 */
export async function holdFile(bytes: Uint8Array, within = tmpdir()): Promise<HeldFile> {
  const handle = await nameless(within);
  try {
    await handle.writeFile(bytes);
  } catch (cause) {
    await handle.close();
    throw new StoreUnavailable('the temporary folder cannot hold the file', { cause });
  }
  return { source: () => handle.createReadStream({ start: 0, autoClose: false }), close: () => handle.close() };
}

async function nameless(within: string): Promise<FileHandle> {
  try {
    const folder = await mkdtemp(join(within, 'verzahnung-import-'));
    try {
      return await open(join(folder, 'rows.csv'), 'wx+', 0o600);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (cause) {
    throw new StoreUnavailable('the temporary folder cannot be used', { cause });
  }
}
