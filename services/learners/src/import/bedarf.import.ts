import { columns, defineImport, filled, importStep } from '#service-kit';
import type { RecordNeeds } from '../domain/learner/learner.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, flag, integer, key, listOf, oneOf, optional, timeOfDay } = columns;
const FARTHEST_KM = 200;
const LONGEST_MINUTES = 240;

/** What the place or the teaching must offer; no word names a cause. */
const REQUIRED = {
  'stufenfreier zugang': 'step-free',
  'barrierefreie toilette': 'accessible-toilet',
  'parkplatz in der nähe': 'parking-near',
  höranlage: 'induction-loop',
  gebärdensprachdolmetschen: 'sign-language-interpreting',
  'große schrift': 'large-print',
  'material für vorleseprogramme': 'screen-reader-material',
  'ruhiger raum': 'quiet-room',
  'kurze einheiten': 'short-units',
} as const;

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
      childcareAt: optional(listOf(timeOfDay(['betreuung_zeiten']))),
      maxTravelMinutes: optional(integer(['hoechstens_minuten', 'höchstens_minuten'], 0, LONGEST_MINUTES)),
      requirements: optional(listOf(oneOf(['anforderungen'], REQUIRED))),
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
        ...filled({
          maxDistanceKm: row.maxDistanceKm,
          maxTravelMinutes: row.maxTravelMinutes,
          childcareAt: row.childcareAt && [...row.childcareAt],
          requirements: row.requirements && [...row.requirements],
        }),
      };
      return [importStep('record', record, commands.recordNeeds)];
    },
  });
