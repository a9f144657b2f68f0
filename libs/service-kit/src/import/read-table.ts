import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** The file cannot be read as a table at all. `line` is counted from 1. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'broken-csv' | 'empty-file' | 'unknown-encoding',
    readonly detail: string,
    readonly line?: number,
  ) {
    super(detail);
    this.name = 'UnreadableFile';
  }
}

export interface RawRow {
  /** Line of the file on which the row ends, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const SAMPLE_BYTES = 1024 * 1024;

/**
 * Reads a table as providers and offices write it: UTF-8 (with or without mark) or Windows-1252; `;`, `,` or tab.
 * The first row holds the names. Memory does not grow with the file.
 */
export async function* readTable(file: string): AsyncGenerator<RawRow> {
  const { encoding, delimiter } = await detect(file);
  const parser = parse({ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true, max_record_size: 100_000 });
  const decoded = Readable.fromWeb(Readable.toWeb(createReadStream(file)).pipeThrough(new TextDecoderStream(encoding)));
  pipeline(decoded, parser, () => undefined); // an error reaches the loop below through the parser
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = 'lines' in error ? error.lines : undefined;
    throw new UnreadableFile('broken-csv', 'Die Datei ist als Tabelle nicht lesbar: ein Anführungszeichen oder eine Zeile ist nicht abgeschlossen.', typeof line === 'number' ? line : undefined);
  }
}

/** Bytes that are no UTF-8 are taken as Windows-1252; the delimiter is the one that the first line has most of. */
async function detect(file: string): Promise<{ encoding: 'utf-8' | 'windows-1252'; delimiter: string }> {
  const handle = await open(file);
  try {
    const sample = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await handle.read(sample, 0, SAMPLE_BYTES, 0);
    if (bytesRead === 0) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
    const bytes = sample.subarray(0, bytesRead);
    if (bytes.includes(0)) throw new UnreadableFile('unknown-encoding', 'Die Datei ist kein Text in UTF-8 oder Windows-1252.');
    const encoding = isUtf8(bytes, bytesRead === SAMPLE_BYTES) ? 'utf-8' : 'windows-1252';
    const firstLine = new TextDecoder(encoding).decode(bytes).split(/\r?\n/, 1)[0] ?? '';
    const count = (delimiter: string): number => firstLine.split(delimiter).length;
    const delimiter = [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
    return { encoding, delimiter };
  } finally {
    await handle.close();
  }
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}
