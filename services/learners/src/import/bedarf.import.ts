import { columns, defineImport, filled, importStep } from '#service-kit';
import type { RecordNeeds } from '../domain/learner/learner.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, flag, integer, key, listOf, optional, timeOfDay } = columns;
const FARTHEST_KM = 200;

/** What people need in order to take part. */
export const bedarf = (commands: LearnerCommands) =>
  defineImport({
    kind: 'bedarf',
    title: 'Bedarf',
    columns: {
      number: key(['bedarf_nr']),
      person,
      childcare: flag(['kinderbetreuung']),
      timesOfDay: listOf(timeOfDay(['tageszeiten'])),
      maxDistanceKm: optional(integer(['hoechstens_km', 'höchstens_km'], 0, FARTHEST_KM)),
      stepFree: flag(['stufenfrei']),
      recordedOn: day(['erfasst_am']),
    },
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'person', '/effectiveOn': 'recordedOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const record: RecordNeeds = {
        type: 'record-needs',
        personRef: personRefOf(ids, row.person),
        effectiveOn: row.recordedOn,
        childcare: row.childcare,
        timesOfDay: [...row.timesOfDay],
        stepFree: row.stepFree,
        ...filled({ maxDistanceKm: row.maxDistanceKm }),
      };
      return [importStep('record', record, commands.learner)];
    },
  });
