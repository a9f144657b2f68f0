import type { DeadlineRow } from '../../api/deadlines.js';
import { MERGES_PATH } from '../waiting-list/waiting-list.query.js';

/** Where a deadline is done, and what the link there says. */
export interface Place {
  readonly text: string;
  readonly href: string;
}

/** The page on which one acts upon a deadline; who may not act there finds the case. */
export function placeToAct(row: DeadlineRow, reader: { readonly decides: boolean; readonly places: boolean }): Place {
  const person = encodeURIComponent(row.personRef);
  const toCase = { text: 'Zum Fall', href: `/faelle/${person}` };
  const decision = `/fristen/recht/${row.subjectId}?person=${person}`;
  switch (row.kind) {
    case 'lapse-decision':
      return reader.decides ? { text: 'Entscheiden', href: decision } : toCase;
    case 'right-lapses':
      return reader.decides ? { text: 'Verlängern', href: decision } : toCase;
    case 'objection':
    case 'registration-due':
      return reader.decides ? { text: 'Zu Rechten und Pflichten', href: `/faelle/${person}/rechte` } : toCase;
    case 'handover-answer':
    case 'handover-start':
      return reader.places ? { text: 'Zu den Übergaben', href: '/uebergaben' } : toCase;
    case 'course-start':
    case 'seat-hold':
      return reader.places ? { text: 'Zum Kurs', href: `/kurse/${row.runId ?? ''}` } : toCase;
    case 'merge-answer':
      return reader.places ? { text: 'Zur Zusammenlegung', href: MERGES_PATH } : toCase;
    case 'consent-renewal':
      return { text: 'Zu den Einwilligungen', href: `${toCase.href}#einwilligungen` };
    case 'transition-step':
      return { text: 'Zum Schritt', href: `${toCase.href}#uebergaenge` };
    case 'follow-up':
      return { text: 'Zur Wiedervorlage', href: '/wiedervorlagen#meine' };
    default:
      return toCase;
  }
}
