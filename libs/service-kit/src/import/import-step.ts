import type { CommandContext, Outcome } from '#event-sourcing';
import type { Blame, ImportStep } from './import-format.js';

interface StepTraits<Column extends string> {
  /** The refusals that say that it is so already. */
  readonly already?: readonly string[];
  readonly blame?: Blame<Column>;
}

/** A step that is one command of the service. */
export const importStep = <C extends object, const Column extends string = never>(
  name: string,
  command: C,
  run: (command: C, meta: CommandContext) => Promise<Outcome>,
  traits: StepTraits<Column> = {},
): ImportStep<Column> => ({ name, content: command, run: (meta) => run(command, meta), ...traits });

type Filled<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without what is undefined: cells left empty. */
export const filled = <T extends object>(fields: T): Filled<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Filled<T>;
