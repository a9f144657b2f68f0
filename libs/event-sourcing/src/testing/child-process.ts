import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LOADER = fileURLToPath(new URL('./typescript-loader.mjs', import.meta.url));
const LIMIT_MS = 20_000;

export interface RunningChild {
  /** Lines it has written so far; complete after `ended`. */
  readonly lines: readonly string[];
  /** Resolves when the condition holds for the lines; rejects when the child ends before, or after the limit (20 s). */
  until(condition: (lines: readonly string[]) => boolean, limitMs?: number): Promise<void>;
  /** kill -9: nothing is flushed, no handler runs. Resolves when it is gone and its output is read. */
  kill(): Promise<void>;
  readonly ended: Promise<void>;
}

/** Runs a TypeScript source file in a process of its own. For tests that kill. */
export function startChild(file: URL, args: readonly string[]): RunningChild {
  const argv = ['--no-warnings', '--conditions=source', '--import', LOADER, fileURLToPath(file), ...args];
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const listener of listeners) listener();
  });
  const ended = once(child, 'close').then(() => undefined);
  return {
    lines,
    ended,
    until: (condition, limitMs = LIMIT_MS) => waitUntil(() => condition(lines), listeners, child, limitMs),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function waitUntil(
  condition: () => boolean,
  listeners: Set<() => void>,
  child: ChildProcess,
  limitMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void): void => {
      clearTimeout(limit);
      listeners.delete(check);
      outcome();
    };
    const check = (): void => {
      if (condition()) settle(resolve);
    };
    const limit = setTimeout(() => settle(() => reject(new Error('the child did not get there in time'))), limitMs);
    listeners.add(check);
    child.once('close', () => settle(() => reject(new Error('the child ended before'))));
    check();
  });
}
