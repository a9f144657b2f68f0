import type { LaneParts } from './lane-parts.js';
import type { ParkedStream } from './parking-store.port.js';

const PAGE = 200;
/** Another owner may add events while we work; so often we look again before it waits for the next round. */
const ROUNDS = 10;

/** Does what operators asked for one parked stream: retries its events in order, or drops them for their reason. */
export async function workOff(requested: ParkedStream, parts: LaneParts): Promise<void> {
  const { parking, place, logger } = parts;
  const { stream, correlationId } = requested;
  for (let round = 0; round < ROUNDS; round++) {
    const parked = await parking.get(place, stream);
    if (!parked?.request) return;
    const done =
      parked.request.kind === 'retry' ? await retry(parked, parts) : await drop(parked, parked.request, parts);
    if (!done) return;
    if (await parking.unpark(place, stream, parked.appends)) {
      logger.info({ ...place, stream, correlationId, by: parked.request.kind }, 'subscription: stream given free');
      return;
    }
  }
}

/** True when all parked events of the stream were handled. */
async function retry({ stream, correlationId }: ParkedStream, parts: LaneParts): Promise<boolean> {
  const { parking, place, delivery, logger } = parts;
  for (let above = 0; ;) {
    const events = await parking.events(place, stream, above, PAGE);
    const last = events.at(-1);
    if (!last) return true;
    const [poison] = await delivery.deliver(events);
    if (poison) {
      await parking.remove(place, stream, poison.event.streamVersion - 1);
      await parking.failedAgain(place, stream, poison.reason);
      logger.error(
        { ...place, stream, reason: poison.reason, correlationId },
        'subscription: parked stream failed again',
      );
      return false;
    }
    await parking.remove(place, stream, last.streamVersion);
    parts.onCounted('handled', events.length);
    above = last.streamVersion;
  }
}

async function drop(
  parked: ParkedStream,
  request: { readonly by: string; readonly at: string; readonly reason: string },
  parts: LaneParts,
): Promise<boolean> {
  const { parking, place, metrics, logger } = parts;
  const { stream, correlationId } = parked;
  const extent = await parking.extent(place, stream);
  if (!extent) return true;
  const { by, at, reason } = request;
  await parking.recordDrop({ ...place, stream, fromVersion: extent.first, toVersion: extent.last, reason, by, at });
  await parking.remove(place, stream, extent.last);
  const most = extent.last - extent.first + 1;
  metrics.skipped?.(place.group, 'dropped', most);
  logger.warn(
    { ...place, stream, fromVersion: extent.first, toVersion: extent.last, by, correlationId },
    'subscription: parked events dropped',
  );
  return true;
}
