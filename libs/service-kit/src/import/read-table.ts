import { pipeline } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { FileSource } from './held-file.js';

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

/**
 * Reads a table as providers and offices write it: UTF-8 (with or without mark) or Windows-1252; `;`, `,` or tab.
 * The first row holds the names. Memory does not grow with the file.
 */
export async function* readTable(file: FileSource): AsyncGenerator<RawRow> {
  const { encoding, delimiter } = await detect(file);
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    max_record_size: 100_000,
  });
  const decoded = Readable.fromWeb(Readable.toWeb(file()).pipeThrough(new TextDecoderStream(encoding)));
  pipeline(decoded, parser, () => undefined); // an error reaches the loop below through the parser
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = 'lines' in error ? error.lines : undefined;
    throw new UnreadableFile(
      'broken-csv',
      'Die Datei ist als Tabelle nicht lesbar: ein Anführungszeichen oder eine Zeile ist nicht abgeschlossen.',
      typeof line === 'number' ? line : undefined,
    );
  }
}

/** The first line decides on the delimiter: the one it has most of. So much of a file is searched for its end (bytes). */
const FIRST_LINE_BYTES = 64 * 1024;

/** A file with any bytes that are no UTF-8 is taken as Windows-1252 as a whole. */
async function detect(file: FileSource): Promise<{ encoding: 'utf-8' | 'windows-1252'; delimiter: string }> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let isUtf8 = true;
  for await (const chunk of file() as AsyncIterable<Buffer>) {
    if (chunk.includes(0))
      throw new UnreadableFile('unknown-encoding', 'Die Datei ist kein Text in UTF-8 oder Windows-1252.');
    if (head.length < FIRST_LINE_BYTES) head = Buffer.concat([head, chunk]);
    isUtf8 &&= decodes(strict, chunk);
  }
  if (head.length === 0) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
  isUtf8 &&= decodes(strict);
  const encoding = isUtf8 ? 'utf-8' : 'windows-1252';
  const firstLine = new TextDecoder(encoding).decode(head).split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => firstLine.split(delimiter).length;
  const delimiter = [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  return { encoding, delimiter };
}

/** Without a chunk: whether the last one ended with a whole letter. */
function decodes(strict: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    strict.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
