import { Inject, Injectable } from '@nestjs/common';
import { type OpenedEvent, retractionOf } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import { type BlindIndex, KeyErased, type KeyRing } from '#privacy';
import { ClosingOrder, COMMAND_EXECUTOR, KEY_RING, LOGGER, type Logger, type SeenWrite } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { heard } from '../../heard-events.js';
import { BLIND_INDEX } from './blind-index.provider.js';
import { Identities } from './identities.js';

/** Keeps the identities in step: who was taken in is read from the own stream, who was erased is forgotten. */
@Injectable()
export class IdentityFeed {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(BLIND_INDEX) private readonly blindIndex: BlindIndex,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(KEY_RING) ring: KeyRing,
    @Inject(ClosingOrder) closing: ClosingOrder,
    @Inject(LOGGER) logger: Logger,
  ) {
    const stopListening = ring.onErased((personRef) => {
      identities
        .forget(personRef)
        .catch((err: unknown) => logger.error({ err }, 'an identity was not forgotten at once'));
    });
    closing.add('subscriptions', stopListening);
  }

  /** Handler of the subscription to the own topic; a repeat writes the same again. */
  async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await Promise.all(batch.map((event) => this.take(event)));
  }

  /** Whether a write to a learner's stream is contained; the identity comes with the first one. */
  async hasSeen({ stream }: SeenWrite): Promise<boolean> {
    const personRef = personOf(stream);
    return personRef === undefined || this.identities.has(personRef);
  }

  private async take(event: OpenedEvent): Promise<void> {
    const known = heard(event);
    if (known.type === 'erased') {
      if (known.data.erasedType === 'learner-enrolled') await this.identities.forget(known.data.personRef);
      return;
    }
    const personRef =
      known.type === 'learner-enrolled' || known.type === 'identity-corrected'
        ? known.data.personRef
        : retractedPerson(event);
    if (personRef === undefined) return;
    const { state } = await this.executor.load(learnerDecider, personRef);
    if (state.phase !== 'enrolled') return this.identities.forget(personRef);
    const { givenName, familyName, birthDate } = state.identity;
    const name = { givenName, familyName, birthDate };
    const about = {
      tokens: this.blindIndex.tokens(name),
      ...(state.takenInBy === undefined ? {} : { takenInBy: state.takenInBy }),
    };
    try {
      await this.identities.keep(personRef, name, about);
    } catch (error) {
      if (!(error instanceof KeyErased)) throw error;
    }
    // The keys may have been destroyed between sealing and writing.
    if ((await this.identities.names([personRef])).size === 0) await this.identities.forget(personRef);
  }
}

const personOf = (stream: string): string | undefined => /^learner-(.+)$/.exec(stream)?.[1];

/** Whose taking-in may have been undone with an import: the own stream tells. */
const retractedPerson = (event: OpenedEvent): string | undefined =>
  retractionOf(event) ? personOf(event.stream) : undefined;
