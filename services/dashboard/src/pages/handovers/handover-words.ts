/** German words of hand-overs, agreements and mediation; a code without a word is shown as it is. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const failureWord = word({
  'person-declined': 'Person möchte nicht',
  'seat-lost': 'Platz verloren',
  'did-not-appear': 'nicht erschienen',
  'run-cancelled': 'Kurs abgesagt',
});

export const withdrawalWord = word({
  'person-declined': 'Person möchte nicht',
  'offered-in-error': 'irrtümlich angeboten',
  'consent-revoked': 'Einwilligung widerrufen',
});

export const passedWord = word({
  level: 'Sprachstand',
  certificate: 'Zertifikat und Testergebnis',
  needs: 'Bedarf (Kinderbetreuung, Tageszeit, Weg, stufenfrei)',
  entitlement: 'Berechtigung mit Frist',
  contact: 'Wohnort und Kontakt',
});

export const stageWord = word({
  'offer-to-answer': 'Angebot bis Antwort',
  'answer-to-start': 'Antwort bis Beginn',
  'course-to-start': 'Kursende bis Beginn',
});

export const agreementStateWord = word({
  proposed: 'vorgeschlagen',
  agreed: 'vereinbart',
  declined: 'abgelehnt',
  ended: 'beendet',
});

export const mediationReasonWord = word({
  'no-answer': 'keine Antwort',
  'returned-again': 'wiederholt zurückgegeben',
  'data-disputed': 'Uneinigkeit über Angaben',
  'start-delayed': 'Beginn verzögert sich',
  'promise-not-kept': 'Zusage nicht eingehalten',
  cooperation: 'Zusammenarbeit',
});

export const mediationStateWord = word({
  requested: 'erbeten',
  accepted: 'in Vermittlung',
  concluded: 'abgeschlossen',
});

export const mediationResultWord = word({
  settled: 'geklärt',
  'offered-anew': 'neu angeboten',
  'other-receiver': 'anderer Träger übernimmt',
  'agreement-changed': 'Vereinbarung geändert',
  'no-longer-needed': 'nicht mehr nötig',
  'not-settled': 'nicht geklärt',
});

export const consentGiverWord = word({
  self: 'die Person selbst',
  guardian: 'sorgeberechtigte Person',
});
