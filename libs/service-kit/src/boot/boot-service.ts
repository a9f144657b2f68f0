import { ConfigurationError } from '../configuration/read-configuration.js';
import { systemCode } from '../configuration/system-code.js';
import { safeMessage } from '../logging/speaking-errors.js';
import { type ProcessOptions, type RunningProcess, startProcess } from './start-process.js';

/** What went wrong at start, one line each, without values. */
export function startErrorLines(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.problems.map((problem) => `configuration: ${problem}`);
  const known = systemCode(error);
  if (known === 'EADDRINUSE') return ['PORT: is taken by another process'];
  if (!(error instanceof Error)) return ['the process cannot start'];
  const said = safeMessage(error);
  return said === undefined
    ? [`${titleOf(error)}: the process cannot start`, ...placesOf(error)]
    : [`${titleOf(error)}: ${said}`];
}

const titleOf = (error: Error): string => {
  const code = systemCode(error);
  return code === undefined || code === '' ? error.name : `${error.name} (${code})`;
};

const FRAMES = 8;

/** Where in the code it happened, and what was behind it: the texts of foreign errors may quote values. */
function placesOf(error: Error): readonly string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause: unknown = error.cause;
  const behind = cause instanceof Error ? [`  because of ${titleOf(cause)}`, ...placesOf(cause)] : [];
  return [...frames.slice(0, FRAMES).map((line) => `  ${line.trim()}`), ...behind];
}

function onSignal(running: RunningProcess): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const limit = setTimeout(() => {
      process.stderr.write('work in flight did not end within SHUTDOWN_LIMIT_MS\n');
      process.exit(1);
    }, running.configuration.SHUTDOWN_LIMIT_MS);
    limit.unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * The `main` of a process: starts it, prints start errors one line each (exit code 1), and on SIGINT or SIGTERM ends
 * work in flight within a limit. The environment is read here and nowhere else.
 */
export async function bootService(
  options: Omit<ProcessOptions, 'environment'> & { readonly defaults?: Readonly<Record<string, string>> },
): Promise<RunningProcess> {
  const { defaults, ...rest } = options;
  try {
    const running = await startProcess({ ...rest, environment: { ...defaults, ...process.env } });
    onSignal(running);
    return running;
  } catch (error) {
    for (const line of startErrorLines(error)) process.stderr.write(`${options.name}: ${line}\n`);
    process.exit(1);
  }
}
