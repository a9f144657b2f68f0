import type { ServiceStatus } from '#service-kit';
import type { Loopback } from './loopback.js';

const ASK_EVERY_MS = 100;
const OPERATOR = 'betrieb';
/** A policy's command is an event again: so many quiet looks in a row are the end. */
const QUIET_LOOKS = 3;

/** How many events are still to be handled, as far as can be seen from outside. */
const openWork = (services: readonly ServiceStatus[]): number =>
  services.reduce(
    (sum, { relay, subscriptions }) =>
      sum +
      (relay?.pending ?? 0) +
      subscriptions.reduce((own, status) => own + ('unavailable' in status ? 1 : status.lag), 0),
    0,
  );

/** Resolves when relays and subscriptions of all services have nothing left to do; tells how much is open meanwhile. */
export async function untilCaughtUp(
  api: Loopback,
  services: readonly string[],
  onProgress: (open: number) => void,
): Promise<void> {
  let quiet = 0;
  const look = async (): Promise<number> => {
    const status = await Promise.all(
      services.map((service) => api.get(`/api/${service}/v1/operations/status`, OPERATOR)),
    );
    return openWork(status as readonly ServiceStatus[]);
  };
  await api.until(
    look,
    (open) => {
      onProgress(open);
      quiet = open === 0 ? quiet + 1 : 0;
      return quiet >= QUIET_LOOKS;
    },
    ASK_EVERY_MS,
  );
}
