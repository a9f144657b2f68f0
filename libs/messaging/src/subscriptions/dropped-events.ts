import type { ContractEvent } from '#contracts';
import type { DroppedEvents } from './parking-store.port.js';

/** Looks up whether people gave an event up. */
export class DropList {
  private readonly byStream = new Map<string, DroppedEvents[]>();

  constructor(drops: readonly DroppedEvents[]) {
    for (const drop of drops) this.byStream.set(drop.stream, [...(this.byStream.get(drop.stream) ?? []), drop]);
  }

  has({ stream, streamVersion }: Pick<ContractEvent, 'stream' | 'streamVersion'>): boolean {
    const drops = this.byStream.get(stream);
    return drops?.some((drop) => drop.fromVersion <= streamVersion && streamVersion <= drop.toVersion) ?? false;
  }
}
