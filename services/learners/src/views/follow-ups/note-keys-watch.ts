import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { KeyRing } from '#privacy';
import { ClosingOrder, KEY_RING, LOGGER, type Logger } from '#service-kit';
import { NoteKeys } from './note-keys.js';

/** When the key ring was away, it is tried again so often. Milliseconds. */
const AGAIN_AFTER = 30_000;

/** Has the keys of notes destroyed at each erasure as it is heard of, and what was left over at the start. */
@Injectable()
export class NoteKeysWatch implements OnApplicationBootstrap {
  private again: NodeJS.Timeout | undefined;

  constructor(
    @Inject(NoteKeys) private readonly notes: NoteKeys,
    @Inject(KEY_RING) ring: KeyRing,
    @Inject(ClosingOrder) closing: ClosingOrder,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const stop = ring.onErased((personRef) => this.attempt(() => notes.forget(personRef)));
    closing.add('subscriptions', () => {
      stop();
      clearTimeout(this.again);
    });
  }

  onApplicationBootstrap(): void {
    this.attempt(() => this.notes.catchUp());
  }

  /** What fails is left over, and made good by going through all of it. */
  private attempt(work: () => Promise<void>): void {
    work().catch((err: unknown) => {
      this.logger.error({ err }, 'the notes of erased persons were not erased yet; it is tried again');
      clearTimeout(this.again);
      this.again = setTimeout(() => this.attempt(() => this.notes.catchUp()), AGAIN_AFTER);
      this.again.unref();
    });
  }
}
