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
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a table as providers and offices write it: UTF-8 (with or without mark) or Windows-1252; `;`, `,` or tab.
 * The first row holds the names; a line `sep=;` before it, as spreadsheet programs write it, names the separator. Memory
 * does not grow with the file.
 */
export async function* readTable(file: FileSource): AsyncGenerator<RawRow> {
  const { encoding, delimiter, namesDelimiter } = await detect(file);
  let isNaming = namesDelimiter;
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    max_record_size: MOST_LETTERS_IN_ROW,
  });
  const decoded = Readable.fromWeb(Readable.toWeb(file()).pipeThrough(new TextDecoderStream(encoding)));
  pipeline(decoded, parser, () => undefined); // an error reaches the loop below through the parser
  let twice = 0; // the parser counts a break of two letters inside of quotes as two lines
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const text = record.join('');
      twice += timesIn(text, '\r\n');
      if (isNaming) isNaming = false;
      else yield { line: info.lines - twice - timesIn(text, '\n'), cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = 'lines' in error ? error.lines : undefined;
    throw new UnreadableFile('broken-csv', brokenText(error.code), typeof line === 'number' ? line : undefined);
  }
}

const MOST_LETTERS_IN_ROW = 100_000;

const timesIn = (text: string, what: string): number => text.split(what).length - 1;

function brokenText(code: CsvError['code']): string {
  switch (code) {
    case 'CSV_MAX_RECORD_SIZE':
      return 'Die Datei ist als Tabelle nicht lesbar: eine Zeile hat mehr als 100.000 Zeichen. Meist fehlt ein schließendes Anführungszeichen.';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'Die Datei ist als Tabelle nicht lesbar: ein Anführungszeichen ist nicht geschlossen.';
    default:
      return 'Die Datei ist als Tabelle nicht lesbar: ein Anführungszeichen steht mitten in einer Zelle. In Anführungszeichen gesetzte Zellen schreiben es doppelt.';
  }
}

/** The first line decides on the delimiter: the one it has most of. So much of a file is searched for its end (bytes). */
const FIRST_LINE_BYTES = 64 * 1024;

const UTF_16 =
  'Die Datei ist in UTF-16 gespeichert („Unicode-Text“). Bitte speichern Sie sie in der Tabellenkalkulation als „CSV UTF-8“.';
const NO_TEXT =
  'Die Datei enthält Nullbytes und ist kein Text in UTF-8 oder Windows-1252. Ist es eine Arbeitsmappe (.xlsx), speichern Sie sie bitte als CSV.';
const NAMED_DELIMITER = /^"?sep=(;|,|\t|\\t)"?$/i;

const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
}

/** A file with any bytes that are no UTF-8 is taken as Windows-1252 as a whole. */
async function detect(
  file: FileSource,
): Promise<{ encoding: 'utf-8' | 'windows-1252'; delimiter: string; namesDelimiter: boolean }> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let isUtf8 = true;
  let lines = 0;
  for await (const chunk of file() as AsyncIterable<Buffer>) {
    const zero = chunk.indexOf(0);
    if (zero !== -1) {
      if (isUtf16(Buffer.concat([head, chunk]))) throw new UnreadableFile('unknown-encoding', UTF_16);
      throw new UnreadableFile('unknown-encoding', NO_TEXT, lines + linesIn(chunk.subarray(0, zero)) + 1);
    }
    lines += linesIn(chunk);
    if (head.length < FIRST_LINE_BYTES) head = Buffer.concat([head, chunk]);
    isUtf8 &&= decodes(strict, chunk);
  }
  if (head.length === 0) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
  isUtf8 &&= decodes(strict);
  const encoding = isUtf8 ? 'utf-8' : 'windows-1252';
  const firstLine = new TextDecoder(encoding).decode(head).split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => firstLine.split(delimiter).length;
  const named = NAMED_DELIMITER.exec(firstLine)?.[1];
  if (named !== undefined) return { encoding, delimiter: named === '\\t' ? '\t' : named, namesDelimiter: true };
  const delimiter = [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  return { encoding, delimiter, namesDelimiter: false };
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
