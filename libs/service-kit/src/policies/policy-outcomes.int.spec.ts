import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandIdReused, type Outcome, StoreUnavailable, TestClock } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { KeyErased } from '#privacy';
import { pino } from 'pino';
import { PolicyOutcomes } from './policy-outcomes.js';

const REFUSED: Outcome = {
  status: 'refused',
  stream: 's',
  refusal: { code: 'run-full', kind: 'conflict', detail: 'No seat is free.' },
};
const DONE: Outcome = { status: 'done', stream: 's', version: 1, events: [], repeated: false };

let folder: string;
let documents: DocumentStore;
let outcomes: PolicyOutcomes;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcomes-'));
  documents = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  outcomes = await PolicyOutcomes.open(documents, new TestClock(), pino({ enabled: false }));
});
afterAll(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

const orderOf = (commandId: string) => ({ policy: 'hold-seat', commandId, correlationId: 'c_1' });

describe('what a policy wants', () => {
  it('and a stream refused is kept, and not decided anew when its event comes again', async () => {
    let sent = 0;
    const send = (answer: Outcome) => () => {
      sent++;
      return Promise.resolve(answer);
    };
    await outcomes.settle(orderOf('c_refused'), send(REFUSED));
    await outcomes.settle(orderOf('c_refused'), send(DONE));
    expect([sent, await outcomes.refusalOf('c_refused')]).toEqual([1, 'run-full']);
  });
  it('is refused by the erasure of the person', async () => {
    await outcomes.settle(orderOf('c_erased'), () => Promise.reject(new KeyErased('p_1')));
    expect(await outcomes.refusalOf('c_erased')).toBe('person-erased');
  });
  it('is done when it was done under the same id with other content', async () => {
    await outcomes.settle(orderOf('c_reused'), () => Promise.reject(new CommandIdReused('s')));
    expect(await outcomes.refusalOf('c_reused')).toBeUndefined();
  });
  it('is tried again when a part is away', async () => {
    const away = () => Promise.reject(new StoreUnavailable('away'));
    await expect(outcomes.settle(orderOf('c_away'), away)).rejects.toThrow(StoreUnavailable);
    expect(await outcomes.refusalOf('c_away')).toBeUndefined();
  });
});
