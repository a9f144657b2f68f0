import type { CommandContext, Outcome } from '#event-sourcing';
import type { ImportStep } from './import-format.js';

/** A step that is one command of the service. `already`: the refusals that say that it is so already. */
export const importStep = <C extends object>(
  name: string,
  command: C,
  run: (command: C, meta: CommandContext) => Promise<Outcome>,
  already: readonly string[] = [],
): ImportStep => ({ name, content: command, run: (meta) => run(command, meta), already });

type Filled<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without what is undefined: cells left empty. */
export const filled = <T extends object>(fields: T): Filled<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Filled<T>;
