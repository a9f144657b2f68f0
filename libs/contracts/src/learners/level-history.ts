import type { EventOf } from '../definition.js';
import type { languageLevelAssessed, languageLevelCorrected } from './learner.events.js';

type Assessed = EventOf<typeof languageLevelAssessed>;
type Corrected = EventOf<typeof languageLevelCorrected>;

/** What a level was taken for until it was corrected. */
export interface LevelCorrection {
  readonly on: string;
  readonly reason: Corrected['data']['reason'];
  readonly was: Pick<LevelRecord, 'level' | 'basis' | 'on'>;
}

/** One assessment as it reads now, with the mark of every correction. */
export interface LevelRecord extends Omit<Assessed['data'], 'personRef' | 'assessmentId'> {
  readonly assessmentId: string;
  readonly on: string;
  /** Taken back: it stays in the history and counts no more. */
  readonly withdrawn: boolean;
  readonly corrections: readonly LevelCorrection[];
}

/** All assessments of a person, in the order in which they were recorded. */
export type LevelHistory = readonly LevelRecord[];

/** The id of an assessment; those from before ids were given are told by their place in the stream. */
export const assessmentIdOf = ({ personRef, assessmentId }: Assessed['data'], version: number): string =>
  assessmentId ?? `${personRef}-v${version}`;

/** Pure. One assessment more. */
export function withAssessment(history: LevelHistory, { data, effectiveOn }: Assessed, version: number): LevelHistory {
  const { personRef: _, assessmentId: _id, ...found } = data;
  const assessmentId = assessmentIdOf(data, version);
  return [...history, { ...found, assessmentId, on: effectiveOn, withdrawn: false, corrections: [] }];
}

/** Pure. A correction of an assessment that is not here (its stream has not arrived yet) changes nothing. */
export function withCorrection(history: LevelHistory, { data, effectiveOn }: Corrected): LevelHistory {
  return history.map((record) => (record.assessmentId === data.assessmentId ? corrected(record) : record));

  function corrected(record: LevelRecord): LevelRecord {
    const { level, basis, on } = record;
    const corrections = [...record.corrections, { on: effectiveOn, reason: data.reason, was: { level, basis, on } }];
    if (data.level === undefined) return { ...record, withdrawn: true, corrections };
    // Skills of a level that was wrong say nothing about the right one.
    const { skills: _, ...kept } = record;
    return {
      ...kept,
      level: data.level,
      basis: data.basis ?? basis,
      on: data.assessedOn ?? on,
      ...(data.skills === undefined ? {} : { skills: data.skills }),
      withdrawn: false,
      corrections,
    };
  }
}

/** The level that holds: the latest by its day that was not taken back; of one day the one recorded last. */
export const latestLevel = (history: LevelHistory): LevelRecord | undefined =>
  history
    .filter(({ withdrawn }) => !withdrawn)
    .reduce<LevelRecord | undefined>((latest, one) => (latest && latest.on > one.on ? latest : one), undefined);
