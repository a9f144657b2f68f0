import { FOLLOW_UP_SUBJECTS } from '#contracts';
import type { Choice } from '../../layout/form-fields.js';
import { departmentWord } from '../../layout/words.js';
import type { FollowUp } from '../../api/learners-desk.js';

const SUBJECTS: Readonly<Record<(typeof FOLLOW_UP_SUBJECTS)[number], string>> = {
  'call-person': 'Person anrufen',
  'check-registration': 'Anmeldung prüfen',
  'check-handover': 'Übergabe prüfen',
  'check-entitlement': 'Berechtigung prüfen',
  'documents-missing': 'Unterlagen nachfordern',
  childcare: 'Kinderbetreuung klären',
  'ask-consent': 'Einwilligung erfragen',
  'transition-step': 'Schritt eines Übergangs prüfen',
  other: 'Sonstiges',
};

export const subjectWord = (code: string): string => SUBJECTS[code as keyof typeof SUBJECTS] ?? code;
export const SUBJECT_CHOICES: readonly Choice[] = FOLLOW_UP_SUBJECTS.map((value) => ({
  value,
  text: SUBJECTS[value],
}));

const IN_CHARGE: Readonly<Record<FollowUp['inCharge'], string>> = {
  me: 'Sie',
  office: 'Ihre Stelle',
  principal: 'in Vertretung',
  colleague: 'Kollegin oder Kollege',
};
export const inChargeWord = (who: FollowUp['inCharge']): string => IN_CHARGE[who];

/** An office as a reader knows it: the scope, else the role. */
export function officeWord(office: string): string {
  if (office.startsWith('provider-')) return office.slice('provider-'.length);
  return office.startsWith('department-')
    ? departmentWord(office.slice('department-'.length))
    : (OFFICES[office] ?? office);
}
const OFFICES: Readonly<Record<string, string>> = {
  'migration-office': 'Migrationsstelle',
  'course-coordinator': 'Kurskoordination',
  'education-office': 'Bildungsbüro',
};
