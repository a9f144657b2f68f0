import type { Context, ErasedEvent } from '#contracts';
import { accept, type Decider, type Decision, type DomainEvent, refuse } from '#event-sourcing';
import {
  type BegunData,
  happeningOf,
  type ImportCounts,
  type ImportEnd,
  type ImportHappening,
  importEventType,
} from './import-process.events.js';

export interface ImportProcessState {
  readonly phase: 'unknown' | 'running' | ImportEnd | 'undoing' | 'undone';
  /** Of the file and the order. */
  readonly content?: string;
}

export type ImportProcessCommand =
  | { readonly type: 'begin'; readonly begun: BegunData }
  | { readonly type: 'progress'; readonly importId: string; readonly rows: number }
  | { readonly type: 'end'; readonly importId: string; readonly outcome: ImportEnd; readonly counts: ImportCounts }
  | { readonly type: 'begin-undo'; readonly importId: string }
  | { readonly type: 'end-undo'; readonly importId: string; readonly retracted: number; readonly kept: number };

export interface ImportProcessFacts {
  readonly today: string;
}

type ImportProcess = Decider<ImportProcessState, ImportProcessCommand, DomainEvent, ImportProcessFacts>;

const PHASE = { begun: 'running', resumed: 'running', 'undo-begun': 'undoing', undone: 'undone' } as const;

/** One import from its beginning to its end, and to its undo. One decider per context, as the events are named by it. */
export function importProcess(context: Context): ImportProcess {
  const happened = ({ name, data }: ImportHappening, { today }: ImportProcessFacts): Decision<DomainEvent> =>
    accept({ type: importEventType(context, name), effectiveOn: today, data });
  return {
    aggregate: 'import',
    initial: { phase: 'unknown' },
    evolve: (state, event) => evolve(context, state, event),
    decide: (state, command, facts) => {
      const { phase } = state;
      switch (command.type) {
        case 'begin': {
          if (phase === 'undoing' || phase === 'undone') return refuseUndone();
          if (phase === 'unknown') return happened({ name: 'begun', data: command.begun }, facts);
          if (phase === 'completed')
            return refuse('import-completed', 'conflict', 'The import has ended; nothing of it is left to do.');
          if (state.content !== command.begun.content)
            return refuse('import-of-other-file', 'conflict', 'An import goes on with the same file alone.');
          return happened({ name: 'resumed', data: { importId: command.begun.importId } }, facts);
        }
        case 'progress':
          if (phase !== 'running') return refuseNotRunning();
          return happened({ name: 'progressed', data: { importId: command.importId, rows: command.rows } }, facts);
        case 'end': {
          if (phase !== 'running') return refuseNotRunning();
          const { importId, outcome, counts } = command;
          return happened({ name: 'ended', data: { importId, outcome, ...counts } }, facts);
        }
        case 'begin-undo':
          if (phase === 'unknown') return refuse('import-unknown', 'not-found', 'There is no import with this id.');
          if (phase === 'running')
            return refuse('import-running', 'conflict', 'The import is still running; cancel it first.');
          if (phase === 'undone') return refuseUndone();
          if (phase === 'undoing') return { ok: true, events: [] };
          return happened({ name: 'undo-begun', data: { importId: command.importId } }, facts);
        case 'end-undo': {
          if (phase !== 'undoing') return refuse('undo-not-begun', 'conflict', 'No undo of this import has begun.');
          const { importId, retracted, kept } = command;
          return happened({ name: 'undone', data: { importId, retracted, kept } }, facts);
        }
      }
    },
  };
}

function evolve(context: Context, state: ImportProcessState, event: DomainEvent | ErasedEvent): ImportProcessState {
  const name = happeningOf(context, event.type);
  switch (name) {
    case 'begun':
      return { phase: 'running', content: (event.data as BegunData).content };
    case 'resumed':
    case 'undo-begun':
    case 'undone':
      return { ...state, phase: PHASE[name] };
    case 'ended':
      return { ...state, phase: (event.data as { readonly outcome: ImportEnd }).outcome };
    case 'progressed':
    case undefined:
      return state;
  }
}

const refuseUndone = (): Decision<never> =>
  refuse('import-undone', 'conflict', 'The import was undone already, or is being undone.');
const refuseNotRunning = (): Decision<never> => refuse('import-not-running', 'conflict', 'The import is not running.');
