/** German words for what is known of a person's level and needs. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

/** What a place or teaching must offer; no word names a cause. */
export const requirementWord = word({
  'step-free': 'stufenfreier Zugang',
  'accessible-toilet': 'barrierefreie Toilette',
  'parking-near': 'Parkplatz in der Nähe',
  'induction-loop': 'Höranlage',
  'sign-language-interpreting': 'Gebärdensprachdolmetschen',
  'large-print': 'große Schrift',
  'screen-reader-material': 'Material für Vorleseprogramme',
  'quiet-room': 'ruhiger Raum',
  'short-units': 'kurze Einheiten',
});

export const literacyWord = word({
  none: 'schreibt und liest in keiner Schrift',
  'other-script': 'schreibt und liest in einer anderen Schrift',
  'latin-script': 'schreibt und liest in lateinischer Schrift',
});

export const skillWord = word({
  listening: 'Hören',
  reading: 'Lesen',
  speaking: 'Sprechen',
  writing: 'Schreiben',
});

export const familyWord = word({
  'integration-course': 'Integrationskurs',
  'vocational-language-course': 'Berufssprachkurs',
  'other-course': 'Kurse von Landkreis, Land und Ehrenamt',
});

export const correctionReasonWord = word({
  'typing-error': 'Schreibfehler',
  'other-person': 'gehört zu einer anderen Person',
  'certificate-invalid': 'Nachweis ungültig',
  disputed: 'von der Person bestritten',
});
