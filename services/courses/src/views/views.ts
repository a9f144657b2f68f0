import { type OpenedEvent, retractionOf } from '#contracts';
import { type DocumentCollection, type DocumentStore, type KeyRange, type Page } from '#event-sourcing/projections';
import type { SeenWrite } from '#service-kit';
import { type CoursesEvent, heard } from '../contract-events.js';
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
import { type FollowUpRow, followUpRowAfter } from './registrations-of-a-run/follow-up-row.js';
import { type RegistrationRow, registrationRowAfter } from './registrations-of-a-run/registration-row.js';
import { type CourseRow, courseRowAfter, isOfCourse } from './catalogue/course-row.js';
import { isOfOverlap, type OverlapRow, overlapRowAfter } from './overlaps/overlap-row.js';
import { isOfProvider, type ProviderRow, providerRowAfter } from './providers/provider-row.js';
import { type RunRow, runRowAfter } from './runs/run-row.js';

/** The group under which the views of this service read its topic. */
export const VIEW_GROUP = 'courses.views';
/** Raised with what the views keep; collections that are kept differently then get a new name. */
export const VIEW_VERSION = 3;

const BY_START = 'start';
const BY_PROVIDER = 'provider';
const BY_PUBLIC = 'public';
const BY_NAME = 'name';
const BY_RUN = 'run';
const BY_PERSON = 'person';
const OPEN = 'open';
const HELD = 'held';

export interface RunQuery {
  readonly provider?: string;
  /** First day of the start, included. */
  readonly from?: string;
  readonly limit: number;
  readonly after?: string;
}

/** The read models of this service's own: providers, their catalogues, runs, and the registrations of a run. */
export class CourseViews {
  private constructor(
    private readonly runs: DocumentCollection<Kept<RunRow>>,
    private readonly registrations: DocumentCollection<Kept<RegistrationRow>>,
    private readonly followUps: DocumentCollection<Kept<FollowUpRow>>,
    private readonly providers: DocumentCollection<Kept<ProviderRow>>,
    private readonly courses: DocumentCollection<Kept<CourseRow>>,
    private readonly overlaps: DocumentCollection<Kept<OverlapRow>>,
  ) {}

  static async open(store: DocumentStore): Promise<CourseViews> {
    return new CourseViews(
      await store.collection<Kept<RunRow>>({
        name: 'view-runs-2',
        indexes: [BY_START, BY_PROVIDER, BY_PUBLIC, STREAM_INDEX],
      }),
      await store.collection<Kept<RegistrationRow>>({
        name: 'view-registrations-2',
        indexes: [BY_RUN, BY_PERSON, HELD, STREAM_INDEX],
      }),
      await store.collection<Kept<FollowUpRow>>({ name: 'view-follow-ups', indexes: [BY_RUN, STREAM_INDEX] }),
      await store.collection<Kept<ProviderRow>>({ name: 'view-providers', indexes: [BY_NAME, STREAM_INDEX] }),
      await store.collection<Kept<CourseRow>>({ name: 'view-courses', indexes: [BY_PROVIDER, STREAM_INDEX] }),
      await store.collection<Kept<OverlapRow>>({ name: 'view-overlaps', indexes: [OPEN, STREAM_INDEX] }),
    );
  }

  /** Handler of the views' subscription. */
  async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await Promise.all(
      byStream(heard(batch)).map(async (events) => {
        for (const event of events) await this.take(event);
      }),
    );
  }

  async run(runId: string): Promise<RunRow | undefined> {
    return entryOf((await this.runs.get(runId))?.body);
  }

  /** Runs by the day of their start, then by id. */
  async findRuns({ provider, from = '', limit, after }: RunQuery): Promise<Page<Found<RunRow>>> {
    const scope = provider === undefined ? '' : `${provider}|`;
    const page = await this.runs.find(
      { index: provider === undefined ? BY_START : BY_PROVIDER, from: `${scope}${from}`, to: `${scope}\uffff` },
      { limit, ...(after === undefined ? {} : { after }) },
    );
    const rows = page.rows.map(({ id, body }) => ({ ...body.entry, id }));
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  /** Published runs that begin on this day or later, soonest first; `provider`: of this one alone. */
  async publicRuns(from: string, provider?: string): Promise<readonly RunRow[]> {
    const found = await this.whole(this.runs, { index: BY_PUBLIC, from, to: '\uffff' });
    return found.filter(({ plan }) => provider === undefined || plan.providerId === provider);
  }

  /** Every provider by name. */
  allProviders(): Promise<readonly ProviderRow[]> {
    return this.whole(this.providers, { index: BY_NAME, from: '', to: '\uffff' });
  }

  async provider(providerId: string): Promise<ProviderRow | undefined> {
    return (await this.providers.get(providerId))?.body.entry;
  }

  /** The catalogue of a provider by title. */
  coursesOf(providerId: string): Promise<readonly CourseRow[]> {
    return this.whole(this.courses, { index: BY_PROVIDER, from: `${providerId}|`, to: `${providerId}|\uffff` });
  }

  private async whole<Entry>(collection: DocumentCollection<Kept<Entry>>, range: KeyRange): Promise<readonly Entry[]> {
    const found: Entry[] = [];
    let after: string | undefined;
    do {
      const page = await collection.find(range, { limit: 200, ...(after === undefined ? {} : { after }) });
      found.push(...page.rows.map(({ body }) => body.entry));
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  /** Whether runs of the provider are planned or under way. */
  async hasOpenRuns(provider: string): Promise<boolean> {
    let after: string | undefined;
    do {
      const { rows, next } = await this.findRuns({ provider, limit: 200, ...(after === undefined ? {} : { after }) });
      if (rows.some(({ phase }) => phase === 'planned' || phase === 'running')) return true;
      after = next;
    } while (after !== undefined);
    return false;
  }

  /** By run how many of its taken seats are only held until the provider confirms them. */
  async heldSeats(): Promise<ReadonlyMap<string, number>> {
    const held = new Map<string, number>();
    for (const { runId } of await this.whole(this.registrations, { index: HELD, from: '', to: '\uffff' }))
      held.set(runId, (held.get(runId) ?? 0) + 1);
    return held;
  }

  /** Overlaps that wait for a decision, longest open first; each stands here once a side. */
  openOverlaps(): Promise<readonly OverlapRow[]> {
    return this.whole(this.overlaps, { index: OPEN, from: '', to: '\uffff' });
  }

  async registration(registrationId: string): Promise<RegistrationRow | undefined> {
    return entryOf((await this.registrations.get(registrationId))?.body);
  }

  registrationsOf(runId: string): Promise<readonly Found<RegistrationRow>[]> {
    return all(this.registrations, BY_RUN, runId);
  }

  /** The hand-overs from a run, by registration; of several the one that was offered last. */
  async followUpsOf(runId: string): Promise<ReadonlyMap<string, FollowUpRow>> {
    const rows = await all(this.followUps, BY_RUN, runId);
    return new Map(
      rows
        .toSorted((one, other) => (one.since < other.since ? -1 : 1))
        .map((row) => [row.registrationId, row] as const),
    );
  }

  /** Whether the views contain a write to a run or to a person's participations. */
  async hasSeen({ stream, version }: SeenWrite): Promise<boolean> {
    const isSeen = (found: { readonly body: { readonly seen: Kept<unknown>['seen'] } } | undefined): boolean =>
      (found?.body.seen[stream] ?? 0) >= version;
    const runId = /^course-run-(.+)$/.exec(stream)?.[1];
    const personRef = /^participation-(.+)$/.exec(stream)?.[1];
    const providerId = /^provider-(.+)$/.exec(stream)?.[1];
    const courseId = /^course-(?!run-)(.+)$/.exec(stream)?.[1];
    if (providerId !== undefined) return isSeen(await this.providers.get(providerId));
    if (courseId !== undefined) return isSeen(await this.courses.get(courseId));
    if (runId !== undefined) return isSeen(await this.runs.get(runId));
    if (personRef === undefined) return true;
    const { rows } = await this.registrations.find(
      { index: BY_PERSON, from: `${personRef}|`, to: `${personRef}|\uffff` },
      { limit: 200 },
    );
    return rows.some(({ body }) => (body.seen[stream] ?? 0) >= version);
  }

  private async take(event: CoursesEvent): Promise<void> {
    const retraction = retractionOf(event);
    if (retraction) {
      await takeBack(this.registrations, event, retraction, ofRegistration);
      await takeBack(this.runs, event, retraction, ofRun);
      await takeBack(this.followUps, event, retraction, ofFollowUp);
      await takeBack(this.providers, event, retraction, ofProvider);
      await takeBack(this.courses, event, retraction, ofCourse);
      await takeBack(this.overlaps, event, retraction, ofOverlap);
      return;
    }
    if (isOfProvider(event)) {
      await take(this.providers, event.data.providerId, event, providerRowAfter, ofProvider);
      return;
    }
    if (isOfCourse(event)) {
      await take(this.courses, event.data.courseId, event, courseRowAfter, ofCourse);
      return;
    }
    if (isOfOverlap(event)) {
      const { registrationId, otherRegistrationId } = event.data;
      await take(this.overlaps, `${registrationId}|${otherRegistrationId}`, event, overlapRowAfter, ofOverlap);
    }
    const { data } = event;
    if ('handoverId' in data) {
      await take(this.followUps, data.handoverId, event, followUpRowAfter, ofFollowUp);
    } else if ('personRef' in data && 'registrationId' in data && 'runId' in data) {
      await take(this.registrations, data.registrationId, event, registrationRowAfter, ofRegistration);
    } else if ('runId' in data && !('personRef' in data)) {
      await take(this.runs, data.runId, event, runRowAfter, ofRun);
    }
  }
}

const ofRegistration = (id: string, { runId, personRef, phase }: RegistrationRow): Keys => ({
  [HELD]: phase === 'held' ? [`${runId}|${id}`] : [],
  [BY_RUN]: [`${runId}|${id}`],
  [BY_PERSON]: [`${personRef}|${id}`],
});

const ofRun = (id: string, { plan: { startsOn, providerId }, publishedOn }: RunRow): Keys => ({
  [BY_START]: [`${startsOn}|${id}`],
  [BY_PROVIDER]: [`${providerId}|${startsOn}|${id}`],
  [BY_PUBLIC]: publishedOn === undefined ? [] : [`${startsOn}|${id}`],
});

const ofProvider = (_id: string, { provider }: ProviderRow): Keys => ({ [BY_NAME]: [provider.name] });

const ofCourse = (_id: string, { course }: CourseRow): Keys => ({
  [BY_PROVIDER]: [`${course.providerId}|${course.title}`],
});

const ofFollowUp = (id: string, { runId }: FollowUpRow): Keys => ({ [BY_RUN]: [`${runId}|${id}`] });

const ofOverlap = (id: string, { since, open }: OverlapRow): Keys => ({ [OPEN]: open ? [`${since}|${id}`] : [] });
