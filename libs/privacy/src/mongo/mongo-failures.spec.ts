import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { isPassing } from './mongo-failures.js';

const { MongoBulkWriteError, MongoInvalidArgumentError, MongoNetworkError, MongoServerError } = mongoose.mongo;
type Bulk = ConstructorParameters<typeof MongoBulkWriteError>;

const answered = (code: number): Error => new MongoServerError({ message: 'a text that may quote', code });
const bulk = (error: object, unconfirmed?: object): Error =>
  new MongoBulkWriteError(error as Bulk[0], { getWriteConcernError: () => unconfirmed } as Bulk[1]);

describe('what passes by itself', () => {
  test.each([
    ['a network that is away', new MongoNetworkError('away')],
    ['a closed client', Object.assign(new Error('x'), { name: 'MongoWaitQueueTimeoutError' })],
    ...[50, 64, 91, 189, 10107, 11600, 13436].map((code) => [`code ${code}`, answered(code)] as const),
    ['a bulk write that met a dead network', bulk(new MongoNetworkError('away'))],
    ['a bulk write that met a server going away', bulk(answered(91))],
    ['a bulk write that the majority did not confirm', bulk({ message: 'x', code: 64, writeErrors: [] }, {})],
  ])('%s', (_, error) => {
    expect(isPassing(error)).toBe(true);
  });
});

describe('what stays as it is however often it is tried', () => {
  test.each([
    ['a missing right', answered(13)],
    ['a document that is too large for the server', answered(10334)],
    ['a key that is there', answered(11000)],
    ['a document that is too large for the driver', new MongoInvalidArgumentError('Document is larger')],
    ['a bulk write without the right to it', bulk(answered(13))],
    [
      'a bulk write of a document that is too large',
      bulk({ message: 'x', code: 10334, writeErrors: [{ code: 10334 }] }),
    ],
    ['a fault of ours', new TypeError('x')],
  ])('%s', (_, error) => {
    expect(isPassing(error)).toBe(false);
  });
});
