import { PUBLIC_ORDER } from '#contracts';
import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
import type { SeenWrite } from '#service-kit';
import { type DepartmentPart, departmentParts, IN_PARTS } from './department-part.projection.js';
import { type Participant, participants } from './participant.projection.js';
import { type RunProvider, runProviders } from './run-provider.projection.js';

/** Whose participant a person is: the local view by which a provider reaches its own and nobody else. */
export class ProviderScope {
  private constructor(
    private readonly people: ActiveProjection<Participant>,
    private readonly runs: ActiveProjection<RunProvider>,
    private readonly parts: ActiveProjection<DepartmentPart>,
  ) {}

  static async open(documents: DocumentStore): Promise<ProviderScope> {
    return new ProviderScope(
      await openProjection(participants, documents),
      await openProjection(runProviders, documents),
      await openProjection(departmentParts, documents),
    );
  }

  /** The models to be fed from the log. */
  get projections(): readonly ActiveProjection<unknown>[] {
    return [this.people, this.runs, this.parts];
  }

  /** Those of the persons whom one of the providers teaches, or is asked to teach. */
  async taughtBy(providers: readonly string[], personRefs: readonly string[]): Promise<ReadonlySet<string>> {
    const people = await this.people.reader.getMany(personRefs);
    const runIds = new Set([...people.values()].flatMap((person) => person.runIds));
    const runs = await this.runs.reader.getMany([...runIds]);
    const isOwn = (providerId: string | undefined): boolean =>
      providerId !== undefined && providers.includes(providerId);
    const own = [...people].filter(
      ([, person]) => person.providers.some(isOwn) || person.runIds.some((runId) => isOwn(runs.get(runId)?.providerId)),
    );
    return new Set(own.map(([personRef]) => personRef));
  }

  /** Whether one of the departments has a part in the case of a person; public order in those alone whom it obliged. */
  async hasPart(departments: readonly string[], personRef: string): Promise<boolean> {
    const part = await this.parts.reader.get(personRef);
    if (!part) return false;
    return departments.some(
      (department) =>
        part.obligedBy.includes(department) || (department !== PUBLIC_ORDER && part.departments.includes(department)),
    );
  }

  /** Whether a run is one of this provider's. */
  async isRunOf(runId: string, providerId: string): Promise<boolean> {
    return (await this.runs.reader.get(runId))?.providerId === providerId;
  }

  /** Waits until a write that gives a department its part is seen here, or the limit is over. */
  async partSeen({ stream, version }: SeenWrite): Promise<boolean> {
    return IN_PARTS.test(stream) ? this.parts.reader.seen(stream, version) : true;
  }

  /** Waits until a write to a participation or a hand-over is seen here, or the limit is over; others are not waited for. */
  async seen({ stream, version }: SeenWrite): Promise<boolean> {
    return /^(participation|handover)-/.test(stream) ? this.people.reader.seen(stream, version) : true;
  }
}
