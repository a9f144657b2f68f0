import { Type } from '@sinclair/typebox';
import { Day, Id, oneOf, Title, TRANSITION_KINDS } from '#contracts';
import { departmentOf, type Departments, sphereIn } from '../domain/departments/departments.js';
import {
  DUE_FROM,
  type SchoolYear,
  STEP_EVENTS,
  type TemplateStep,
  type TransitionRules,
  type TransitionTemplate,
} from '../domain/transition/template.js';
import { dataFiles, readData } from './data-file.js';
import { readDepartments } from './department-files.js';
import { refuseOverlap, RuleFileInvalid } from './rule-files.js';

const closed = { additionalProperties: false };
const Source = Type.String({ minLength: 1, maxLength: 400 });

const StepFile = Type.Object(
  {
    step: Id,
    title: Title,
    owner: Id,
    due: Type.Object(
      {
        from: oneOf(DUE_FROM),
        months: Type.Optional(Type.Integer({ minimum: -36, maximum: 36 })),
        days: Type.Optional(Type.Integer({ minimum: -366, maximum: 366 })),
      },
      closed,
    ),
    doneBy: Type.Optional(
      Type.Union([
        Type.Object({ milestone: Id, department: Id }, closed),
        Type.Object({ event: oneOf(STEP_EVENTS) }, closed),
      ]),
    ),
  },
  closed,
);

const TemplateFile = Type.Object(
  {
    id: Id,
    title: Title,
    kind: oneOf(TRANSITION_KINDS),
    versions: Type.Array(
      Type.Object(
        {
          version: Type.String({ minLength: 1, maxLength: 40 }),
          validFrom: Day,
          validTo: Type.Optional(Day),
          legalBasis: Title,
          source: Source,
          checkedOn: Type.Optional(Day),
          catchUpDays: Type.Integer({ minimum: 0, maximum: 90 }),
          steps: Type.Array(StepFile, { minItems: 1, maxItems: 40 }),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

const SchoolYearFile = Type.Object(
  {
    id: Id,
    title: Title,
    legalBasis: Title,
    years: Type.Array(
      Type.Object({ year: Title, firstDay: Day, lastDay: Day, source: Source, checkedOn: Type.Optional(Day) }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);

const SCHOOL_YEARS = 'school-years/lower-saxony.json';

/** What transitions are planned by, as the files state it. Throws RuleFileInvalid. */
export function readTransitionRules(departments: Departments = readDepartments(), folder?: string): TransitionRules {
  const templates = dataFiles('transitions', folder).map((file) => readTemplate(file, departments, folder));
  for (const [at, { kind }] of templates.entries()) {
    if (templates.slice(at + 1).some((other) => other.kind === kind))
      throw new RuleFileInvalid('transitions', '', `two templates are for ${kind}`);
  }
  return { templates, departments, schoolYears: readSchoolYears(folder) };
}

function readTemplate(file: string, departments: Departments, folder: string | undefined): TransitionTemplate {
  const template = readData(file, TemplateFile, folder);
  refuseOverlap(file, template.versions);
  for (const { steps } of template.versions) {
    for (const [at, step] of steps.entries()) {
      if (steps.slice(at + 1).some((other) => other.step === step.step))
        throw new RuleFileInvalid(file, '', `${step.step} occurs twice`);
      refuseUnfit(file, step, departments);
    }
  }
  return template;
}

/** A step tells its owner's sphere: what moves it must not tell another that something happened there. */
function refuseUnfit(file: string, { step, owner, doneBy }: TemplateStep, departments: Departments): void {
  if (!departmentOf(departments, owner)) throw new RuleFileInvalid(file, '', `${step} has no owner of the county`);
  if (!doneBy || 'event' in doneBy) return;
  const { milestone, department } = doneBy;
  if (!departmentOf(departments, department)?.milestones.some((one) => one.milestone === milestone))
    throw new RuleFileInvalid(file, '', `${step} is done by a milestone that nobody has`);
  const sphere = sphereIn(departments, department);
  if (sphere !== 'coordination' && sphere !== sphereIn(departments, owner))
    throw new RuleFileInvalid(file, '', `${step} would tell of the sphere ${sphere}`);
}

function readSchoolYears(folder: string | undefined): readonly SchoolYear[] {
  const years = readData(SCHOOL_YEARS, SchoolYearFile, folder).years.toSorted((one, other) =>
    one.firstDay.localeCompare(other.firstDay),
  );
  for (const [at, { year, firstDay, lastDay }] of years.entries()) {
    const next = years[at + 1];
    if (lastDay <= firstDay || (next && next.firstDay <= lastDay))
      throw new RuleFileInvalid(SCHOOL_YEARS, '', `${year} ends before it begins, or in the next`);
  }
  return years;
}
