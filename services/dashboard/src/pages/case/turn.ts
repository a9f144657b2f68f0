import type { Case } from '../../api/integration-status.js';
import { rightWord } from '../../layout/words.js';

/** What comes next in a case, and who has to do it. */
export interface Turn {
  readonly who: string;
  readonly what: string;
  /** Day until which, where one is known. */
  readonly dueOn?: string | undefined;
}

/** Whose turn it is, from the stage reached; undefined where nobody has to act. */
export function turnOf(one: Case): Turn | undefined {
  const open = one.handovers.find((handover) => handover.state === 'offered');
  if (open)
    return { who: open.to.name, what: `das Angebot von ${open.from.name} beantworten`, dueOn: open.answerDueOn };
  const last = [...one.registrations].sort((a, b) => (a.since < b.since ? 1 : -1))[0];
  const provider = last?.provider?.name ?? 'der Träger';
  const right = nextRight(one);
  switch (one.stage) {
    case 'enrolled':
      return { who: 'Kurskoordination', what: 'einen Termin zur Einstufung vereinbaren' };
    case 'assessed':
      return { who: 'Kurskoordination', what: 'eine Berechtigung oder einen Platz im Kreiskurs klären' };
    case 'entitled':
      return { who: 'Kurskoordination', what: 'einen Kurs finden', dueOn: right?.lapsesOn };
    case 'waiting':
      return { who: 'Kurskoordination', what: 'einen passenden Kurs vorschlagen', dueOn: right?.lapsesOn };
    case 'registered':
      return { who: provider, what: 'den Kurs beginnen', dueOn: right?.lapsesOn };
    case 'course-ended':
      return { who: provider, what: 'den Anschluss anbieten', dueOn: right?.lapsesOn };
    case 'handover-accepted': {
      const accepted = one.handovers.find((handover) => handover.state === 'accepted');
      return { who: accepted?.to.name ?? provider, what: 'den Anschlusskurs beginnen', dueOn: right?.lapsesOn };
    }
    default:
      return undefined;
  }
}

/** The open right that lapses first. */
export function nextRight(one: Case): { readonly name: string; readonly lapsesOn: string } | undefined {
  const open = one.rights.flatMap(({ state, kind, lapsesOn }) =>
    state === 'open' && lapsesOn !== undefined ? [{ name: rightWord(kind), lapsesOn }] : [],
  );
  return open.sort((a, b) => (a.lapsesOn < b.lapsesOn ? -1 : 1))[0];
}
