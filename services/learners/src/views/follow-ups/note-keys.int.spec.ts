import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { OpenedEvent } from '#contracts';
import type { DocumentStore } from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import type { KeyRing } from '#privacy';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { noteRefOf } from '../../domain/follow-up/follow-up.events.js';
import { NoteKeys } from './note-keys.js';

const PERSON = 'p_1';
const OTHER = 'p_2';
const masterKey = randomBytes(32);
let folder: string;
let ring: KeyRing;
let documents: DocumentStore & { close(): Promise<void> | void };

/** A process begins on the same disk. */
async function start(): Promise<NoteKeys> {
  ring = await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey });
  documents = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  return NoteKeys.open(documents, ring);
}
async function end(): Promise<void> {
  await documents.close();
  await ring.close();
}
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'note-keys-'))));
afterEach(async () => {
  await end();
  await rm(folder, { recursive: true });
});

const event = (followUpId: string, type: string, data: object): OpenedEvent =>
  ({
    id: `${followUpId}-${type}`,
    stream: `follow-up-${followUpId}`,
    streamVersion: 1,
    type,
    effectiveOn: '2026-11-24',
    recordedAt: '2026-11-24T09:00:00.000Z',
    data,
  }) as unknown as OpenedEvent;
const set = (followUpId: string, personRef: string) =>
  event(followUpId, 'follow-up-set', {
    followUpId,
    personRef,
    office: 'o',
    subject: 'call-person',
    dueOn: '2026-12-01',
  });
const erased = (followUpId: string, personRef: string) =>
  event(followUpId, 'erased', { erasedType: 'follow-up-set', personRef });

/** A note is written: its key is there. */
const written = async (...followUpIds: readonly string[]): Promise<void> => {
  await ring.keys(
    followUpIds.map((id) => ({ personRef: noteRefOf(id), sphere: 'coordination' as const })),
    true,
  );
};
const isErased = async (followUpId: string): Promise<boolean> =>
  (await ring.keys([{ personRef: noteRefOf(followUpId), sphere: 'coordination' }], false))[0] === 'erased';

it('the notes of a person go with her, and those of nobody else', async () => {
  const notes = await start();
  await written('w1', 'w2', 'w3');
  await notes.handle([set('w1', PERSON), set('w2', PERSON), set('w3', OTHER)]);
  await ring.erase(PERSON);
  await notes.forget(PERSON);
  expect(await Promise.all(['w1', 'w2', 'w3'].map(isErased))).toEqual([true, true, false]);
});

it('a process that is killed between the erasure and the notes makes it good at its next start', async () => {
  const notes = await start();
  await written('w1', 'w3');
  await notes.handle([set('w1', PERSON), set('w3', OTHER)]);
  await ring.erase(PERSON);
  await end();
  const again = await start();
  expect(await isErased('w1')).toBe(false);
  await again.catchUp();
  expect(await Promise.all(['w1', 'w3'].map(isErased))).toEqual([true, false]);
});

it('so it does when the erasure came from elsewhere while nobody ran, and after the list was read anew', async () => {
  const notes = await start();
  await written('w1');
  await notes.handle([set('w1', PERSON)]);
  await end();
  const elsewhere = await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey });
  await elsewhere.erase(PERSON);
  await elsewhere.close();
  const again = await start();
  // The event comes once more, silent by now, and nothing of the index is lost by it.
  await again.handle([erased('w1', PERSON)]);
  expect(await isErased('w1')).toBe(true);
});

it('a follow-up that is read after the erasure alone loses its key as it is read', async () => {
  const notes = await start();
  await written('w1');
  await ring.erase(PERSON);
  await notes.catchUp();
  expect(await isErased('w1')).toBe(false);
  await notes.handle([erased('w1', PERSON)]);
  expect(await isErased('w1')).toBe(true);
});

it('going through all of it again changes nothing', async () => {
  const notes = await start();
  await written('w1');
  await notes.handle([set('w1', PERSON)]);
  await ring.erase(PERSON);
  await notes.catchUp();
  const heard: string[] = [];
  ring.onErased((ref) => heard.push(ref));
  await notes.catchUp();
  await notes.catchUp();
  expect([await isErased('w1'), heard]).toEqual([true, []]);
});
