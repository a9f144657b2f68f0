import { describe, expect, it } from '@jest/globals';
import { readDepartments } from '../rules/department-files.js';
import { departmentOfCounty, milestoneOfCounty } from './department-columns.js';

const departments = readDepartments();
const context = {};

describe('a file of reports', () => {
  it.each(departments.map(({ department, title }) => [department, title]))(
    'names %s by its title',
    (department, title) => {
      expect(departmentOfCounty(['fachdienst'], departments).read(title, context)).toBe(department);
    },
  );

  const milestones = departments.flatMap((one) => one.milestones);
  it.each(milestones.map(({ milestone, title, word = title }) => [milestone, word]))(
    'can report %s',
    (milestone, word) => {
      expect(milestoneOfCounty(['meilenstein'], departments).read(word, context)).toBe(milestone);
    },
  );
});
