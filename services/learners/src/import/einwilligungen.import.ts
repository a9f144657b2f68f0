import { CONSENT_TOLD } from '#contracts';
import { columns, defineImport, filled, importStep, type ImportStep } from '#service-kit';
import type { GrantConsent, RevokeConsent } from '../domain/consent/consent.decider.js';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { atMost, day, flag, key, listOf, oneOf, optional } = columns;

const DATA = {
  niveau: 'level',
  zertifikat: 'certificate',
  bedarf: 'needs',
  berechtigung: 'entitlement',
  kontakt: 'contact',
  termin: 'appointment',
  teilnahme: 'participation',
  übergang: 'transition',
} as const;

/** Consents as they were given on paper: by whom, to whom, for what and from when (§ 67b Abs. 2 SGB X). */
export const einwilligungen = (commands: LearnerCommands, { purposes }: ConsentRules) =>
  defineImport({
    kind: 'einwilligungen',
    title: 'Einwilligungen',
    columns: {
      number: key(['einwilligung_nr']),
      person,
      recipient: key(['empfaenger', 'empfänger']),
      recipientKind: optional(
        oneOf(['empfaenger_art', 'empfänger_art'], {
          träger: 'provider',
          fachdienst: 'department',
          gemeinde: 'municipality',
        }),
      ),
      purpose: oneOf<Readonly<Record<string, string>>>(
        ['zweck'],
        Object.fromEntries(purposes.map(({ title, purpose }) => [title.toLowerCase(), purpose])),
      ),
      data: listOf(oneOf(['angaben'], DATA)),
      givenBy: oneOf(['gegeben_von'], { selbst: 'self', sorgeberechtigte: 'guardian' }),
      form: oneOf(['form'], { schriftlich: 'written', elektronisch: 'electronic' }),
      told: flag(['aufgeklaert', 'aufgeklärt']),
      courseTypes: optional(atMost(2, listOf(key(['kursarten'])))),
      grantedOn: day(['gueltig_ab', 'gültig_ab', 'erteilt_am']),
      revokedOn: optional(day(['widerrufen_am'])),
    },
    sample: [{ recipient: '1002', data: 'niveau | kontakt' }],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: {
      '': 'number',
      '/personRef': 'person',
      '/recipient': 'recipient',
      '/recipientKind': 'recipientKind',
      '/purpose': 'purpose',
      '/data': 'data',
      '/givenBy': 'givenBy',
      '/told': 'told',
      '/courseTypes': 'courseTypes',
      '/effectiveOn': 'grantedOn',
    },
    reasons: REASONS,
    steps: (row, ids, { provider }) => {
      const consentId = ids('k', 'einwilligungen', row.number);
      const grant: GrantConsent = {
        type: 'grant-consent',
        consentId,
        personRef: personRefOf(ids, row.person),
        recipient: row.recipient,
        recipientKind: row.recipientKind ?? 'provider',
        purpose: row.purpose,
        data: [...row.data],
        givenBy: row.givenBy,
        form: row.form,
        told: row.told ? [...CONSENT_TOLD] : [],
        effectiveOn: row.grantedOn,
        ...filled({ courseTypes: row.courseTypes, askedBy: provider }),
      };
      const steps: ImportStep<'revokedOn'>[] = [importStep('grant', grant, commands.grantConsent)];
      if (row.revokedOn === undefined) return steps;
      const revoke: RevokeConsent = { type: 'revoke-consent', effectiveOn: row.revokedOn };
      const blame = { '': 'revokedOn', '/effectiveOn': 'revokedOn' } as const;
      return [...steps, importStep('revoke', revoke, commands.changeConsent(consentId), { blame })];
    },
  });
