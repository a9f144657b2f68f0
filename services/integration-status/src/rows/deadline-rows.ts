import { isCheckedOn } from '#contracts';
import type { Reader } from '../access/case-visibility.js';
import type { DeadlineRow } from '../answers/deadlines.dto.js';
import type { Deadline } from '../deadlines/deadline.js';
import { deadlinesOf } from '../deadlines/deadline-sources.js';
import { type CaseState, evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import type { CaseView } from '../projections/case/case.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import { isDisputed, openDisputes } from './case-learner.js';
import { entriesFor } from './entries-for.js';
import type { RowJoins } from './row-joins.js';
import type { StatusViews } from './status-views.js';

/**
 * What is due on persons, as a reader may know it: each row follows from the entries that the reader sees of the case, so
 * that nothing else can show in it. What the reader sees of no deadline leaves no row.
 */
export class DeadlineRows {
  constructor(
    private readonly views: StatusViews,
    private readonly joins: RowJoins,
  ) {}

  /** The deadlines of some cases on a day, by the person and in the order of their days. */
  async of(
    cases: Iterable<CaseView>,
    reader: Reader,
    day: string,
  ): Promise<ReadonlyMap<string, readonly DeadlineRow[]>> {
    const seen = await Promise.all(
      [...cases].map(async (view) => {
        const visible = await entriesFor(reader, view, this.views);
        const state = visible.filter(({ effectiveOn }) => effectiveOn <= day).reduce(evolveCase, NEW_CASE);
        return { personRef: view.personRef, state, deadlines: deadlinesOf(state) };
      }),
    );
    const runs = await this.runsOf(seen.flatMap(({ deadlines }) => deadlines));
    const nameOf = await this.names(
      seen.flatMap(({ deadlines }) => deadlines),
      runs,
    );
    return new Map(
      seen.map(({ personRef, state, deadlines }) => [
        personRef,
        deadlines
          .filter((deadline) => this.holds(deadline, runs, day))
          .map((deadline) => this.row(personRef, state, deadline, { nameOf, day }))
          .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1)),
      ]),
    );
  }

  private runsOf(deadlines: readonly Deadline[]): Promise<ReadonlyMap<string, RunView>> {
    const runIds = deadlines.flatMap(({ who }) => (who.kind === 'provider-of-run' ? [who.runId] : []));
    return this.views.runs.getMany([...new Set(runIds)]);
  }

  /** What depends on the run: whether its type has the deadline, and whether it has begun. */
  private holds({ ofRun }: Deadline, runs: ReadonlyMap<string, RunView>, day: string): boolean {
    if (!ofRun) return true;
    const run = runs.get(ofRun.runId);
    if (run?.state !== 'planned') return false;
    return ofRun.families.includes(this.views.rulesOn(day).typeRule(run.courseType).family);
  }

  private async names(deadlines: readonly Deadline[], runs: ReadonlyMap<string, RunView>) {
    const provider = await this.joins.providers([
      ...[...runs.values()].map(({ providerId }) => providerId),
      ...deadlines.flatMap(({ who }) => (who.kind === 'provider' ? [who.id] : [])),
    ]);
    return ({ who }: Deadline): DeadlineRow['who'] => whoOf(who, runs, provider);
  }

  private row(
    personRef: string,
    state: CaseState,
    deadline: Deadline,
    { nameOf, day }: { readonly nameOf: (deadline: Deadline) => DeadlineRow['who']; readonly day: string },
  ): DeadlineRow {
    const { kind, subjectId, dueOn, ruleId, ruleVersion, legalBasis, title, ofRun, runId, purpose } = deadline;
    const municipality = this.joins.municipality(state.municipalityKey);
    const right = state.rights[subjectId];
    const other = openDisputes(state).filter((datum) => datum === 'municipality' || datum === 'identity');
    return {
      personRef,
      kind,
      subjectId,
      dueOn,
      ruleId,
      ruleVersion,
      who: nameOf(deadline),
      ...(legalBasis === undefined ? {} : { legalBasis }),
      ...(municipality ? { municipality } : {}),
      ...(title === undefined ? {} : { title }),
      ...(runId === undefined ? {} : { runId }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(ofRun ? { runId: ofRun.runId } : {}),
      ...(readHere(deadline) ? { unchecked: !isCheckedOn(deadline, day) } : {}),
      ...(right ? { right: right.kind } : {}),
      ...(right?.lapsesOn === undefined ? {} : { lapsesOn: right.lapsesOn }),
      disputed: right !== undefined && isDisputed(state.disputes, 'entitlement', subjectId),
      ...(other.length === 0 ? {} : { disputedData: other }),
    };
  }
}

/** Whether the day rests on a rule that this service reads itself. */
const readHere = ({ kind, ofRun, legalBasis }: Deadline): boolean =>
  ofRun !== undefined || (kind === 'handover-start' && legalBasis !== undefined);

function whoOf(
  who: Deadline['who'],
  runs: ReadonlyMap<string, RunView>,
  provider: (id: string) => { readonly id: string; readonly name: string },
): DeadlineRow['who'] {
  switch (who.kind) {
    case 'coordination':
      return { kind: 'coordination' };
    case 'department':
      return { kind: 'department', id: who.id };
    case 'provider':
      return { kind: 'provider', ...provider(who.id) };
    case 'provider-of-run': {
      const providerId = runs.get(who.runId)?.providerId;
      return providerId === undefined ? { kind: 'coordination' } : { kind: 'provider', ...provider(providerId) };
    }
    default:
      return who satisfies never;
  }
}
