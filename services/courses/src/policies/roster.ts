import { type Retraction, retractionOf } from '#contracts';
import type { CollectionDefinition, DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import {
  all,
  byStream,
  entryOf,
  type Found,
  type Kept,
  type Keys,
  STREAM_INDEX,
  take,
  takeBack,
} from '../kept-entries.js';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import type { PolicyEvent } from '../contract-events.js';
import {
  type HandoverEntry,
  handoverAfter,
  type MergeEntry,
  mergeAfter,
  linkAfter,
  type NeedEntry,
  needAfter,
  type PersonLink,
  type QuestionEntry,
  questionAfter,
  type RegistrationEntry,
  registrationAfter,
  type RevokedConsent,
  revokedAfter,
  type RunEntry,
  runAfter,
} from './roster-entries.js';

const BY_RUN = 'run';
const BY_PERSON = 'person';
const BY_HOST = 'host';
const BY_CONSENT = 'consent';
const BY_REGISTRATION = 'registration';
const BY_MERGE = 'merge';
/** Raised with what is kept: the collections are filled anew under names of their own. */
export const ROSTER_VERSION = 2;
const named = (name: string, ...indexes: string[]): CollectionDefinition => ({
  name: `policies-${ROSTER_VERSION}-${name}`,
  indexes: [...indexes, STREAM_INDEX],
});

/**
 * The state of the policies' own subscription: registrations, runs, needs and hand-overs as far as a policy must find
 * them again. Every entry is written with the watermarks of its streams, so a repeat changes nothing.
 */
export class Roster {
  private constructor(
    private readonly registrations: DocumentCollection<Kept<RegistrationEntry>>,
    private readonly runs: DocumentCollection<Kept<RunEntry>>,
    private readonly needs: DocumentCollection<Kept<NeedEntry>>,
    private readonly handovers: DocumentCollection<Kept<HandoverEntry>>,
    private readonly revoked: DocumentCollection<Kept<RevokedConsent>>,
    private readonly merges: DocumentCollection<Kept<MergeEntry>>,
    private readonly questions: DocumentCollection<Kept<QuestionEntry>>,
    private readonly links: DocumentCollection<Kept<PersonLink>>,
  ) {}

  static async open(store: DocumentStore): Promise<Roster> {
    return new Roster(
      await store.collection<Kept<RegistrationEntry>>(named('registrations', BY_RUN, BY_PERSON)),
      await store.collection<Kept<RunEntry>>(named('runs')),
      await store.collection<Kept<NeedEntry>>(named('needs', BY_PERSON)),
      await store.collection<Kept<HandoverEntry>>(named('handovers', BY_PERSON, BY_CONSENT)),
      await store.collection<Kept<RevokedConsent>>(named('revoked-consents')),
      await store.collection<Kept<MergeEntry>>(named('merges', BY_RUN)),
      await store.collection<Kept<QuestionEntry>>(named('merge-questions', BY_REGISTRATION, BY_MERGE)),
      await store.collection<Kept<PersonLink>>(named('person-links', BY_HOST)),
    );
  }

  /** Takes the event in; when it resolves, every query sees it. */
  async apply(event: PolicyEvent): Promise<void> {
    const retraction = retractionOf(event);
    if (retraction) return this.takeBack(event, retraction);
    const { data } = event;
    if (event.type === 'learner-merged' || event.type === 'learner-merge-undone')
      return take(this.links, event.data.personRef, event, linkAfter, ofLink);
    if ('questionId' in data) {
      await take(this.questions, data.questionId, event, questionAfter, ofQuestion);
    } else if ('mergeId' in data) {
      await take(this.merges, data.mergeId, event, mergeAfter, ofMerge);
    } else if ('placementId' in data) {
      return;
    } else if ('registrationId' in data && 'runId' in data) {
      await take(this.registrations, data.registrationId, event, registrationAfter, ofRegistration);
    } else if ('entryId' in data) {
      await take(this.needs, data.entryId, event, needAfter, ofPerson);
    } else if ('handoverId' in data) {
      await take(this.handovers, data.handoverId, event, handoverAfter, ofHandover);
    } else if ('consentId' in data) {
      await take(this.revoked, data.consentId, event, revokedAfter, noKeys);
    } else if ('runId' in data) {
      await take(this.runs, data.runId, event, runAfter, noKeys);
    }
  }

  private async takeBack(event: PolicyEvent, retraction: Retraction): Promise<void> {
    await takeBack(this.registrations, event, retraction, ofRegistration);
    await takeBack(this.runs, event, retraction, noKeys);
    await takeBack(this.needs, event, retraction, ofPerson);
    await takeBack(this.handovers, event, retraction, ofHandover);
    await takeBack(this.revoked, event, retraction, noKeys);
    await takeBack(this.merges, event, retraction, ofMerge);
    await takeBack(this.questions, event, retraction, ofQuestion);
    await takeBack(this.links, event, retraction, ofLink);
  }

  async applyAll(events: readonly PolicyEvent[]): Promise<void> {
    await Promise.all(
      byStream(events).map(async (own) => {
        for (const event of own) await this.apply(event);
      }),
    );
  }

  async registration(registrationId: string): Promise<RegistrationEntry | undefined> {
    return entryOf((await this.registrations.get(registrationId))?.body);
  }

  async run(runId: string): Promise<RunEntry> {
    return entryOf((await this.runs.get(runId))?.body) ?? {};
  }

  registrationsOfRun(runId: string): Promise<readonly Found<RegistrationEntry>[]> {
    return all(this.registrations, BY_RUN, runId);
  }

  registrationsOfPerson(personRef: string): Promise<readonly Found<RegistrationEntry>[]> {
    return this.allOfPerson(this.registrations, personRef);
  }

  async need(entryId: string): Promise<NeedEntry | undefined> {
    return entryOf((await this.needs.get(entryId))?.body);
  }

  needsOfPerson(personRef: string): Promise<readonly Found<NeedEntry>[]> {
    return this.allOfPerson(this.needs, personRef);
  }

  /** The day on which a consent was revoked; undefined: it was not. */
  async revokedOn(consentRef: string): Promise<string | undefined> {
    return entryOf((await this.revoked.get(consentRef))?.body)?.on;
  }

  /** Merges in which the run takes part, whatever became of them. */
  mergesOfRun(runId: string): Promise<readonly Found<MergeEntry>[]> {
    return all(this.merges, BY_RUN, runId);
  }

  /** What the holder of a registration was asked: of the old one, and of the one she moves to. */
  questionsOfRegistration(registrationId: string): Promise<readonly Found<QuestionEntry>[]> {
    return all(this.questions, BY_REGISTRATION, registrationId);
  }

  questionsOfMerge(mergeId: string): Promise<readonly Found<QuestionEntry>[]> {
    return all(this.questions, BY_MERGE, mergeId);
  }

  async handover(handoverId: string): Promise<HandoverEntry | undefined> {
    return entryOf((await this.handovers.get(handoverId))?.body);
  }

  handoversOfPerson(personRef: string): Promise<readonly Found<HandoverEntry>[]> {
    return this.allOfPerson(this.handovers, personRef);
  }

  /** The hand-overs that rest on a consent, under whichever reference of the person they were offered. */
  handoversOnConsent(consentId: string): Promise<readonly Found<HandoverEntry>[]> {
    return all(this.handovers, BY_CONSENT, consentId);
  }

  /** What is kept of a person under each of her references (docs/decisions/0070). */
  private async allOfPerson<Entry extends object>(
    collection: DocumentCollection<Kept<Entry>>,
    personRef: string,
  ): Promise<readonly Found<Entry>[]> {
    const references = await this.referencesOf(personRef);
    return (await Promise.all(references.map((reference) => all(collection, BY_PERSON, reference)))).flat();
  }

  /** Upwards to the eldest, then everything that was merged into it. Merges never go round in a circle. */
  private async referencesOf(personRef: string): Promise<readonly string[]> {
    let eldest = personRef;
    for (;;) {
      const link = entryOf((await this.links.get(eldest))?.body);
      if (!link?.together) break;
      eldest = link.into;
    }
    const references = [eldest];
    for (const reference of references)
      references.push(...(await all(this.links, BY_HOST, reference)).map(({ id }) => id));
    return references;
  }
}

const noKeys = (): Keys => ({});

/** Without a run where an undo left the seat of a registration alone. */
const ofRegistration = (id: string, { runId, personRef }: Partial<RegistrationEntry>): Keys => ({
  [BY_RUN]: runId === undefined ? [] : [`${runId}|${id}`],
  [BY_PERSON]: personRef === undefined ? [] : [`${personRef}|${id}`],
});

const ofPerson = (id: string, { personRef }: { readonly personRef: string }): Keys => ({
  [BY_PERSON]: [`${personRef}|${id}`],
});

const ofHandover = (id: string, { personRef, consentRef }: HandoverEntry): Keys => ({
  [BY_PERSON]: [`${personRef}|${id}`],
  [BY_CONSENT]: consentRef === undefined ? [] : [`${consentRef}|${id}`],
});

const ofLink = (id: string, { into, together }: PersonLink): Keys => ({
  [BY_HOST]: together ? [`${into}|${id}`] : [],
});

const ofMerge = (id: string, { dissolvedRunId, keptRunId }: MergeEntry): Keys => ({
  [BY_RUN]: [`${dissolvedRunId}|${id}`, `${keptRunId}|${id}`],
});

const ofQuestion = (id: string, { mergeId, registrationId }: QuestionEntry): Keys => ({
  [BY_MERGE]: [`${mergeId}|${id}`],
  [BY_REGISTRATION]: [`${registrationId}|${id}`, `${movedRegistrationIdOf(id)}|${id}`],
});
