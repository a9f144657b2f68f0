/** German words of the meeting of the providers; a code without a word is shown as it is. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const agreedWord = word({
  'offer-handovers': 'Übergaben anbieten',
  'keep-seats': 'Plätze freihalten',
  'open-further-run': 'weiteren Kurs eröffnen',
  'change-start': 'Beginn verlegen',
  'merge-runs': 'Kurse zusammenlegen',
  'arrange-childcare': 'Kinderbetreuung klären',
  'clarify-entitlements': 'Berechtigungen klären',
  'report-back': 'in der nächsten Sitzung berichten',
});

export const outcomeWord = word({
  done: 'erledigt',
  'done-in-part': 'teilweise erledigt',
  'not-done': 'nicht erledigt',
  'no-longer-needed': 'nicht mehr nötig',
});
