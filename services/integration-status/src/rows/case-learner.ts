import { levelProof, type LevelProofRule } from '#contracts';
import {
  COURSE_FAMILIES,
  type CaseDispute,
  type CaseLevelRecord,
  type CourseFamily,
} from '../answers/case-learner.dto.js';
import type { CaseState } from '../projections/case/case-state.js';
import type { Named } from '../answers/named.dto.js';

/** A course type of each family: rules speak of their beginnings. */
const TYPE_OF: Readonly<Record<CourseFamily, string>> = {
  'integration-course': 'IK_ALLG',
  'vocational-language-course': 'BSK_B2',
  'other-course': 'LK_NIEDRIG',
};

/** Every assessment of a case as it reads on a day, latest first, with what it counts for. */
export function levelRecords(
  { levels, disputes }: CaseState,
  {
    day,
    rules,
    provider,
  }: { readonly day: string; readonly rules: readonly LevelProofRule[]; readonly provider: (id: string) => Named },
): CaseLevelRecord[] {
  return levels
    .toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0))
    .map((record) => {
      const { assessedBy, ...rest } = record;
      return {
        ...rest,
        ...(assessedBy === undefined ? {} : { assessedBy: provider(assessedBy).name }),
        disputed: isDisputed(disputes, 'level', record.assessmentId),
        proofs: COURSE_FAMILIES.map((family) => ({ family, ...levelProof(rules, record, TYPE_OF[family], day) })),
      };
    });
}

/** Whether a datum is disputed: all of its kind, or this one. */
export const isDisputed = (disputes: CaseState['disputes'], datum: string, subjectId?: string): boolean =>
  Object.values(disputes).some(
    (one) =>
      one.state === 'open' && one.datum === datum && (one.subjectId === undefined || one.subjectId === subjectId),
  );

/** The kinds of data that are disputed now. */
export const openDisputes = ({ disputes }: Pick<CaseState, 'disputes'>): string[] => [
  ...new Set(Object.values(disputes).flatMap(({ datum, state }) => (state === 'open' ? [datum] : []))),
];

/** Which of the data that a row shows are disputed: absent where none is. */
export function disputedAmong(
  state: Pick<CaseState, 'disputes'>,
  shown: readonly string[],
): { readonly disputed?: readonly string[] } {
  const disputed = openDisputes(state).filter((datum) => shown.includes(datum));
  return disputed.length === 0 ? {} : { disputed };
}

/** Every dispute of a case, latest first. */
export const disputeHistory = ({ disputes }: CaseState): CaseDispute[] =>
  Object.entries(disputes)
    .map(([disputeId, dispute]) => ({ disputeId, ...dispute }))
    .toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
