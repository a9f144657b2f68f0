import type { OpenedEvent } from '#contracts';
import type { DocumentStore } from './document-store.port.js';
import { ModelRecord } from './model-record.js';
import { settled } from './model-state.js';

/** What a subscription keeps in read documents beside its group: when they are lost, the group does not tell. */
export interface Memory {
  readonly name: string;
  /** It does not hold yet what its group has handled. */
  readonly catchingUp: boolean;
  /** Any event may come again. */
  apply(batch: readonly OpenedEvent[]): Promise<void>;
  /** It holds all that its group has handled. */
  settle(): Promise<void>;
  /** Drops what it has left behind for long enough. */
  sweep?(before: (label: string) => Promise<void>): Promise<void>;
}

/**
 * A memory that is no projection; `name` of its group. `apply` as the handler of the group takes events in. A version
 * that was raised has it filled anew: what it keeps differently then lies in collections of a new name.
 */
export async function openMemory(
  store: DocumentStore,
  name: string,
  apply: Memory['apply'],
  version = 1,
): Promise<Memory> {
  const record = await ModelRecord.open(store, name, version);
  let filling = (await record.read()).filling ?? false;
  return {
    name,
    get catchingUp() {
      return filling;
    },
    apply,
    settle: async () => {
      await record.change((state) => settled(state, new Date().toISOString()));
      filling = false;
    },
  };
}
