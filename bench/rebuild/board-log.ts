import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type ContractEvent, contractRegistry, type JsonObject, markedFields, topicOf } from '#contracts';
import { openEmbeddedLog } from '#messaging/embedded';
import { KeyRingSealer } from '#privacy';
import { openEmbeddedKeyRing } from '#privacy/embedded';

export const LOG_FILE = 'log.db';
export const KEYS_FILE = 'keys.db';
export const MASTER_KEY = Buffer.alloc(32, 7);
export const SPHERES = ['coordination', 'youth', 'health'] as const;
export const CONTEXTS = ['learners', 'courses'] as const;
export const PARTITIONS = 4;

/** The way of one person, an event each; the data are those of the samples of the contracts. */
const WAY = [
  ['learner', 'learner-enrolled'],
  ['learner', 'language-level-assessed'],
  ['learner', 'needs-recorded'],
  ['entitlement', 'entitlement-issued'],
  ['waiting', 'waiting-entry-opened'],
  ['participation', 'registration-requested'],
  ['participation', 'registration-confirmed'],
  ['waiting', 'waiting-entry-closed'],
  ['participation', 'participation-started'],
  ['participation', 'participation-ended'],
] as const;

/** So many persons are on their way at a time: the events of one lie far apart, a batch meets each person about once. */
const SIDE_BY_SIDE = 5_000;
const AT_ONCE = 2_000;
const MUNICIPALITIES = 45;

/** Fills a folder with a log of about `events` contract events and the keys of their persons. Returns how many. */
export async function writeBoardLog(folder: string, events: number): Promise<number> {
  const keyRing = await openEmbeddedKeyRing({ file: join(folder, KEYS_FILE), masterKey: MASTER_KEY });
  const topics = CONTEXTS.map(topicOf);
  const log = openEmbeddedLog({ file: join(folder, LOG_FILE), topics, partitions: PARTITIONS });
  const sealer = new KeyRingSealer(keyRing, { spheres: SPHERES });
  const definitions = contractRegistry();
  const persons = Math.ceil(events / WAY.length);
  let written = 0;
  for (let first = 0; first < persons; first += SIDE_BY_SIDE) {
    const last = Math.min(first + SIDE_BY_SIDE, persons);
    for (let step = 0; step < WAY.length; step++) {
      for (let from = first; from < last; from += AT_ONCE) {
        const group = Array.from({ length: Math.min(AT_ONCE, last - from) }, (_, n) => eventOf(from + n, step));
        await publish(group);
        written += group.length;
      }
    }
  }
  sealer.close();
  await Promise.all([log.close(), keyRing.close()]);
  return written;

  async function publish(group: readonly Draft[]): Promise<void> {
    const sealed = await sealer.seal(group.map(({ part }) => part));
    const made = group.map(({ event }, at) => ({
      ...event,
      sealed: sealed[at] as NonNullable<(typeof sealed)[number]>,
    }));
    for (const context of CONTEXTS) {
      const own = made.filter((event) => event.context === context);
      if (own.length > 0) await log.publish(topicOf(context), own);
    }
  }

  function eventOf(person: number, step: number): Draft {
    const [aggregate, type] = WAY[step] ?? WAY[0];
    const definition = definitions.definition(type);
    const personRef = `p_${String(person).padStart(12, '0')}`;
    const municipalityKey = `032510${String((person % MUNICIPALITIES) + 1).padStart(2, '0')}`;
    const data: JsonObject = {
      ...definition.samples.at(-1),
      personRef,
      ...('municipalityKey' in definition.schema.properties ? { municipalityKey } : {}),
    };
    const marked = new Set(markedFields(definition.schema));
    const pick = (isMarked: boolean): JsonObject =>
      Object.fromEntries(Object.entries(data).filter(([name]) => marked.has(name) === isMarked));
    const id = randomUUID();
    const effectiveOn = dayOf(person, step);
    return {
      event: {
        id,
        context: definition.context,
        type,
        schemaVersion: definition.version,
        stream: `${aggregate}-${personRef}`,
        streamVersion: WAY.slice(0, step + 1).filter(([own]) => own === aggregate).length,
        recordedAt: `${effectiveOn}T08:00:00.000Z`,
        correlationId: id,
        causationId: id,
        data: pick(false),
      },
      part: { eventId: id, personRef, sphere: 'coordination', content: { ...pick(true), effectiveOn } },
    };
  }
}

interface Draft {
  readonly event: ContractEvent;
  readonly part: Parameters<KeyRingSealer['seal']>[0][number];
}

/** Three weeks between two steps, the beginnings spread over a year. */
const dayOf = (person: number, step: number): string =>
  new Date(Date.UTC(2025, 0, 1 + (person % 365) + step * 21)).toISOString().slice(0, 10);
