import { join } from 'node:path';
import { contractRegistry, type OpenedEvent, topicOf } from '#contracts';
import { openProjection } from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import type { EventLog } from '#messaging';
import { openEmbeddedLog } from '#messaging/embedded';
import { DefaultEventOpener, type EventOpener, KeyRingSealer } from '#privacy';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { caseProjection } from '../../services/integration-status/src/projections/case/case.projection.js';
import { CONTEXTS, KEYS_FILE, LOG_FILE, MASTER_KEY, SPHERES } from './board-log.js';

/** Builds the model anew beside an empty one, as the service does. Tells how many events were taken in. */
export async function rebuildByEngine(
  folder: string,
  file: string,
  onProgress: (events: number) => void,
): Promise<void> {
  const keyRing = await openEmbeddedKeyRing({ file: join(folder, KEYS_FILE), masterKey: MASTER_KEY });
  const log = openEmbeddedLog({ file: join(folder, LOG_FILE) });
  const documents = await openEmbeddedDocuments({ file });
  const sealer = new KeyRingSealer(keyRing, { spheres: SPHERES });
  const opener = new DefaultEventOpener(sealer, contractRegistry());
  const active = await openProjection(caseProjection, documents);
  const next = await active.begin();
  let taken = 0;
  for await (const batch of everything(log, opener)) {
    await next.apply(batch);
    onProgress((taken += batch.length));
  }
  await next.goLive();
  await active.switchTo(next);
  sealer.close();
  await Promise.all([documents.close(), log.close(), keyRing.close()]);
}

async function* everything(log: EventLog, opener: EventOpener): AsyncIterable<readonly OpenedEvent[]> {
  for (const { topic, ends } of await log.report(CONTEXTS.map(topicOf))) {
    for (const [partition, end] of Object.entries(ends)) {
      for await (const batch of log.read(topic, Number(partition), '0', end)) yield await opener.open(batch);
    }
  }
}
