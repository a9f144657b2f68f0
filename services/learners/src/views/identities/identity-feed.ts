import { Inject, Injectable } from '@nestjs/common';
import { type OpenedEvent, retractionOf } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import { type BlindIndex, KeyErased, type KeyRing } from '#privacy';
import { ClosingOrder, COMMAND_EXECUTOR, filled, KEY_RING, LOGGER, type Logger, type SeenWrite } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { heard, type HeardEvent } from '../../heard-events.js';
import { DuplicatePairs } from '../duplicates/duplicate-pairs.js';
import { BLIND_INDEX } from './blind-index.provider.js';
import { Identities } from './identities.js';

/** Keeps the identities in step: who was taken in is read from the own stream, who was erased is forgotten. */
@Injectable()
export class IdentityFeed {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(BLIND_INDEX) private readonly blindIndex: BlindIndex,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(DuplicatePairs) private readonly pairs: DuplicatePairs,
    @Inject(KEY_RING) ring: KeyRing,
    @Inject(ClosingOrder) closing: ClosingOrder,
    @Inject(LOGGER) logger: Logger,
  ) {
    const stopListening = ring.onErased((personRef) => {
      this.forget(personRef).catch((err: unknown) => logger.error({ err }, 'an identity was not forgotten at once'));
    });
    closing.add('subscriptions', stopListening);
  }

  /** Handler of the subscription to the own topic; a repeat writes the same again. */
  async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await Promise.all(batch.map((event) => this.take(event)));
  }

  /** Whether a write to a learner's stream is contained, as far as it changed who the person is. */
  async hasSeen({ stream, version }: SeenWrite): Promise<boolean> {
    const personRef = personOf(stream);
    if (personRef === undefined) return true;
    const kept = await this.identities.get(personRef);
    if (!kept) return false;
    if (kept.version >= version) return true;
    const { state } = await this.executor.load(learnerDecider, personRef);
    return state.phase !== 'enrolled' || kept.version >= Math.min(version, state.identityEvent);
  }

  private async take(event: OpenedEvent): Promise<void> {
    const known = heard(event);
    if (known.type === 'erased') {
      if (known.data.erasedType === 'learner-enrolled') await this.forget(known.data.personRef);
      return;
    }
    const personRef = changesWho(known) ? known.data.personRef : retractedPerson(event);
    if (personRef === undefined) return;
    await this.keep(personRef);
    await this.pairs.refresh(personRef);
  }

  private async keep(personRef: string): Promise<void> {
    const { state, version } = await this.executor.load(learnerDecider, personRef);
    if (state.phase !== 'enrolled') return this.forget(personRef);
    const { givenName, familyName, birthDate } = state.identity;
    const name = { givenName, familyName, birthDate };
    const { takenInBy, mergedInto, municipalityKey, enrolledOn, notSameAs } = state;
    const about = {
      tokens: this.blindIndex.tokens(name),
      municipalityKey,
      enrolledOn,
      notSameAs,
      version,
      ...filled({ takenInBy, mergedInto }),
    };
    try {
      await this.identities.keep(personRef, name, about);
    } catch (error) {
      if (!(error instanceof KeyErased)) throw error;
    }
    // The keys may have been destroyed between sealing and writing.
    if ((await this.identities.names([personRef])).size === 0) await this.forget(personRef);
  }

  private async forget(personRef: string): Promise<void> {
    await this.identities.forget(personRef);
    await this.pairs.refresh(personRef);
  }
}

type WhoEvent = Extract<HeardEvent, { readonly type: (typeof WHO)[number] }>;
const WHO = [
  'learner-enrolled',
  'identity-corrected',
  'learner-moved',
  'learner-merged',
  'learner-merge-undone',
  'duplicate-dismissed',
] as const;
/** Whether an event changes who the person is, or whom she is taken for. */
const changesWho = (event: HeardEvent): event is WhoEvent => WHO.some((type) => type === event.type);

const personOf = (stream: string): string | undefined => /^learner-(.+)$/.exec(stream)?.[1];

/** Whose taking-in may have been undone with an import: the own stream tells. */
const retractedPerson = (event: OpenedEvent): string | undefined =>
  retractionOf(event) ? personOf(event.stream) : undefined;
