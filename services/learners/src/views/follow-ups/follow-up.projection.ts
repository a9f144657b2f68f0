import type { FollowUpSubject } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard } from '../../heard-events.js';

export interface FollowUpEntry {
  readonly followUpId: string;
  readonly personRef: string;
  readonly office: string;
  readonly account?: string;
  readonly subject: FollowUpSubject;
  readonly setOn: string;
  readonly dueOn: string;
  readonly done: boolean;
}

/** By who is in charge, then by day; open ones alone. */
export const BY_DESK = 'desk';
/** By person and office, then by day; open ones alone. */
export const BY_CASE = 'case';

const STREAM = 'follow-up-';

/** The follow-up whose stream it is; undefined: it is none of one. */
export const followUpOf = (stream: string): string | undefined =>
  stream.startsWith(STREAM) ? stream.slice(STREAM.length) : undefined;

/** Begins the keys of what lies with an account of an office; without an account: with the office as a whole. */
export const deskKey = (office: string, account = ''): string => `${office}|${encodeURIComponent(account)}|`;
export const caseKey = (personRef: string, office: string): string => `${personRef}|${office}|`;

type Heard = ReturnType<typeof heard>;
type WasSet = Extract<Heard, { readonly type: `${string}follow-up-set` }>;

const isSet = (event: Heard): event is WasSet => event.type.endsWith('follow-up-set');

/** Fed from the own topic, without notes. */
export const followUps: Projection<FollowUpEntry | null, FollowUpEntry> = {
  name: 'follow-ups',
  version: 2,
  contexts: ['learners'],
  indexes: [BY_DESK, BY_CASE],
  documentOf: ({ stream }) => followUpOf(stream),
  evolve: (section = null, event) => {
    const known = heard(event);
    if (known.type === 'erased') return null;
    if (isSet(known)) return { ...known.data, setOn: known.effectiveOn, done: false };
    if (!section) return null;
    switch (known.type) {
      case 'follow-up-moved':
      case 'youth-follow-up-moved':
      case 'health-follow-up-moved':
        return { ...section, dueOn: known.data.dueOn };
      case 'follow-up-handed-over':
      case 'youth-follow-up-handed-over':
      case 'health-follow-up-handed-over': {
        const { account: _before, ...rest } = section;
        const { account } = known.data;
        return { ...rest, ...(account === undefined ? {} : { account }) };
      }
      case 'follow-up-done':
      case 'youth-follow-up-done':
      case 'health-follow-up-done':
        return { ...section, done: true };
      default:
        return section;
    }
  },
  view: (followUpId, sections) => {
    const [view] = Object.values(sections);
    if (!view) return undefined;
    const { office, account, personRef, dueOn, done } = view;
    const at = `${dueOn}|${followUpId}`;
    const open = { [BY_DESK]: [`${deskKey(office, account)}${at}`], [BY_CASE]: [`${caseKey(personRef, office)}${at}`] };
    return { view, keys: done ? {} : open };
  },
};
