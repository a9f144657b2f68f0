import type { FastifyReply } from 'fastify';
import { type CsvColumn, csvStream } from './csv.js';

/** Answers with a table as a file. The first rows are read before the file begins: a service that is away is told as a page. */
export async function sendCsv<Row>(
  reply: FastifyReply,
  name: string,
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<void> {
  const rest = fromAny(pages);
  const first = await rest.next();
  void reply.headers({
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'private, no-store',
  });
  await reply.type('text/csv; charset=utf-8').send(csvStream(columns, after(first, rest)));
}

async function* fromAny<Row>(pages: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<Row> {
  yield* pages;
}

async function* after<Row>(first: IteratorResult<Row>, rest: AsyncGenerator<Row>): AsyncGenerator<Row> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
