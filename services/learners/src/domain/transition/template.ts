import type { Sphere, TransitionKind } from '#contracts';
import { periodEnd } from '../days.js';
import { type Departments, sphereIn } from '../departments/departments.js';

/** From which day the due day of a step is counted. */
export const DUE_FROM = ['start', 'school-year-start', 'school-year-end'] as const;
/** Events beside milestones that do a step. */
export const STEP_EVENTS = ['language-level-assessed', 'participation-started'] as const;
export type StepEvent = (typeof STEP_EVENTS)[number];

/** What does a step without its owner saying so. */
export type DoneBy = { readonly milestone: string; readonly department: string } | { readonly event: StepEvent };

export interface TemplateStep {
  readonly step: string;
  readonly title: string;
  /** The department whose turn it is. */
  readonly owner: string;
  readonly due: { readonly from: (typeof DUE_FROM)[number]; readonly months?: number; readonly days?: number };
  readonly doneBy?: DoneBy;
}

export interface TemplateVersion {
  readonly version: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly source: string;
  readonly checkedOn?: string;
  /** A step that would have been due before the transition began is due so many days after its beginning. */
  readonly catchUpDays: number;
  readonly steps: readonly TemplateStep[];
}

/** The steps of one kind of transition, dated like a rule. */
export interface TransitionTemplate {
  readonly id: string;
  readonly title: string;
  readonly kind: TransitionKind;
  readonly versions: readonly TemplateVersion[];
}

/** First and last day of instruction of a school year. */
export interface SchoolYear {
  readonly year: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What transitions are planned by. */
export interface TransitionRules {
  readonly templates: readonly TransitionTemplate[];
  /** Earliest first. */
  readonly schoolYears: readonly SchoolYear[];
  readonly departments: Departments;
}

export interface PlannedStep {
  readonly step: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn?: string;
}

export interface TransitionPlan {
  readonly templateId: string;
  readonly templateVersion: string;
  /** By the sphere of their owners: each is told to those alone who may know of it. */
  readonly steps: Readonly<Record<Sphere, readonly PlannedStep[]>>;
}

interface Started {
  readonly kind: TransitionKind;
  readonly startedOn: string;
  readonly dueOn?: string | undefined;
}

/** The plan of a transition by the template of its day; undefined where none holds on it. */
export function planOf(rules: TransitionRules, started: Started): TransitionPlan | undefined {
  const template = rules.templates.find(({ kind }) => kind === started.kind);
  const version = template?.versions.find(
    ({ validFrom, validTo }) =>
      validFrom <= started.startedOn && (validTo === undefined || started.startedOn <= validTo),
  );
  if (!template || !version) return undefined;
  const steps: Record<Sphere, PlannedStep[]> = { coordination: [], youth: [], health: [] };
  for (const { step, title, owner, due } of version.steps) {
    const dueOn = dueDay(due, version, started, rules.schoolYears);
    steps[sphereIn(rules.departments, owner)].push({ step, title, owner, ...(dueOn === undefined ? {} : { dueOn }) });
  }
  return { templateId: template.id, templateVersion: version.version, steps };
}

/** What does a step by itself, by the template that it was planned from. */
export const doneByOf = (
  { templates }: TransitionRules,
  planned: { readonly templateId: string; readonly templateVersion: string },
  step: string,
): DoneBy | undefined =>
  templates
    .find(({ id }) => id === planned.templateId)
    ?.versions.find(({ version }) => version === planned.templateVersion)
    ?.steps.find((one) => one.step === step)?.doneBy;

function dueDay(
  { from, months = 0, days = 0 }: TemplateStep['due'],
  { catchUpDays }: TemplateVersion,
  started: Started,
  years: readonly SchoolYear[],
): string | undefined {
  const anchor = anchorOf(from, started, years);
  if (anchor === undefined) return undefined;
  const due = addDays(periodEnd(anchor, { months }), days);
  return due < started.startedOn ? addDays(started.startedOn, catchUpDays) : due;
}

/** Undefined where the dates of the school year are not known yet: better no day than an invented one. */
function anchorOf(
  from: TemplateStep['due']['from'],
  { startedOn, dueOn }: Started,
  years: readonly SchoolYear[],
): string | undefined {
  if (from === 'start') return startedOn;
  if (from === 'school-year-start') return years.find(({ firstDay }) => firstDay >= (dueOn ?? startedOn))?.firstDay;
  const ends = years.map(({ lastDay }) => lastDay).filter((day) => day >= startedOn);
  return ends.findLast((day) => dueOn !== undefined && day <= dueOn) ?? ends[0];
}

function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
