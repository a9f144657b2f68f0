import type { DeadlineRow, DueRow } from '../../api/deadlines.js';
import { COORDINATION_PATH } from '../coordination/coordination.query.js';
import { MERGES_PATH } from '../waiting-list/waiting-list.query.js';

/** Where a deadline is done, and what the link there says. */
export interface Place {
  readonly text: string;
  readonly href: string;
}

/** What the reader may do. */
export interface Acts {
  readonly decides: boolean;
  readonly places: boolean;
  /** Whether she records what a provider reports. */
  readonly reports: boolean;
  readonly formKey: string;
}

/** The page on which one acts upon a deadline; who may not act there finds the case. */
export function placeToAct({ personRef, ...row }: DueRow, reader: Acts): Place | undefined {
  return personRef === undefined ? placeOfDuty(row, reader) : placeOfPerson({ ...row, personRef }, reader);
}

function placeOfDuty({ kind, who }: DueRow, { places, reports }: Acts): Place | undefined {
  switch (kind) {
    case 'registration-report':
      return reports ? { text: 'Zur Meldung', href: `/briefe?traeger=${encodeURIComponent(who.id ?? '')}` } : undefined;
    case 'merge-agreement':
      return places ? { text: 'Zur Zusammenlegung', href: MERGES_PATH } : undefined;
    case 'agreed-item':
      return places ? { text: 'Zur Vereinbarung', href: `${COORDINATION_PATH}#vereinbart` } : undefined;
    default:
      return undefined;
  }
}

function placeOfPerson(row: DeadlineRow, reader: Acts): Place {
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
