import { isCheckedOn } from '#contracts';
import { keyPrefix } from '#event-sourcing/projections';
import { type Reader, seesAllCases } from '../access/case-visibility.js';
import type { DutyRow } from '../answers/duties.dto.js';
import type { Duty } from '../deadlines/duty.js';
import { providerDuties } from '../deadlines/provider-duties.js';
import { itemDuties, measureDuties, mergeDuties } from '../deadlines/round-duties.js';
import type { RunView } from '../projections/run/run.state.js';
import type { RowJoins } from './row-joins.js';
import type { StatusViews } from './status-views.js';

/** So many of each are looked at: runs that have not ended, proposals and measures, the latest first. */
const RUNS = 2000;
const PROVIDERS = 200;
const MERGES = 200;
const MEASURES = 500;
/** Meetings are read to the first one, so many at once: what was agreed stays open until something came of it. */
const MEETINGS = 50;

/** What is due about no person, as a reader may know it: a few hundred rows, computed from what is known now. */
export class DutyRows {
  constructor(
    private readonly views: StatusViews,
    private readonly joins: RowJoins,
  ) {}

  /** Soonest first. */
  async of(reader: Reader, day: string): Promise<readonly DutyRow[]> {
    const all = await Promise.all([this.ofProviders(day), this.ofMerges(), this.ofMeetings(), this.ofMeasures()]);
    const known = all.flat().filter((duty) => concerns(duty, reader));
    const [provider, runs] = await Promise.all([
      this.joins.providers(known.flatMap(({ who }) => (who.kind === 'provider' ? [who.id] : []))),
      this.views.runs.getMany([...new Set(known.flatMap(({ runIds = [] }) => runIds))]),
    ]);
    return known
      .map(({ runIds, parties: _parties, checkedOn, who, ...duty }) => ({
        ...duty,
        who: who.kind === 'provider' ? { kind: who.kind, ...provider(who.id) } : who,
        // What is agreed or decided upon rests on no rule that could be compared with the law.
        ...(duty.legalBasis === undefined ? {} : { unchecked: !isCheckedOn({ checkedOn }, day) }),
        ...(runIds ? { runs: runIds.map((id) => ({ id, name: runs.get(id)?.title ?? id })) } : {}),
      }))
      .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
  }

  private async ofProviders(day: string): Promise<readonly Duty[]> {
    const [providers, running] = await Promise.all([
      this.views.providers.find({ index: 'name' }, { limit: PROVIDERS }),
      this.views.runs.find({ index: 'end', from: day }, { limit: RUNS }),
    ]);
    const rules = this.views.rulesOn(day);
    const familyOf = (courseType: string): string => rules.typeRule(courseType).family;
    const runs = new Map<string, RunView[]>();
    for (const { view } of running.rows) runs.set(view.providerId, [...(runs.get(view.providerId) ?? []), view]);
    return providers.rows.flatMap(({ view: provider }) =>
      providerDuties({ provider, runs: runs.get(provider.providerId) ?? [], familyOf, day }),
    );
  }

  private async ofMerges(): Promise<readonly Duty[]> {
    const { rows } = await this.views.merges.find({ index: 'proposed' }, { limit: MERGES, reverse: true });
    return mergeDuties(rows.map(({ view }) => view));
  }

  private async ofMeetings(): Promise<readonly Duty[]> {
    const open: Duty[] = [];
    let after: string | undefined;
    do {
      const page = await this.views.coordinationMeetings.find(keyPrefix('held', ''), {
        limit: MEETINGS,
        ...(after === undefined ? {} : { after }),
      });
      open.push(...itemDuties(page.rows.map(({ view }) => view)));
      after = page.next;
    } while (after !== undefined);
    return open;
  }

  private async ofMeasures(): Promise<readonly Duty[]> {
    const { rows } = await this.views.measures.find(keyPrefix('due', ''), { limit: MEASURES, reverse: true });
    return measureDuties(rows.map(({ view }) => view));
  }
}

/** The county sees all; a provider and a department what they must do; a provider also what it waits for with another. */
function concerns({ who, parties = [] }: Duty, reader: Reader): boolean {
  if (seesAllCases(reader)) return true;
  if (reader.provider !== undefined)
    return parties.includes(reader.provider) || (who.kind === 'provider' && who.id === reader.provider);
  return reader.department !== undefined && who.kind === 'department' && who.id === reader.department;
}
