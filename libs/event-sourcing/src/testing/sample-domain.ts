import { randomBytes } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { defineEvent, describing, EventRegistry, Id, identifying, type ErasedEvent, type EventOf } from '#contracts';
import { KeyRingSealer, type KeyRing } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { TestClock } from '../clock.js';
import { accept, refuse, type Decider } from '../decider.js';
import type { CommandContext, Publisher } from '../execution/command-execution.port.js';
import { DefaultCommandExecutor, type CommandExecutorOptions } from '../execution/default-command-executor.js';
import type { EventStore } from '../store/event-store.port.js';

/** A small aggregate with each kind of event: about nobody, about a person, published as it is, changed, or not at all. */
const context = 'courses' as const;
const closed = { additionalProperties: false };

const opened = defineEvent({
  context,
  type: 'circle-opened',
  description: 'A circle was opened.',
  schema: Type.Object({ title: Type.String() }, closed),
  samples: [{ title: 'Reading' }],
});
export const joined = defineEvent({
  context,
  type: 'circle-joined',
  description: 'A person joined.',
  sphere: 'coordination',
  schema: Type.Object({ personRef: Id, seat: Type.Integer(), note: identifying(Type.String()) }, closed),
  samples: [{ personRef: 'p_1', seat: 1, note: 'by bus' }],
});
const left = defineEvent({
  context,
  type: 'circle-left',
  description: 'A person left.',
  sphere: 'coordination',
  schema: Type.Object({ personRef: Id, reason: describing(Type.String()) }, closed),
  samples: [{ personRef: 'p_1', reason: 'moved' }],
});
const noted = defineEvent({
  context,
  type: 'circle-noted',
  description: 'Stays inside.',
  schema: Type.Object({ text: Type.String() }, closed),
  samples: [{ text: 'x' }],
});
const announced = defineEvent({
  context,
  type: 'circle-announced',
  description: 'The published form of an opening.',
  schema: Type.Object({ label: Type.String({ maxLength: 80 }) }, closed),
  samples: [{ label: 'Reading' }],
});
const seatFreed = defineEvent({
  context,
  type: 'circle-seat-freed',
  description: 'Says nothing of who left.',
  schema: Type.Object({ count: Type.Integer() }, closed),
  samples: [{ count: 1 }],
});

type CircleEvent = EventOf<typeof opened> | EventOf<typeof joined> | EventOf<typeof left> | EventOf<typeof noted>;
export type CircleCommand =
  | { readonly type: 'open'; readonly title: string }
  | { readonly type: 'join'; readonly personRef: string; readonly note: string }
  | { readonly type: 'leave'; readonly personRef: string; readonly reason: string }
  | { readonly type: 'note'; readonly texts: readonly string[] };
interface CircleState {
  readonly open: boolean;
  readonly members: Readonly<Record<string, string>>;
  readonly joins: number;
  readonly erased: number;
}

export const circle: Decider<CircleState, CircleCommand, CircleEvent, { readonly today: string }> = {
  aggregate: 'circle',
  initial: { open: false, members: {}, joins: 0, erased: 0 },
  evolve: (state, event) => evolveCircle(state, event),
  decide: (state, command, { today }) => {
    if (command.type === 'open') {
      if (state.open) return refuse('already-open', 'conflict', 'the circle is open');
      return accept({ type: 'circle-opened', effectiveOn: today, data: { title: command.title } });
    }
    if (!state.open) return refuse('not-open', 'not-found', 'there is no such circle');
    if (command.type === 'note') {
      return accept(
        ...command.texts.map((text) => ({ type: 'circle-noted' as const, effectiveOn: today, data: { text } })),
      );
    }
    const { personRef } = command;
    const isMember = personRef in state.members;
    if (command.type === 'join') {
      if (isMember) return refuse('already-in', 'conflict', 'the person is in');
      const data = { personRef, seat: state.joins + 1, note: command.note };
      return accept({ type: 'circle-joined', effectiveOn: today, data });
    }
    if (!isMember) return refuse('not-in', 'conflict', 'the person is not in');
    return accept({ type: 'circle-left', effectiveOn: today, data: { personRef, reason: command.reason } });
  },
};

function evolveCircle(state: CircleState, event: CircleEvent | ErasedEvent): CircleState {
  switch (event.type) {
    case 'circle-opened':
      return { ...state, open: true };
    case 'circle-joined':
      return {
        ...state,
        joins: state.joins + 1,
        members: { ...state.members, [event.data.personRef]: event.data.note },
      };
    case 'circle-left': {
      const { [event.data.personRef]: _gone, ...members } = state.members;
      return { ...state, members };
    }
    case 'erased':
      return { ...state, erased: state.erased + 1 };
    case 'circle-noted':
      return state;
  }
}

const publish: Publisher = (event) => {
  const { type, data } = event as CircleEvent;
  if (type === 'circle-opened') return { type: 'circle-announced', data: { label: data.title } };
  if (type === 'circle-joined') return { type, data };
  if (type === 'circle-left') return { type: 'circle-seat-freed', data: { count: 1 } };
  return undefined;
};

export const circleContracts = (): EventRegistry => new EventRegistry([announced, joined, seatFreed]);

/** One key ring, sealer and clock that several executors share, as the instances of a service do. */
export interface CircleWorld {
  readonly clock: TestClock;
  readonly keyRing: KeyRing;
  readonly sealer: KeyRingSealer;
  executor(store: EventStore, changes?: Partial<CommandExecutorOptions>): DefaultCommandExecutor;
}

export function circleWorld(): CircleWorld {
  const clock = new TestClock();
  const keyRing = testKeyRing();
  const sealer = new KeyRingSealer(keyRing, { spheres: ['coordination'] });
  const contentKey = randomBytes(32);
  return {
    clock,
    keyRing,
    sealer,
    executor: (store, changes = {}) =>
      new DefaultCommandExecutor({
        store,
        sealer,
        clock,
        contentKey,
        publish,
        registry: new EventRegistry([opened, joined, left, noted]),
        contracts: circleContracts(),
        onErased: (listener) => keyRing.onErased(listener),
        ...changes,
      }),
  };
}

export const contextOf = (commandId: string, more: Partial<CommandContext> = {}): CommandContext => ({
  commandId,
  actor: 'acc_1',
  correlationId: 'cor_1',
  causationId: commandId,
  ...more,
});
