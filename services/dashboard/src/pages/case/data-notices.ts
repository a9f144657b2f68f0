import type { DataForm } from './data-forms.js';

/** The forms about the data of a person, each by its title. */
export const DATA_TITLES = {
  niveau: 'Sprachstand feststellen',
  'niveau-berichtigen': 'Sprachstand berichtigen',
  schrift: 'Schriftkundigkeit erfassen',
  bedarf: 'Bedarf erfassen',
  umzug: 'Wohnort ändern',
  personalangaben: 'Name, Geburtsdatum oder Kontakt berichtigen',
  bestreiten: 'Angabe als bestritten vermerken',
  klaeren: 'Bestrittene Angabe klären',
} as const satisfies Readonly<Record<DataForm, string>>;

/** What the page says after a form was sent. */
export const DATA_NOTICES: Readonly<Record<DataForm, string>> = {
  niveau: `Gespeichert: ${DATA_TITLES.niveau}.`,
  'niveau-berichtigen': `Gespeichert: ${DATA_TITLES['niveau-berichtigen']}.`,
  schrift: `Gespeichert: ${DATA_TITLES.schrift}.`,
  bedarf: `Gespeichert: ${DATA_TITLES.bedarf}.`,
  umzug: `Gespeichert: ${DATA_TITLES.umzug}.`,
  personalangaben: `Gespeichert: ${DATA_TITLES.personalangaben}.`,
  bestreiten: `Gespeichert: ${DATA_TITLES.bestreiten}.`,
  klaeren: `Gespeichert: ${DATA_TITLES.klaeren}.`,
};
