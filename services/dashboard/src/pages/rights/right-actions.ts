import { IsIn, IsOptional, Matches } from 'class-validator';
import type { Role } from '#service-kit';
import {
  bodyWords,
  DISORDER_WORDS,
  EXEMPTION_WORDS,
  ISSUE_KINDS,
  OBLIGATION_END_WORDS,
  OBLIGATION_WORDS,
  OUTCOME_WORDS,
  REFUSAL_WORDS,
  WITHDRAWAL_WORDS,
} from './right-words.js';

export type FieldName = 'art' | 'stelle' | 'grund' | 'kurs' | 'am' | 'titelVom' | 'bis' | 'frist';
export interface Field {
  readonly name: FieldName;
  readonly label: string;
  /** Words to choose from; absent: a day, or a choice that the page knows. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly required: boolean;
}
export interface Action {
  readonly title: string;
  readonly button: string;
  /** What follows for the person, and who gets what on which basis. */
  readonly follows: string;
  readonly notice: string;
  readonly roles: readonly Role[];
  readonly fields: readonly Field[];
  readonly path: (form: ActionForm) => string;
  readonly body: (form: ActionForm, personRef: string) => object;
}

const DECIDING: readonly Role[] = ['course-coordinator', 'migration-office', 'department'];
const day = (name: 'am' | 'titelVom' | 'bis' | 'frist', label: string): Field => ({ name, label, required: false });
const choice = (name: FieldName, label: string, choices?: Readonly<Record<string, string>>): Field => ({
  name,
  label,
  required: true,
  ...(choices ? { choices } : {}),
});
const given = (fields: Readonly<Record<string, string | undefined>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

export const ACTIONS: Readonly<Record<string, Action>> = {
  ausstellen: {
    title: 'Ein Recht erfassen',
    button: 'Recht erfassen',
    follows:
      'Wann es verfällt, folgt aus der Regel des Tages. Der Fall öffnet sich für die Stelle, die es ausgestellt hat, soweit § 88a AufenthG es erlaubt.',
    notice: 'Das Recht ist erfasst.',
    roles: DECIDING,
    fields: [
      choice('art', 'Art', ISSUE_KINDS),
      choice('stelle', 'Ausgestellt von', bodyWords),
      day('am', 'Ausgestellt am (leer: heute)'),
      day('titelVom', 'Aufenthaltstitel vom (beim Anspruch)'),
      day('frist', 'Kürzere Frist in der Berechtigung (Berufssprachkurs, bei Verpflichtung durch das Jobcenter)'),
    ],
    path: () => '/entitlements',
    body: ({ art, stelle, am, titelVom, frist }, personRef) =>
      given({ personRef, kind: art, issuedBy: stelle, effectiveOn: am, titleOn: titelVom, statedUntil: frist }),
  },
  ablehnen: {
    title: 'Eine Ablehnung erfassen',
    button: 'Ablehnung erfassen',
    follows: 'Die Person kann Einwand erheben. Träger sehen die Ablehnung nicht.',
    notice: 'Die Ablehnung ist erfasst.',
    roles: DECIDING,
    fields: [
      choice('art', 'Art', ISSUE_KINDS),
      choice('stelle', 'Abgelehnt von', bodyWords),
      choice('grund', 'Grund', REFUSAL_WORDS),
    ],
    path: () => '/refusals',
    body: ({ art, stelle, grund }, personRef) => given({ personRef, kind: art, refusedBy: stelle, reason: grund }),
  },
  beenden: {
    title: 'Das Recht beenden',
    button: 'Beenden',
    follows: 'Mit diesem Recht kann kein Kurs mehr beginnen. Die Person kann Einwand erheben.',
    notice: 'Das Recht ist beendet.',
    roles: DECIDING,
    fields: [choice('grund', 'Grund', WITHDRAWAL_WORDS)],
    path: ({ id = '' }) => `/entitlements/${id}/withdraw`,
    body: ({ grund }) => given({ reason: grund }),
  },
  einwand: {
    title: 'Einwand der Person aufnehmen',
    button: 'Einwand aufnehmen',
    follows: 'Bis darüber entschieden ist, wird die Entscheidung als bestritten gezeigt.',
    notice: 'Der Einwand ist aufgenommen.',
    roles: [...DECIDING, 'provider'],
    fields: [],
    path: ({ id = '' }) => `/entitlements/${id}/objections`,
    body: ({ art }) => given({ against: art }),
  },
  'einwand-entscheiden': {
    title: 'Über den Einwand entscheiden',
    button: 'Entscheiden',
    follows: 'Wird stattgegeben, ist die Entscheidung rückgängig: das Recht ist wieder offen.',
    notice: 'Über den Einwand ist entschieden.',
    roles: DECIDING,
    fields: [choice('grund', 'Ergebnis', OUTCOME_WORDS)],
    path: ({ id = '', einwand = '' }) => `/entitlements/${id}/objections/${einwand}/settle`,
    body: ({ grund }) => given({ outcome: grund }),
  },
  verpflichten: {
    title: 'Eine Verpflichtung erfassen',
    button: 'Verpflichtung erfassen',
    follows:
      'Die Stelle sieht Anmeldung und Teilnahme dieser Person in Integrations- und Berufssprachkursen (§ 88a AufenthG), und nichts sonst.',
    notice: 'Die Verpflichtung ist erfasst.',
    roles: DECIDING,
    fields: [
      choice('stelle', 'Verpflichtet von', bodyWords),
      choice('grund', 'Grund', OBLIGATION_WORDS),
      day('am', 'Verpflichtet am (leer: heute)'),
      day('bis', 'Anmeldung bis'),
    ],
    path: () => '/obligations',
    body: ({ stelle, grund, am, bis }, personRef) =>
      given({ personRef, imposedBy: stelle, reason: grund, effectiveOn: am, registerBy: bis }),
  },
  befreien: {
    title: 'Von der Verpflichtung befreien',
    button: 'Befreien',
    follows: 'Von heute an wird aus Kursen nichts mehr an diese Stelle gemeldet.',
    notice: 'Die Person ist befreit.',
    roles: DECIDING,
    fields: [choice('grund', 'Befreiung nach § 44a Abs. 2 AufenthG', EXEMPTION_WORDS)],
    path: ({ id = '' }) => `/obligations/${id}/exempt`,
    body: ({ grund }) => given({ exemption: grund }),
  },
  'pflicht-beenden': {
    title: 'Die Verpflichtung beenden',
    button: 'Beenden',
    follows: 'Von heute an wird aus Kursen nichts mehr an diese Stelle gemeldet.',
    notice: 'Die Verpflichtung ist beendet.',
    roles: DECIDING,
    fields: [choice('grund', 'Grund', OBLIGATION_END_WORDS)],
    path: ({ id = '' }) => `/obligations/${id}/end`,
    body: ({ grund }) => given({ reason: grund }),
  },
  melden: {
    title: 'Nicht ordnungsgemäße Teilnahme melden',
    button: 'Melden',
    follows:
      'Die Meldung geht an alle Stellen, die diese Person verpflichtet haben (§ 88a AufenthG), und an niemanden sonst. Die Person kann Einwand erheben.',
    notice: 'Die Meldung ist an die verpflichtenden Stellen gegangen.',
    roles: ['provider'],
    fields: [choice('kurs', 'Kurs'), choice('grund', 'Grund', DISORDER_WORDS)],
    path: () => '/attendance-reports',
    body: ({ kurs, grund }, personRef) => given({ personRef, runId: kurs, reason: grund }),
  },
  'meldung-zuruecknehmen': {
    title: 'Die Meldung zurücknehmen',
    button: 'Zurücknehmen',
    follows: 'Die Stellen sehen, dass die Meldung irrtümlich war.',
    notice: 'Die Meldung ist zurückgenommen.',
    roles: ['provider'],
    fields: [],
    path: ({ id = '' }) => `/attendance-reports/${id}/withdraw`,
    body: () => ({}),
  },
  'meldung-einwand': {
    title: 'Einwand gegen die Meldung aufnehmen',
    button: 'Einwand aufnehmen',
    follows: 'Bis darüber entschieden ist, wird die Meldung als bestritten gezeigt.',
    notice: 'Der Einwand ist aufgenommen.',
    roles: ['course-coordinator', 'migration-office', 'provider'],
    fields: [],
    path: ({ id = '' }) => `/attendance-reports/${id}/objections`,
    body: () => ({}),
  },
  'meldung-einwand-entscheiden': {
    title: 'Über den Einwand gegen die Meldung entscheiden',
    button: 'Entscheiden',
    follows: 'Wird stattgegeben, gilt die Meldung nicht mehr.',
    notice: 'Über den Einwand ist entschieden.',
    roles: ['course-coordinator', 'migration-office'],
    fields: [choice('grund', 'Ergebnis', OUTCOME_WORDS)],
    path: ({ id = '', einwand = '' }) => `/attendance-reports/${id}/objections/${einwand}/settle`,
    body: ({ grund }) => given({ outcome: grund }),
  },
};

const CODE = /^([A-Za-z0-9_-]{1,100})?$/;
const DAY = /^(\d{4}-\d{2}-\d{2})?$/;

/** One form for every action: which fields it has, its row in the table says. */
export class ActionForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsIn(Object.keys(ACTIONS))
  aktion!: string;

  /** The right, the obligation or the report that it is about. */
  @IsOptional()
  @Matches(CODE)
  id?: string;

  @IsOptional()
  @Matches(CODE)
  einwand?: string;

  @IsOptional()
  @Matches(CODE)
  art?: string;

  @IsOptional()
  @Matches(CODE)
  stelle?: string;

  @IsOptional()
  @Matches(CODE)
  grund?: string;

  @IsOptional()
  @Matches(CODE)
  kurs?: string;

  @IsOptional()
  @Matches(DAY)
  am?: string;

  @IsOptional()
  @Matches(DAY)
  titelVom?: string;

  @IsOptional()
  @Matches(DAY)
  frist?: string;

  @IsOptional()
  @Matches(DAY)
  bis?: string;
}

/** What a form asks for; its name was checked. */
export function actionOf({ aktion }: ActionForm): Action {
  const action = ACTIONS[aktion];
  if (!action) throw new Error(`no action ${aktion}`);
  return action;
}

/** The required fields that were left empty. */
export const missingIn = (form: ActionForm): readonly Field[] =>
  actionOf(form).fields.filter(({ name, required }) => required && (form[name] ?? '') === '');
