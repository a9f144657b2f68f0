const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const reasonForWord = word({
  'same-birth-date': 'gleiches Geburtsdatum',
  'same-name': 'gleicher Name',
  'similar-name': 'ähnlich klingender Name',
  'same-name-part': 'ein Namensteil gleich',
  'same-municipality': 'gleicher Wohnort',
  'same-provider': 'vom selben Träger aufgenommen',
});

export const reasonAgainstWord = word({
  'birth-date-unknown': 'Geburtsdatum unsicher (1. Januar)',
  'other-birth-date': 'anderes Geburtsdatum',
  'other-name-part': 'ein Namensteil anders',
  'other-municipality': 'anderer Wohnort',
});

export const pairStateWord = word({ open: 'offen', merged: 'zusammengeführt', dismissed: 'verschiedene Personen' });

export const UNDO_REASONS = [
  { value: 'merged-in-error', text: 'irrtümlich zusammengeführt' },
  { value: 'person-objected', text: 'die Person widerspricht' },
  { value: 'papers-show-two', text: 'die Papiere zeigen zwei Personen' },
] as const;

/** Why a decision was refused, by its code. */
export const refusalWord = word({
  'already-merged': 'Diese Aufnahme zählt schon zu einer anderen Person. Die Liste ist jetzt auf dem neuesten Stand.',
  'not-merged': 'Diese Zusammenführung ist schon rückgängig gemacht.',
  'duplicate-already-dismissed': 'Es ist schon festgehalten, dass es verschiedene Personen sind.',
  'not-the-elder': 'Die ältere Aufnahme bleibt bestehen. Bitte beginnen Sie noch einmal in der Liste.',
  'not-your-merge': 'Das hat die Kurskoordination entschieden; sie macht es auch rückgängig.',
  'learner-unknown': 'Eine der beiden Aufnahmen gibt es für Sie nicht.',
  'person-erased': 'Die Daten einer der beiden Personen sind gelöscht.',
  'idempotency-key-reused': 'Dieses Formular wurde schon gesendet. Bitte prüfen Sie die Liste.',
});
