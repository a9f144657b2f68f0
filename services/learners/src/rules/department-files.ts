import { Type } from '@sinclair/typebox';
import { Id, oneOf, SPHERES, Title } from '#contracts';
import type { Departments } from '../domain/departments/departments.js';
import { readData } from './data-file.js';
import { RuleFileInvalid } from './rule-files.js';

const closed = { additionalProperties: false };

const DepartmentFile = Type.Array(
  Type.Object(
    {
      department: Id,
      title: Title,
      sphere: oneOf(SPHERES),
      reportedBy: Type.Array(oneOf(['department', 'migration-office', 'education-office']), {
        minItems: 1,
        uniqueItems: true,
      }),
      milestones: Type.Array(Type.Object({ milestone: Id, title: Title, word: Type.Optional(Title) }, closed)),
    },
    closed,
  ),
  { minItems: 1 },
);

const FILE = 'departments/departments.json';

/** The departments of the county with what they report. Throws RuleFileInvalid. */
export function readDepartments(folder?: string): Departments {
  const departments = readData(FILE, DepartmentFile, folder);
  refuseTwice(departments.map(({ department }) => department));
  for (const { milestones } of departments) refuseTwice(milestones.map(({ milestone }) => milestone));
  return departments;
}

function refuseTwice(codes: readonly string[]): void {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice !== undefined) throw new RuleFileInvalid(FILE, '', `${twice} occurs twice`);
}
