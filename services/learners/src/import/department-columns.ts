import { columns } from '#service-kit';
import type { Departments } from '../domain/departments/departments.js';

const { oneOf } = columns;
type Names = Parameters<typeof oneOf>[0];

/** A department of the county by its title: the county's data say which there are. */
export const departmentOfCounty = (names: Names, departments: Departments) =>
  oneOf<Readonly<Record<string, string>>>(
    names,
    Object.fromEntries(departments.map(({ title, department }) => [title.toLowerCase(), department])),
  );

/** What any of the departments may report. */
export const milestoneOfCounty = (names: Names, departments: Departments) =>
  oneOf<Readonly<Record<string, string>>>(
    names,
    Object.fromEntries(
      departments
        .flatMap(({ milestones }) => milestones)
        .map(({ word, title, milestone }) => [(word ?? title).toLowerCase(), milestone]),
    ),
  );
