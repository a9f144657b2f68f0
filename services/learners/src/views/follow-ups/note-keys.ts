import { Inject, Injectable } from '@nestjs/common';
import type { KeyRing } from '#privacy';
import { ClosingOrder, KEY_RING, LOGGER, type Logger } from '#service-kit';
import { noteRefOf } from '../../domain/follow-up/follow-up.events.js';
import { FollowUps } from './follow-ups.js';

/** Notes have keys of their own: they go with the person of whom they are. */
@Injectable()
export class NoteKeys {
  constructor(
    @Inject(FollowUps) private readonly followUps: FollowUps,
    @Inject(KEY_RING) private readonly ring: KeyRing,
    @Inject(ClosingOrder) closing: ClosingOrder,
    @Inject(LOGGER) logger: Logger,
  ) {
    const stop = ring.onErased((personRef) => {
      this.forget(personRef).catch((err: unknown) => logger.error({ err }, 'the notes of a person were not erased'));
    });
    closing.add('subscriptions', stop);
  }

  private async forget(personRef: string): Promise<void> {
    for (const followUpId of await this.followUps.idsOf(personRef)) await this.ring.erase(noteRefOf(followUpId));
  }
}
