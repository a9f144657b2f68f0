import { departmentWord } from '../../layout/words.js';

const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const ISSUE_KINDS = {
  'integration-course-claim': 'Anspruch auf den Integrationskurs',
  'integration-course-admission': 'Zulassung zum Integrationskurs',
  'integration-course-obligation': 'Berechtigung aus einer Verpflichtung',
  'vocational-language-course': 'Berechtigung zum Berufssprachkurs',
  'county-course': 'Platz im Kreiskurs',
  'land-course': 'Platz im Landeskurs',
  'volunteer-course': 'Platz im ehrenamtlichen Kurs',
} as const;

export const WITHDRAWAL_WORDS = {
  'access-closed': 'Zugang geschlossen',
  'issued-in-error': 'irrtümlich ausgestellt',
  'moved-away': 'weggezogen',
} as const;
export const REFUSAL_WORDS = {
  'admission-stopped': 'Zulassungen sind ausgesetzt',
  'no-free-places': 'keine freien Plätze',
  'sufficient-german': 'ausreichende Deutschkenntnisse',
  'in-schooling': 'in schulischer Ausbildung',
  'requirements-not-met': 'Voraussetzungen fehlen',
} as const;
export const OBLIGATION_WORDS = {
  'no-simple-german': 'keine einfache Verständigung auf Deutsch',
  'no-sufficient-german': 'keine ausreichenden Deutschkenntnisse',
  'special-integration-need': 'besonders integrationsbedürftig',
  'integration-agreement': 'Eingliederungsvereinbarung',
  'benefit-authority-request': 'Aufforderung der Leistungsbehörde',
} as const;
export const EXEMPTION_WORDS = {
  'in-training': 'in Ausbildung',
  'comparable-offer': 'vergleichbares Angebot',
  unreasonable: 'auf Dauer unmöglich oder unzumutbar',
} as const;
export const OBLIGATION_END_WORDS = {
  fulfilled: 'erfüllt',
  'moved-away': 'weggezogen',
  'benefits-ended': 'Leistungsbezug beendet',
  'imposed-in-error': 'irrtümlich ausgesprochen',
} as const;
export const DISORDER_WORDS = {
  'never-came': 'nie erschienen',
  'irregular-attendance': 'unregelmäßige Teilnahme',
  'left-course': 'Kurs verlassen',
  'final-test-not-taken': 'Abschlusstest nicht abgelegt',
} as const;
export const OUTCOME_WORDS = { upheld: 'Einwand stattgeben', dismissed: 'Einwand zurückweisen' } as const;

export const obligationStateWord = word({ 'in-force': 'in Kraft', exempted: 'befreit', ended: 'beendet' });
export const reportStateWord = word({ made: 'gemeldet', withdrawn: 'zurückgenommen', overturned: 'aufgehoben' });
export const answerWord = word({ open: 'offen', obtainable: 'zu beantragen', closed: 'verschlossen' });
export const pathReasonWord = word({
  'open-to-all': 'ohne Voraussetzung offen',
  'holds-right': 'Recht ist vorhanden',
  obliged: 'zur Teilnahme verpflichtet',
  'may-be-issued': 'Recht kann ausgestellt werden',
  'no-new-rights': 'zurzeit werden keine neuen Rechte erteilt',
  'right-lapsed': 'früheres Recht ist abgelaufen',
  'right-used': 'Recht ist genutzt',
  'level-too-low': 'Niveau reicht nur für Spezialkurse',
  'level-unknown': 'Niveau noch nicht festgestellt',
});

/** The bodies that issue rights or oblige, as forms offer them. */
export const BODIES = ['public-order', 'job-centre', 'social', 'migration-office'] as const;
export const bodyWords: Readonly<Record<string, string>> = Object.fromEntries(
  BODIES.map((body) => [body, departmentWord(body)]),
);

const REFUSALS: Readonly<Record<string, string>> = {
  'day-in-future': 'Der Tag liegt in der Zukunft.',
  'no-rule-on-day': 'Keine Regel kennt das an diesem Tag.',
  'title-after-issue': 'Der Aufenthaltstitel wurde erst nach der Ausstellung erteilt.',
  'reason-of-another-body': 'Diesen Grund gibt das Gesetz einer anderen Stelle.',
  'register-before-obligation': 'Die Anmeldung wäre vor der Verpflichtung fällig.',
  'not-your-department': 'Ein Fachdienst handelt nur in eigenem Namen.',
  'not-your-entitlement': 'Über dieses Recht entscheidet die Stelle, die es ausgestellt hat.',
  'not-your-obligation': 'Über diese Verpflichtung entscheidet die Stelle, die sie ausgesprochen hat.',
  'entitlement-already-used': 'Der Kurs dieses Rechts hat inzwischen begonnen.',
  'entitlement-already-withdrawn': 'Das Recht wurde inzwischen beendet.',
  'entitlement-already-lapsed': 'Der Verfall wurde inzwischen entschieden.',
  'nothing-to-object': 'Eine solche Entscheidung gibt es nicht.',
  'objection-already-filed': 'Gegen diese Entscheidung liegt schon ein Einwand vor.',
  'objection-already-settled': 'Über diesen Einwand ist schon entschieden.',
  'obligation-over': 'Diese Verpflichtung gilt nicht mehr.',
  'not-obliged': 'Keine Stelle hat diese Person verpflichtet: Es wird nichts gemeldet.',
  'no-basis-for-report': 'Aus einem Kurs dieser Art erlaubt kein Paragraph eine Meldung.',
  'not-in-your-run': 'Diese Person ist in diesem Kurs nicht angemeldet.',
  'report-over': 'Diese Meldung gilt nicht mehr.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'input-invalid': 'Bitte füllen Sie alle Felder aus.',
  'version-conflict': 'Gerade ändert jemand anderes dasselbe. Bitte versuchen Sie es noch einmal.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
};
export const refusalText = (code: string, away: boolean): string =>
  away
    ? 'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.'
    : (REFUSALS[code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');
