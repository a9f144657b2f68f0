import { CEFR_LEVELS, type CefrLevel, type EntitlementKind, isCheckedOn } from '#contracts';
import { plusDays } from '../days.js';
import type { RuleSubject } from './dated-rule.js';
import { type AppliedRule, applyingOn, namesOf, type RuleBook } from './rule-book.js';

/** What must be known of a person to tell which courses are open to her. */
export interface PathFacts {
  readonly level?: CefrLevel;
  readonly rights: readonly HeldRight[];
  readonly obligations: readonly { readonly imposedBy: string; readonly from: string; readonly to?: string }[];
}
export interface HeldRight {
  readonly kind: EntitlementKind;
  readonly issuedOn: string;
  /** Last day; absent: none is set. */
  readonly lapsesOn?: string;
  /** Day on which it was used, or ended by a decision. */
  readonly endedOn?: string;
  readonly end?: 'used' | 'decided';
}

/** `open`: she can go there. `obtainable`: once a body has issued a right. `closed`: not by the rules as they stand. */
export const PATH_ANSWERS = ['closed', 'obtainable', 'open'] as const;
export type PathAnswer = (typeof PATH_ANSWERS)[number];

export const PATH_REASONS = [
  'open-to-all',
  'holds-right',
  'obliged',
  'may-be-issued',
  'no-new-rights',
  'right-lapsed',
  'right-used',
  'level-too-low',
  'level-unknown',
] as const;
export interface PathReason {
  readonly code: (typeof PATH_REASONS)[number];
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  readonly source: string;
  /** Nobody compared this rule with the law for a year. */
  readonly unchecked: boolean;
}
export interface Path {
  readonly path: RuleSubject;
  readonly title: string;
  readonly answer: PathAnswer;
  /** Prefixes of the course types that it leads to. */
  readonly courseTypes: readonly string[];
  /** The bodies that may issue the right. */
  readonly issuers: readonly string[];
  readonly reasons: readonly PathReason[];
}

/** Which courses are open to a person on a day and why, by the rules of that day. Words for people: nothing is refused. */
export function pathsOn(book: RuleBook, facts: PathFacts, day: string): readonly Path[] {
  return book.flatMap((rule) => {
    if (rule.role !== 'governs') return [];
    const [governing] = applyingOn([rule], rule.appliesTo, day);
    if (!governing?.version.parameters.courseTypes) return [];
    const comments = applyingOn(book, rule.appliesTo, day).filter((one) => one.rule.role === 'comments');
    return [pathOf(governing, comments, facts, day)];
  });
}

function pathOf(governing: AppliedRule, comments: readonly AppliedRule[], facts: PathFacts, day: string): Path {
  const { rule, version } = governing;
  const { courseTypes = [], issuers = [] } = version.parameters;
  const { answer, reasons } = answerOf(governing, comments, facts, day);
  const level = levelReason(governing, facts.level);
  const told = (one: Reason): PathReason => ({
    code: one.code,
    ...namesOf(one.by),
    legalBasis: one.by.version.legalBasis,
    source: one.by.version.source,
    unchecked: !isCheckedOn(one.by.version, day),
  });
  return {
    path: rule.appliesTo,
    title: rule.title,
    answer,
    courseTypes: level === 'level-too-low' ? (version.parameters.exceptTypes ?? []) : courseTypes,
    issuers,
    reasons: [...reasons, ...(level ? [{ code: level, by: governing } as const] : [])].map(told),
  };
}

interface Reason {
  readonly code: PathReason['code'];
  readonly by: AppliedRule;
}

function answerOf(
  governing: AppliedRule,
  comments: readonly AppliedRule[],
  facts: PathFacts,
  day: string,
): { readonly answer: PathAnswer; readonly reasons: readonly Reason[] } {
  const { appliesTo } = governing.rule;
  const { openToAll, once } = governing.version.parameters;
  const because = (code: PathReason['code'], by = governing): Reason => ({ code, by });
  if (openToAll) return { answer: 'open', reasons: [because('open-to-all')] };
  const held = facts.rights.filter(({ kind, issuedOn }) => kind === appliesTo && issuedOn <= day);
  if (held.some((right) => isGood(right, day))) return { answer: 'open', reasons: [because('holds-right')] };
  if (appliesTo === 'integration-course-obligation' && isObliged(facts, day))
    return { answer: 'open', reasons: [because('obliged')] };
  const past = [
    ...(held.some((right) => hasLapsed(right, day)) ? [because('right-lapsed')] : []),
    ...(held.some(({ end, endedOn = '' }) => end === 'used' && endedOn <= day) ? [because('right-used')] : []),
  ];
  const closing = comments.find(({ version }) => version.parameters.closes);
  if (closing) return { answer: 'closed', reasons: [...past, because('no-new-rights', closing)] };
  if (once && past.length > 0) return { answer: 'closed', reasons: past };
  return { answer: 'obtainable', reasons: [...past, because('may-be-issued')] };
}

const isEnded = ({ endedOn }: HeldRight, day: string): boolean => endedOn !== undefined && endedOn <= day;
const hasLapsed = (right: HeldRight, day: string): boolean =>
  right.lapsesOn !== undefined && right.lapsesOn < day && !(right.end === 'used' && isEnded(right, day));
const isGood = (right: HeldRight, day: string): boolean => !isEnded(right, day) && !hasLapsed(right, day);
const isObliged = ({ obligations }: PathFacts, day: string): boolean =>
  obligations.some(({ from, to }) => from <= day && (to === undefined || day < to));

/** Courses that build on a level: who has less is told, who was not placed yet too. */
function levelReason({ version }: AppliedRule, level: CefrLevel | undefined): PathReason['code'] | undefined {
  const { leastLevel } = version.parameters;
  if (leastLevel === undefined) return undefined;
  if (level === undefined) return 'level-unknown';
  return CEFR_LEVELS.indexOf(level) < CEFR_LEVELS.indexOf(leastLevel) ? 'level-too-low' : undefined;
}

/** The paths that a person loses from a day on by a rule: less open than on the day before. */
export function pathsLost(book: RuleBook, facts: PathFacts, by: string, from: string): readonly Path[] {
  const before = new Map(pathsOn(book, facts, plusDays(from, -1)).map((path) => [path.path, path.answer]));
  return pathsOn(book, facts, from).filter(
    ({ path, answer, reasons }) =>
      PATH_ANSWERS.indexOf(answer) < PATH_ANSWERS.indexOf(before.get(path) ?? 'closed') &&
      reasons.some(({ ruleId }) => ruleId === by),
  );
}
