/** German words of the page of a run; a code without a word is shown as it is. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const phaseWord = word({
  planned: 'geplant',
  running: 'läuft',
  interrupted: 'unterbrochen',
  ended: 'beendet',
  cancelled: 'abgesagt',
});

export const registrationWord = word({
  requested: 'angefragt',
  held: 'vorgemerkt',
  confirmed: 'angemeldet',
  refused: 'abgelehnt',
  withdrawn: 'zurückgezogen',
  'taking-part': 'nimmt teil',
  ended: 'beendet',
  'dropped-out': 'abgebrochen',
});

export const riskWord = word({
  absences: 'Fehlzeiten',
  work: 'Arbeit',
  childcare: 'Kinderbetreuung',
  mobility: 'Erreichbarkeit',
  unknown: 'unbekannt',
});

export const pauseWord = word({
  work: 'Arbeit',
  childcare: 'Kinderbetreuung',
  mobility: 'Erreichbarkeit',
  away: 'verreist',
  unknown: 'unbekannt',
});

export const levelReasonWord = word({
  'no-course-of-level': 'kein Kurs des passenden Niveaus',
  'later-start': 'passender Kurs beginnt zu spät',
  'faster-learner': 'lernt schneller als eingestuft',
  'needs-repetition': 'braucht Wiederholung',
  wish: 'Wunsch der Person',
});

export const closingWord = word({
  'run-full': 'kein Platz frei',
  'run-closed': 'Kurs beendet oder abgesagt',
  'person-declined': 'Person möchte nicht',
  'hold-expired': 'Vormerkung abgelaufen',
  'no-answer': 'keine Rückmeldung',
  'right-missing': 'Berechtigung fehlt',
  'in-error': 'irrtümlich',
  'moved-away': 'Umzug',
  work: 'Arbeit',
  childcare: 'Kinderbetreuung',
  mobility: 'Erreichbarkeit',
  health: 'Gesundheit',
  unknown: 'unbekannt',
});

export const certificateWord = word({
  'integration-course': 'Zertifikat Integrationskurs',
  language: 'Sprachzertifikat',
  attendance: 'Teilnahmebescheinigung',
});

export const followUpWord = word({
  offered: 'Übergabe angeboten',
  accepted: 'Übergabe angenommen',
  returned: 'Übergabe zurückgegeben',
  withdrawn: 'Übergabe zurückgezogen',
  expired: 'Angebot abgelaufen',
  failed: 'Übergabe gescheitert',
  started: 'Anschluss begonnen',
});

/** What the rules say beside a registration or an entry; nothing of it refuses. */
export const warningWord = word({
  'starts-late':
    'Der Kurs beginnt später nach der Anmeldung, als die Regel vorsieht: Person und BAMF sind zu informieren.',
  'right-missing': 'Es ist kein Recht bekannt, das diesen Kurs deckt.',
  'level-proof-too-old': 'Der Nachweis des Sprachniveaus ist bei Kursbeginn zu alt.',
  'no-repetition': 'Kein beendeter Kurs der Person gibt das Recht auf eine Wiederholung.',
  'units-above-cap': 'Mit diesem Kurs käme die Person über die höchste Zahl geförderter Unterrichtseinheiten.',
  'resits-used': 'Der Test wurde öfter wiederholt, als die Regel vorsieht.',
  'certificate-not-earned': 'Was dieses Zertifikat voraussetzt, ist nicht erfasst.',
  'rule-unchecked': 'Die Regel wurde seit einem Jahr nicht mit dem Gesetz verglichen.',
});

/** Why something was not taken, by its code. */
export const refusalWord = word({
  'already-interrupted': 'Die Teilnahme ist schon unterbrochen.',
  'back-before-interruption': 'Die Rückkehr liegt nicht nach dem Tag der Unterbrechung.',
  'before-participation': 'Der Tag liegt vor dem Beginn der Teilnahme.',
  'certificate-already-issued': 'Dieses Zertifikat ist schon ausgestellt.',
  'certificate-not-earned': 'Was dieses Zertifikat voraussetzt, ist nicht erfasst.',
  'certificate-not-of-course': 'Diese Kursart hat kein solches Zertifikat.',
  'day-in-future': 'Der Tag liegt in der Zukunft.',
  'hold-not-over': 'Der Platz ist noch vorgemerkt.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte öffnen Sie die Seite neu und prüfen Sie den Stand.',
  'input-invalid': 'Bitte prüfen Sie die Angabe.',
  'level-reason-missing':
    'Der Kurs passt nicht zum Sprachstand der Person. Bitte nennen Sie den Grund (§ 11 Abs. 2 IntV).',
  'module-already-completed': 'Dieser Abschnitt ist schon bestanden.',
  'not-interrupted': 'Die Teilnahme ist nicht unterbrochen.',
  'not-your-provider': 'Das kann nur der Träger des Kurses.',
  'orientation-test-already-passed': 'Der Test „Leben in Deutschland“ ist schon bestanden.',
  'overlapping-registration': 'Die Person ist in dieser Zeit schon in einem anderen Kurs.',
  'participation-already-started': 'Die Teilnahme hat schon begonnen.',
  'participation-not-started': 'Die Teilnahme hat noch nicht begonnen.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'person-unknown':
    'Diese Person kann von Ihnen gerade nicht angemeldet werden. Wer eben erst aufgenommen wurde, kann es gleich: Bitte versuchen Sie es noch einmal.',
  'reason-without-risk': 'Ein Grund gehört zu einer gefährdeten Teilnahme.',
  'registration-closed': 'Diese Teilnahme ist schon beendet, abgebrochen oder zurückgezogen.',
  'registration-not-confirmed': 'Die Anmeldung ist noch nicht bestätigt.',
  'entry-unknown':
    'Diesen Eintrag der Warteliste gibt es nicht mehr: vielleicht hat die Person inzwischen einen Platz.',
  'entry-closed': 'Dieser Eintrag der Warteliste ist schon beendet.',
  'run-not-proposed': 'Der Vorschlag gilt nicht mehr. Bitte laden Sie die Seite neu.',
  'registration-unknown': 'Diese Anmeldung gibt es in diesem Kurs nicht.',
  'run-closed': 'Der Kurs ist beendet oder abgesagt.',
  'run-full': 'In diesem Kurs ist kein Platz mehr frei. Setzen Sie die Person auf die Warteliste.',
  'seat-not-answered': 'Der Platz wird gerade vergeben. Bitte versuchen Sie es gleich noch einmal.',
  'test-already-passed': 'Der Abschlusstest ist schon bestanden.',
  'version-conflict': 'Gerade ändert jemand anderes diese Angaben. Bitte versuchen Sie es noch einmal.',
});
