import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LoggedEvent } from '#contracts';
import { EventNotPublishable, type EventLog, TopicMismatch } from '../event-log.port.js';
import { allVersions, firstVersions, interleaved, readAll, streams, unique } from './logged.js';
import { readerRules } from './log-readers.contract.js';
import { PARTITIONS, type LogUnderTest } from './log-under-test.js';
import { sampleEvent } from './sample-event.js';

export interface LogFixture {
  /** Opens the same log again after it was closed. */
  open(): Promise<EventLog>;
  cleanUp(): Promise<void>;
}

/** What every adapter of the log keeps, whatever carries it. */
export function eventLogContract(name: string, makeFixture: () => Promise<LogFixture>): void {
  describe(`event log: ${name}`, () => {
    let fixture: LogFixture;
    let log: EventLog;

    beforeAll(async () => {
      fixture = await makeFixture();
      log = await fixture.open();
    }, 60_000);
    afterAll(async () => {
      await log.close();
      await fixture.cleanUp();
    }, 60_000);

    const tested: LogUnderTest = {
      log: () => log,
      reopen: async () => {
        await log.close();
        log = await fixture.open();
      },
      newTopic: async () => {
        const topic = unique('topic');
        await log.ensureTopics([topic], PARTITIONS);
        return topic;
      },
      gather: async (topic, group, more) => {
        const got: LoggedEvent[] = [];
        const running = await log.subscribe({
          group,
          topics: [topic],
          handle: async (batch) => void got.push(...batch),
          ...more,
        });
        return { got, stop: () => running.stop() };
      },
    };
    writingRules(tested);
    readerRules(tested);
  });
}

function writingRules({ log, newTopic, gather }: LogUnderTest): void {
  test('an event comes back as it went in', async () => {
    const topic = await newTopic();
    const plain = sampleEvent('run-1', 1);
    const full = sampleEvent('learner-1', 7, {
      context: 'learners',
      type: 'level-established',
      schemaVersion: 2,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      data: { personRef: 'p_1', note: 'ä€😀', empty: null, list: [1, 2.5] },
      sealed: { personRef: 'p_1', sphere: 'youth', blob: 'AAEC' },
    });
    const { effectiveOn: _, ...personal } = full;
    const positions = await log().publish(topic, [plain, personal]);
    const back = await readAll(log(), topic);
    const expected = [plain, personal].map((event, index) => ({ ...event, position: positions[index] }));
    expect([...back].sort((a, b) => a.streamVersion - b.streamVersion)).toEqual(expected);
  });

  test('the events of a stream lie in one partition, in the order given, at the positions told', async () => {
    const topic = await newTopic();
    const names = streams('run', 20);
    const first = await log().publish(topic, interleaved(names, 1, 3));
    const events = interleaved(names, 4, 6);
    const second = await log().publish(topic, events);
    const back = await readAll(log(), topic);
    expect(firstVersions(back)).toEqual(allVersions(names, 6));
    for (const stream of names) {
      expect(
        new Set(back.filter((event) => event.stream === stream).map(({ position }) => position.partition)).size,
      ).toBe(1);
    }
    const told = [...first, ...second].map((position) => JSON.stringify(position)).sort();
    expect(back.map(({ position }) => JSON.stringify(position)).sort()).toEqual(told);
    expect(new Set(told).size).toBe(told.length);
  });

  test('a part of a partition is read: from an offset up to an end that is left out', async () => {
    const topic = await newTopic();
    const [position] = await log().publish(topic, interleaved(['run-1'], 1, 10));
    const offsets: string[] = [];
    for await (const batch of log().read(topic, position?.partition ?? 0, '3', '7'))
      offsets.push(...batch.map((event) => event.position.offset));
    expect(offsets).toEqual(['3', '4', '5', '6']);
    const beyond: string[] = [];
    for await (const batch of log().read(topic, position?.partition ?? 0, '8', '99'))
      beyond.push(...batch.map((event) => event.position.offset));
    expect(beyond).toEqual(['8', '9']);
  });

  test('a reader may leave a read early', async () => {
    const topic = await newTopic();
    const [position] = await log().publish(topic, interleaved(['run-1'], 1, 50));
    for await (const batch of log().read(topic, position?.partition ?? 0, '0', '50')) {
      expect(batch[0]?.streamVersion).toBe(1);
      break;
    }
  });

  test('a topic with another number of partitions is refused, and so is one that does not exist', async () => {
    const topic = await newTopic();
    await log().ensureTopics([topic], PARTITIONS);
    await log().checkTopics([topic], PARTITIONS);
    await expect(log().ensureTopics([topic], PARTITIONS + 1)).rejects.toThrow(TopicMismatch);
    await expect(log().checkTopics([topic], PARTITIONS + 1)).rejects.toThrow(TopicMismatch);
    await expect(log().checkTopics([topic, unique('nowhere')], PARTITIONS)).rejects.toThrow(TopicMismatch);
    await expect(log().report([unique('nowhere')])).rejects.toThrow(TopicMismatch);
    await expect(log().publish(unique('nowhere'), [sampleEvent('run-1', 1)])).rejects.toThrow(TopicMismatch);
    await expect(gather(unique('nowhere'), unique('group'))).rejects.toThrow(TopicMismatch);
  });

  test('an event that is too large is named, and nothing of the call is sent', async () => {
    const topic = await newTopic();
    const huge = sampleEvent('run-2', 1, { data: { text: 'x'.repeat(1_200_000) } });
    const publishing = log().publish(topic, [sampleEvent('run-1', 1), huge]);
    await expect(publishing).rejects.toThrow(EventNotPublishable);
    await expect(publishing).rejects.toMatchObject({ eventId: 'run-2-1' });
    expect(await readAll(log(), topic)).toEqual([]);
  });

  test('a call that is larger than one request of the log still keeps the order', async () => {
    const topic = await newTopic();
    const events = Array.from({ length: 12 }, (_, index) =>
      sampleEvent('run-1', index + 1, { data: { text: 'x'.repeat(400_000) } }),
    );
    await log().publish(topic, events);
    expect(firstVersions(await readAll(log(), topic))).toEqual(allVersions(['run-1'], 12));
  });
}
