/** German words for the codes of the contracts. A code without a word is shown as it is, so that nothing is hidden. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const stageWord = word({
  enrolled: 'aufgenommen',
  assessed: 'eingestuft',
  entitled: 'berechtigt',
  waiting: 'wartet',
  registered: 'angemeldet',
  'in-course': 'im Kurs',
  'course-ended': 'Kurs beendet',
  'handover-offered': 'Übergabe angeboten',
  'handover-accepted': 'Übergabe angenommen',
  arrived: 'angekommen',
});

export const levelWord = word({ 'pre-A1': 'vor A1' });

export const departmentWord = word({
  all: 'Alle Personen',
  youth: 'Jugend',
  social: 'Soziales',
  health: 'Gesundheit',
  'public-order': 'Ordnung',
  schools: 'Schule',
  economy: 'Wirtschaft',
  'job-centre': 'Jobcenter',
  'migration-office': 'Koordinierungsstelle',
  daycare: 'Kindertagesstätten',
  municipalities: 'Gemeinden',
});

export const rightWord = word({
  'integration-course-claim': 'Anspruch auf den Integrationskurs',
  'integration-course-admission': 'Zulassung zum Integrationskurs',
  'integration-course-obligation': 'Berechtigung zum Integrationskurs aus Verpflichtung',
  'vocational-language-course': 'Berechtigung zum Berufssprachkurs',
  'county-course': 'Platz im Kreiskurs',
  'land-course': 'Platz im Landeskurs',
  'volunteer-course': 'Platz im ehrenamtlichen Kurs',
});

export const rightStateWord = word({
  open: 'offen',
  used: 'genutzt',
  interrupted: 'unterbrochen',
  'lapse-presumed': 'vermutlich verfallen',
  lapsed: 'verfallen',
  withdrawn: 'beendet',
  refused: 'abgelehnt',
});

export const handoverStateWord = word({
  offered: 'angeboten',
  accepted: 'angenommen',
  returned: 'zurückgegeben',
  withdrawn: 'zurückgezogen',
  expired: 'ohne Antwort abgelaufen',
  failed: 'Anschluss nicht zustande gekommen',
  'follow-up-started': 'Anschluss begonnen',
});

export const returnReasonWord = word({
  'no-free-seat': 'kein freier Platz',
  'level-does-not-fit': 'Niveau passt nicht',
  'data-missing': 'Angaben fehlen',
  'childcare-missing': 'Kinderbetreuung fehlt',
  'too-far': 'zu weit entfernt',
  'time-of-day-does-not-fit': 'Tageszeit passt nicht',
  'person-declined': 'Person möchte nicht',
});

export const missingWord = word({
  level: 'Sprachstand',
  certificate: 'Zertifikat',
  needs: 'Bedarf',
  entitlement: 'Berechtigung',
  contact: 'Kontakt',
});

export const basisWord = word({
  'aufenthg-88a-1': '§ 88a Abs. 1 AufenthG',
  'aufenthg-88a-3': '§ 88a Abs. 3 AufenthG',
  consent: 'Einwilligung der Person',
});

export const timeOfDayWord = word({
  morning: 'vormittags',
  afternoon: 'nachmittags',
  evening: 'abends',
  weekend: 'am Wochenende',
});

export const registrationStateWord = word({
  requested: 'angefragt',
  held: 'vorgemerkt',
  confirmed: 'angemeldet',
  refused: 'abgelehnt',
  withdrawn: 'zurückgezogen',
  started: 'nimmt teil',
  ended: 'beendet',
  'dropped-out': 'abgebrochen',
});

export const dropOutWord = word({
  'moved-away': 'Umzug',
  work: 'Arbeit',
  childcare: 'Kinderbetreuung',
  mobility: 'Erreichbarkeit',
  health: 'Gesundheit',
  unknown: 'unbekannt',
});

export const fundingWord = word({
  federal: 'Bund',
  land: 'Land',
  county: 'Landkreis',
  volunteer: 'Ehrenamt',
  self: 'selbst bezahlt',
});

export const datumWord = word({
  level: 'Sprachstand',
  literacy: 'Schriftkundigkeit',
  needs: 'Bedarf',
  municipality: 'Wohnort',
  identity: 'Name oder Geburtsdatum',
  entitlement: 'Berechtigung',
  attendance: 'Teilnahme',
  result: 'Testergebnis',
});

export const transitionWord = word({
  'daycare-to-school': 'Kita – Schule',
  'school-to-school': 'Schule – Schule',
  'school-to-work': 'Schule – Beruf',
  'course-to-work': 'Kurs – Arbeit',
});

export const levelBasisWord = word({
  'placement-test': 'Einstufungstest',
  certificate: 'Zertifikat',
  'final-test': 'Abschlusstest',
  self: 'eigene Angabe',
});

export const courseTypeWord = word({
  IK_ALLG: 'Allgemeiner Integrationskurs',
  IK_JUGEND: 'Jugendintegrationskurs',
  IK_ELTERN: 'Elternintegrationskurs',
  IK_FRAUEN: 'Frauenintegrationskurs',
  IK_ALPHA: 'Alphabetisierungskurs',
  IK_ZWEITSCHRIFT: 'Zweitschriftlernerkurs',
  IK_FOERDER: 'Förderkurs',
  IK_INTENSIV: 'Intensivkurs',
  IK_WDH: 'Wiederholung des Integrationskurses',
  BSK_A2: 'Spezialberufssprachkurs A2',
  BSK_B1: 'Spezialberufssprachkurs B1',
  BSK_B2: 'Basisberufssprachkurs B2',
  BSK_C1: 'Basisberufssprachkurs C1',
  BSK_C2: 'Basisberufssprachkurs C2',
  BSK_ANERK: 'Spezialberufssprachkurs Berufsanerkennung',
  BSK_FACH: 'Fachspezifischer Unterricht',
  EOK: 'Erstorientierungskurs',
  LAND_BASIS: 'Basissprachkurs des Landes',
  LAND_VERT: 'Vertiefungssprachkurs des Landes',
  LAND_INTENS: 'Intensivsprachkurs des Landes',
  LK_NIEDRIG: 'Kreisfinanzierter niedrigschwelliger Kurs',
  EHRENAMT: 'Ehrenamtlicher Kurs oder Sprachtreff',
});

export const milestoneWord = word({
  'benefits-settled': 'Leistungen geklärt',
  'childcare-place': 'Betreuungsplatz',
  'language-support': 'Sprachförderung',
  'school-entry-exam': 'Schuleingangsuntersuchung',
  'first-counselling': 'Erstgespräch',
  'integration-agreement': 'Eingliederungsvereinbarung',
  'school-place': 'Schulplatz',
  'certificate-recognition': 'Zeugnisanerkennung',
  'youth-counselling': 'Beratung durch den Jugendmigrationsdienst',
  'daycare-entered': 'In der Kita aufgenommen',
  'school-talk-held': 'Gespräch mit der Grundschule geführt',
  'cost-exemption-settled': 'Kostenbefreiung geklärt',
  'access-settled': 'Zugang zum Kurs geklärt',
  'language-class': 'Sprachlernklasse oder Förderkurs DaZ',
  'vocational-school-place': 'Platz in der Berufseinstiegsschule',
  'job-counselling': 'Beratung zum Beruf',
  'work-started': 'Arbeit oder Ausbildung begonnen',
  'arrival-registered': 'Ankunft gemeldet',
});

export const nameReasonWord = word({
  'enquiry-of-person': 'Anfrage der Person',
  'case-meeting': 'Fallbesprechung',
  'duplicate-check': 'Prüfung auf Doppelerfassung',
  'access-request': 'Auskunft an die Person',
  'legal-duty': 'gesetzliche Pflicht',
});

/** What happened, as the timeline of a case says it. */
export const eventWord = word({
  'learner-enrolled': 'Aufgenommen',
  'language-level-assessed': 'Sprachstand festgestellt',
  'language-level-corrected': 'Sprachstand berichtigt',
  'literacy-recorded': 'Schriftkundigkeit erfasst',
  'needs-recorded': 'Bedarf erfasst',
  'learner-moved': 'Wohnort geändert',
  'identity-corrected': 'Personalangaben berichtigt',
  'learner-merged': 'Als schon bekannte Person erkannt',
  'learner-merge-undone': 'Zusammenführung rückgängig gemacht',
  'duplicate-dismissed': 'Als verschiedene Personen erkannt',
  'entitlement-issued': 'Berechtigung ausgestellt',
  'entitlement-refused': 'Berechtigung abgelehnt',
  'entitlement-registered': 'Mit der Berechtigung angemeldet',
  'entitlement-registration-ended': 'Anmeldung mit der Berechtigung beendet',
  'entitlement-used': 'Berechtigung genutzt',
  'entitlement-interrupted': 'Kurs der Berechtigung unterbrochen',
  'entitlement-extended': 'Berechtigung verlängert',
  'entitlement-lapse-warned': 'Vor dem Verfall gewarnt',
  'entitlement-lapse-presumed': 'Verfall vermutet',
  'entitlement-lapsed': 'Verfall entschieden',
  'entitlement-lapse-rejected': 'Berechtigung gilt weiter',
  'entitlement-withdrawn': 'Berechtigung beendet',
  'entitlement-objection-filed': 'Einwand erhoben',
  'entitlement-objection-settled': 'Über den Einwand entschieden',
  'obligation-imposed': 'Zur Teilnahme verpflichtet',
  'obligation-exempted': 'Von der Verpflichtung befreit',
  'obligation-ended': 'Verpflichtung beendet',
  'attendance-reported': 'Nicht ordnungsgemäße Teilnahme gemeldet',
  'attendance-report-withdrawn': 'Meldung zurückgenommen',
  'report-objection-filed': 'Einwand gegen die Meldung erhoben',
  'report-objection-settled': 'Über den Einwand gegen die Meldung entschieden',
  'milestone-recorded': 'Meldung eines Fachdienstes',
  'youth-milestone-recorded': 'Meldung des Fachdienstes Jugend',
  'health-milestone-recorded': 'Meldung des Fachdienstes Gesundheit',
  'transition-started': 'Übergang begonnen',
  'transition-completed': 'Übergang abgeschlossen',
  'transition-broken-off': 'Übergang abgebrochen',
  'transition-step-done': 'Schritt eines Übergangs erledigt',
  'transition-step-skipped': 'Schritt eines Übergangs ausgelassen',
  'transition-step-reopened': 'Schritt eines Übergangs wieder offen',
  'youth-transition-steps-planned': 'Schritte eines Übergangs geplant',
  'youth-transition-step-done': 'Schritt eines Übergangs erledigt',
  'youth-transition-step-skipped': 'Schritt eines Übergangs ausgelassen',
  'youth-transition-step-reopened': 'Schritt eines Übergangs wieder offen',
  'health-transition-steps-planned': 'Schritte eines Übergangs geplant',
  'health-transition-step-done': 'Schritt eines Übergangs erledigt',
  'health-transition-step-skipped': 'Schritt eines Übergangs ausgelassen',
  'health-transition-step-reopened': 'Schritt eines Übergangs wieder offen',
  'milestone-withdrawn': 'Meldung zurückgenommen',
  'youth-milestone-withdrawn': 'Meldung zurückgenommen',
  'health-milestone-withdrawn': 'Meldung zurückgenommen',
  'datum-disputed': 'Angabe bestritten',
  'dispute-settled': 'Streit über eine Angabe geklärt',
  'consent-granted': 'Einwilligung erteilt',
  'consent-renewal-due': 'Einwilligung neu zu erfragen',
  'consent-renewed': 'Einwilligung bestätigt',
  'consent-lapse-presumed': 'Ende der Einwilligung vermutet',
  'consent-revoked': 'Einwilligung widerrufen',
  'registration-requested': 'Anmeldung angefragt',
  'registration-held': 'Platz vorgemerkt',
  'registration-confirmed': 'Angemeldet',
  'registration-refused': 'Anmeldung abgelehnt',
  'registration-withdrawn': 'Anmeldung zurückgezogen',
  'registration-overlap-found': 'Zwei Kurse überschneiden sich',
  'registration-overlap-settled': 'Überschneidung geklärt',
  'participation-started': 'Kurs begonnen',
  'participation-ended': 'Kurs beendet',
  'participation-dropped-out': 'Kurs abgebrochen',
  'test-result-recorded': 'Testergebnis',
  'attendance-recorded': 'Teilnahme eingeschätzt',
  'participation-interrupted': 'Teilnahme unterbrochen',
  'participation-resumed': 'Teilnahme wieder aufgenommen',
  'module-completed': 'Kursabschnitt abgeschlossen',
  'orientation-test-recorded': 'Test „Leben in Deutschland“',
  'certificate-issued': 'Zertifikat ausgestellt',
  'letter-sent': 'Brief versandt',
  'waiting-entry-opened': 'Auf die Warteliste gesetzt',
  'waiting-entry-changed': 'Bedarf auf der Warteliste geändert',
  'waiting-entry-closed': 'Von der Warteliste genommen',
  'waiting-entry-reopened': 'Wieder auf der Warteliste',
  'placement-decided': 'Über einen Vorschlag entschieden',
  'placement-failed': 'Anmeldung nach einem Vorschlag nicht zustande gekommen',
  'merge-question-put': 'Nach dem Wechsel in einen anderen Kurs gefragt',
  'merge-question-answered': 'Antwort zum Wechsel',
  'merge-question-settled': 'Wechsel abgeschlossen',
  'handover-offered': 'Übergabe angeboten',
  'handover-accepted': 'Übergabe angenommen',
  'handover-returned': 'Übergabe zurückgegeben',
  'handover-withdrawn': 'Übergabe zurückgezogen',
  'follow-up-started': 'Anschlusskurs begonnen',
  'handover-expired': 'Übergabe ohne Antwort abgelaufen',
  'handover-failed': 'Anschluss nicht zustande gekommen',
  'handover-warned': 'Frist der Übergabe rückt näher',
  'handover-escalated': 'Überschrittene Frist an die Kurskoordination gemeldet',
});
