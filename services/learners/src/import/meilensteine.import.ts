import { columns, defineImport, importStep, type Municipalities } from '#service-kit';
import { bringsReportsOf } from '../commands/record-milestone/who-reports.js';
import type { Departments } from '../domain/departments/departments.js';
import type { RecordMilestone } from '../domain/milestone/milestone.decider.js';
import { departmentOfCounty, milestoneOfCounty } from './department-columns.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, key, oneOf } = columns;

/**
 * Where people stand with the departments. What youth and health reported, and whether they did, is told to themselves
 * alone: not even the outcome of a row of theirs to anybody else.
 */
export const meilensteine = (commands: LearnerCommands, _municipalities: Municipalities, departments: Departments) =>
  defineImport({
    kind: 'meilensteine',
    title: 'Meldungen der Fachdienste',
    columns: {
      number: key(['meldung_nr']),
      person,
      department: departmentOfCounty(['fachdienst'], departments),
      milestone: milestoneOfCounty(['meilenstein'], departments),
      state: oneOf(['stand'], { offen: 'open', erledigt: 'done' }),
      reportedOn: day(['gemeldet_am']),
    },
    sample: [{ department: 'koordinierungsstelle', milestone: 'erstgespräch' }],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: {
      '': 'person',
      '/department': 'department',
      '/milestone': 'milestone',
      '/state': 'state',
      '/effectiveOn': 'reportedOn',
    },
    reasons: REASONS,
    alsoBroughtBy: ['department'],
    reserved: (row, principal) => (bringsReportsOf(departments, principal, row.department) ? undefined : 'department'),
    steps: ({ person: number, department: unit, milestone, state, reportedOn }, ids) => {
      const record: RecordMilestone = {
        type: 'record-milestone',
        personRef: personRefOf(ids, number),
        department: unit,
        milestone,
        state,
        effectiveOn: reportedOn,
      };
      return [importStep('record', record, commands.recordMilestone, { already: ['milestone-unchanged'] })];
    },
  });
