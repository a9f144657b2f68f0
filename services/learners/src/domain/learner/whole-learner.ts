import { latestLevel } from '#contracts';
import { type Dispute, type Enrolled, residenceOn } from './learner.state.js';

interface Dated {
  readonly on: string;
}

/** A person under all of her references, as one: what was recorded under the younger ones counts for the eldest. */
export interface WholeLearner extends Pick<
  Enrolled,
  'personRef' | 'municipalityKey' | 'arrivedOn' | 'enrolledOn' | 'levels' | 'level' | 'literacy' | 'needs'
> {
  readonly formerRefs: readonly string[];
  /** With the reference under which each is settled. */
  readonly disputes: readonly (Dispute & { readonly disputeId: string; readonly personRef: string })[];
}

/** Pure. `eldest` with those that were merged into it; none: as it is. */
export function wholeLearner(eldest: Enrolled, others: readonly Enrolled[], today: string): WholeLearner {
  const all = [eldest, ...others];
  const levels = all.flatMap((one) => one.levels);
  const [level, literacy, needs] = [
    latestLevel(levels),
    latest(all.flatMap((one) => one.literacy ?? [])),
    latest(all.flatMap((one) => one.needs ?? [])),
  ];
  const residences = all.flatMap((one) => one.residences);
  const arrivedOn = all.flatMap((one) => one.arrivedOn ?? []).toSorted()[0];
  return {
    personRef: eldest.personRef,
    formerRefs: others.map(({ personRef }) => personRef),
    municipalityKey: residenceOn(residences, today) ?? eldest.municipalityKey,
    enrolledOn: eldest.enrolledOn,
    levels,
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(level === undefined ? {} : { level }),
    ...(literacy === undefined ? {} : { literacy }),
    ...(needs === undefined ? {} : { needs }),
    disputes: all.flatMap(({ personRef, disputes }) =>
      Object.entries(disputes).map(([disputeId, dispute]) => ({ disputeId, personRef, ...dispute })),
    ),
  };
}

const latest = <T extends Dated>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
