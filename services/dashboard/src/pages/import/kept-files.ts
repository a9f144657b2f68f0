import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ImportOrder } from '../../api/imports.js';

export interface KeptFile {
  readonly order: ImportOrder;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BYTES = 64 * 1024 * 1024;
const MINUTES = 15;

/**
 * Files between the dry run and the run: in memory only, for a quarter of an hour, for the account that brought them.
 * What does not fit any more is let go; the page then asks for the file once more.
 */
@Injectable()
export class KeptFiles {
  private readonly files = new LRUCache<string, KeptFile>({
    maxSize: BYTES,
    sizeCalculation: ({ bytes }) => bytes.length + 1000,
    ttl: MINUTES * 60_000,
  });

  /** Keeps a file and gives the id by which the account finds it again. */
  keep(account: string, file: KeptFile): string {
    const id = randomBytes(16).toString('base64url');
    this.files.set(`${account}/${id}`, file);
    return id;
  }

  get(account: string, id: string): KeptFile | undefined {
    return this.files.get(`${account}/${id}`);
  }

  letGo(account: string, id: string): void {
    this.files.delete(`${account}/${id}`);
  }
}
