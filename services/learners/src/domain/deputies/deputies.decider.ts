import type { ErasedEvent } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import type { Today } from '../effective-day.js';
import type { DeputiesEvent, DeputyAppointed } from './deputies.events.js';

export type Deputyship = Omit<DeputyAppointed['data'], 'personRef'>;
export type DeputiesCommand =
  | ({ readonly type: 'appoint-deputy' } & DeputyAppointed['data'])
  | { readonly type: 'end-deputy'; readonly deputyId: string };

/** The deputyships of one office that were not ended, by their id. */
export interface DeputiesState {
  readonly current: Readonly<Record<string, Deputyship>>;
}

const lies = (day: string, { from, to }: Deputyship): boolean => from <= day && day <= to;

/** The accounts for which one stands in on a day. */
export const principalsOf = ({ current }: DeputiesState, deputy: string, day: string): readonly string[] => [
  ...new Set(
    Object.values(current)
      .filter((one) => one.deputy === deputy && lies(day, one))
      .map(({ principal }) => principal),
  ),
];

/** Guards who stands in for whom in one office: never oneself, never twice at a time, never in the past alone. */
export const deputiesDecider: Decider<DeputiesState, DeputiesCommand, DeputiesEvent, Today> = {
  aggregate: 'deputies',
  initial: { current: {} },
  evolve: (state: DeputiesState, event: DeputiesEvent | ErasedEvent): DeputiesState => {
    // The account was erased: its deputyships are gone with it.
    if (event.type === 'erased') return state;
    if (event.type === 'deputy-appointed') {
      const { personRef: _account, ...deputyship } = event.data;
      return { current: { ...state.current, [deputyship.deputyId]: deputyship } };
    }
    const { [event.data.deputyId]: _ended, ...current } = state.current;
    return { current };
  },
  decide: (state, command, { today }) => {
    if (command.type === 'end-deputy') {
      return state.current[command.deputyId] === undefined
        ? refuse('deputy-unknown', 'not-found', 'This id names no deputyship of the office.')
        : accept({ type: 'deputy-ended', effectiveOn: today, data: { deputyId: command.deputyId } });
    }
    const { type: _type, ...data } = command;
    if (data.deputy === data.principal)
      return refuse('deputy-of-oneself', 'invalid', 'Nobody stands in for oneself.', '/deputy');
    if (data.to < data.from) return refuse('deputy-ends-before', 'invalid', 'It ends before it begins.', '/to');
    if (data.to < today) return refuse('deputy-in-past', 'invalid', 'Its last day is over.', '/to');
    const overlaps = Object.values(state.current).some(
      (one) =>
        one.principal === data.principal && one.deputy === data.deputy && one.from <= data.to && data.from <= one.to,
    );
    if (overlaps) return refuse('deputy-already-appointed', 'conflict', 'This account stands in at that time already.');
    return accept({ type: 'deputy-appointed', effectiveOn: today, data });
  },
};
