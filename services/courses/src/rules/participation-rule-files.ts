import { Type } from '@sinclair/typebox';
import { CERTIFICATE_KINDS, type CertificateKind, ENTITLEMENT_KINDS, Id, Level, oneOf } from '#contracts';
import type { CertificateNeed } from '../domain/rules/participation-rules.js';
import { closed, Days, Family, named, readRuleFile, Recipients, rule } from './rule-files.js';

const ofFamilies = { ...named, families: Type.Array(Family, { minItems: 1 }) };
const Units = Type.Integer({ minimum: 1, maximum: 2000 });

const SeatHoldFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...named, days: Days }, closed), { minItems: 1 }) },
  closed,
);
const RightNeededFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(
      Type.Object({ ...ofFamilies, kinds: Type.Array(oneOf(ENTITLEMENT_KINDS), { minItems: 1 }) }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);
const Need = Type.Object(
  {
    level: Type.Optional(Level),
    passed: Type.Optional(Type.Boolean()),
    orientation: Type.Optional(Type.Boolean()),
  },
  closed,
);
const Certificates = Type.Unsafe<Partial<Record<CertificateKind, CertificateNeed>>>({
  type: 'object',
  propertyNames: { enum: [...CERTIFICATE_KINDS] },
  additionalProperties: Need,
});
const CertificatesFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...ofFamilies, certificates: Certificates }, closed), { minItems: 1 }),
  },
  closed,
);
const RepetitionFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(
      Type.Object({ ...ofFamilies, courseTypes: Type.Optional(Type.Array(Id)), units: Type.Optional(Units) }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);
const ResitsFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...ofFamilies, resits: Type.Integer({ minimum: 0, maximum: 10 }) }, closed), {
      minItems: 1,
    }),
  },
  closed,
);

const DropOutReportFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...ofFamilies, recipients: Recipients }, closed), { minItems: 1 }) },
  closed,
);
const RegistrationReportFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...ofFamilies, days: Days }, closed), { minItems: 1 }) },
  closed,
);

const KursnetEntryFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(
      Type.Object({ ...ofFamilies, aheadMonths: Type.Integer({ minimum: 1, maximum: 12 }), everyDays: Days }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);
const FundedUnitsFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...ofFamilies, units: Units }, closed), { minItems: 1 }) },
  closed,
);
const PlanningReportFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...ofFamilies, daysBefore: Days }, closed), { minItems: 1 }) },
  closed,
);

export type ParticipationRuleFiles = ReturnType<typeof readParticipationRuleFiles>;

/** Reads the rules about registrations, results and certificates; throws RuleFileInvalid. */
export function readParticipationRuleFiles(directory: string) {
  return {
    seatHold: readRuleFile(directory, 'seat-hold.json', SeatHoldFile),
    rightNeeded: readRuleFile(directory, 'right-needed.json', RightNeededFile),
    certificates: readRuleFile(directory, 'certificates.json', CertificatesFile),
    repetition: readRuleFile(directory, 'repetition.json', RepetitionFile),
    resits: readRuleFile(directory, 'resits.json', ResitsFile),
    dropOutReport: readRuleFile(directory, 'drop-out-report.json', DropOutReportFile),
    registrationReport: readRuleFile(directory, 'registration-report.json', RegistrationReportFile),
    kursnetEntry: readRuleFile(directory, 'kursnet-entry.json', KursnetEntryFile),
    fundedUnits: readRuleFile(directory, 'funded-units.json', FundedUnitsFile),
    planningReport: readRuleFile(directory, 'planning-report.json', PlanningReportFile),
  };
}
