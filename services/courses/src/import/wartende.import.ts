import { columns, defineImport, importStep, type Municipalities } from '#service-kit';
import type { CloseWaitingEntry, OpenWaitingEntry } from '../domain/waiting-entry/waiting-entry.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, flag, key, level, listOf, municipality, oneOf, optional, timeOfDay } = columns;

/** The waiting list. */
export const wartende = (commands: CourseCommands, municipalities: Municipalities) =>
  defineImport({
    kind: 'wartende',
    title: 'Warteliste',
    columns: {
      number: key(['warteliste_nr']),
      person: key(['personen_nr', 'personennummer', 'tn_nr']),
      courseType: key(['kursart']),
      level: level(['niveau']),
      municipalityKey: municipality(['gemeinde', 'ags'], municipalities),
      timesOfDay: listOf(timeOfDay(['tageszeiten'])),
      childcare: flag(['kinderbetreuung']),
      since: day(['seit']),
      closedOn: optional(day(['beendet_am'])),
      reason: optional(
        oneOf(['beendet_grund'], { angemeldet: 'registered', zurückgezogen: 'withdrawn', weggezogen: 'moved-away' }),
      ),
    },
    sample: [{ courseType: 'IK_ALLG', level: 'a2' }],
    together: [['closedOn', 'reason']],
    keyOf: ({ number }) => number,
    laneOf: ({ person }) => person,
    blame: { '': 'number', '/courseType': 'courseType', '/effectiveOn': 'since' },
    reasons: REASONS,
    steps: ({ number, person, since, closedOn, reason, timesOfDay, ...need }, ids) => {
      const entryId = ids('w', 'wartende', number);
      const open: OpenWaitingEntry = {
        kind: 'open',
        effectiveOn: since,
        need: { ...need, timesOfDay: [...timesOfDay], entryId, personRef: ids('p', 'personen', person) },
      };
      if (closedOn === undefined || reason === undefined) return [importStep('open', open, commands.openNeed)];
      const close: CloseWaitingEntry = { kind: 'close', effectiveOn: closedOn, reason };
      // Who is registered leaves the list by a policy, which may be faster.
      const closed = { already: ['entry-closed'], blame: { '': 'closedOn', '/effectiveOn': 'closedOn' } } as const;
      return [
        importStep('open', open, commands.openEntry),
        importStep('close', close, commands.closeEntry(entryId), closed),
      ];
    },
  });
