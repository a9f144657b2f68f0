import type { ImportPhase, KeptRecord } from '../../api/imports.js';
import type { Tone } from '../../layout/badge.js';

/** What became of an import, in words. */
export const PHASES: Readonly<Record<ImportPhase, { readonly text: string; readonly tone: Tone }>> = {
  running: { text: 'läuft', tone: 'info' },
  done: { text: 'eingespielt', tone: 'success' },
  unreadable: { text: 'nicht lesbar', tone: 'danger' },
  failed: { text: 'gescheitert', tone: 'danger' },
  interrupted: { text: 'unterbrochen', tone: 'warning' },
  cancelled: { text: 'abgebrochen', tone: 'warning' },
  undoing: { text: 'wird zurückgenommen', tone: 'info' },
  'undo-interrupted': { text: 'Rücknahme unterbrochen', tone: 'warning' },
  undone: { text: 'zurückgenommen', tone: 'success' },
};

const RECORDS: Readonly<Record<string, string>> = {
  learner: 'Person',
  entitlement: 'Berechtigung',
  consent: 'Einwilligung',
  transition: 'Übergang',
  milestone: 'Meilenstein',
  provider: 'Träger',
  'course-run': 'Kursdurchführung',
  participation: 'Anmeldungen einer Person',
  'waiting-entry': 'Eintrag der Warteliste',
  handover: 'Übergabe',
  body: 'Gremium',
  meeting: 'Sitzung',
  topic: 'Thema',
  measure: 'Maßnahme',
};

/** What a record of a kind is called; one that is new to the pages keeps its name. */
export const recordText = (kind: string): string => RECORDS[kind] ?? kind;

/** Why a record stays when its import is undone. */
export function reasonText({ reason, by, since }: KeptRecord, day: (instant: string) => string): string {
  switch (reason) {
    case 'changed-since':
      return `wurde danach weiter bearbeitet${since === undefined ? '' : ` (${day(since)})`}`;
    case 'referred-to':
      return `darauf bezieht sich: ${recordText(by)}`;
    case 'seats-in-use':
      return 'Plätze daraus sind noch belegt';
    case 'too-many-imports-since':
      return 'seither wurden zu viele andere Dateien darüber eingespielt';
  }
}
