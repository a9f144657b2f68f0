/** What refusals of this service mean to people who import a file. */
export const REASONS: Readonly<Record<string, string>> = {
  'learner-already-enrolled': 'Diese Person ist schon mit anderen Angaben aufgenommen.',
  'learner-unknown': 'Diese Person ist hier nicht aufgenommen.',
  'birth-date-implausible': 'Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.',
  'arrival-implausible': 'Die Ankunft liegt in der Zukunft oder vor der Geburt.',
  'effective-before-birth': 'Der Tag liegt vor der Geburt.',
  'datum-already-disputed': 'Diese Angabe ist schon bestritten.',
  'dispute-already-settled': 'Dieser Streitfall ist schon geklärt.',
  'entitlement-already-issued': 'Dieses Recht ist schon mit anderen Angaben erfasst.',
  'no-rule-on-day': 'Keine Regel kennt an diesem Tag ein solches Recht.',
  'effective-before-issue': 'Der Tag liegt vor der Ausstellung.',
  'entitlement-already-used': 'Dieses Recht ist schon genutzt.',
  'entitlement-already-withdrawn': 'Dieses Recht ist schon beendet.',
  'transition-already-started': 'Dieser Übergang ist schon mit anderen Angaben erfasst.',
  'transition-already-completed': 'Dieser Übergang ist schon geschafft.',
  'due-before-start': 'Der Übergang ist fällig, bevor er beginnt.',
  'completed-before-start': 'Der Übergang endet, bevor er beginnt.',
};
