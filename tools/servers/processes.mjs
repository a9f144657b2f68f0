// Child processes that never outlive this one.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @type {import('node:stream').Writable | undefined} */
let watchdog;
/** @type {Set<number>} */
const guarded = new Set();

/** The process ids of what was started here and still runs. */
export const guardedPids = () => [...guarded];

/** @param {string} line */
function tellWatchdog(line) {
  if (watchdog === undefined) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./watchdog.mjs', import.meta.url))], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      env: { PATH: process.env.PATH },
    });
    child.unref();
    child.stdin.unref?.();
    watchdog = child.stdin;
  }
  watchdog.write(`${line}\n`);
}

/**
 * Starts a process in a group of its own (a Ctrl-C in the terminal reaches only us) that dies with this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, cwd?: string, env?: NodeJS.ProcessEnv }} options `log`: file that its output is appended to
 * @returns {Promise<GuardedProcess>}
 * @typedef {{ pid: number, exited: Promise<string>, hasExited: () => boolean, kill: () => Promise<void> }} GuardedProcess
 */
export async function startGuarded(command, args, options) {
  const log = openSync(options.log, 'a');
  const child = spawn(command, args, {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: options.cwd,
    env: options.env ?? process.env,
  });
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started: ${await exited}`);
  tellWatchdog(`+${pid}`);
  guarded.add(pid);
  child.unref();
  let gone = false;
  void exited.then(() => {
    gone = true;
    guarded.delete(pid);
    tellWatchdog(`-${pid}`);
  });
  return {
    pid,
    exited,
    hasExited: () => gone,
    kill: async () => {
      // A child that was unref'd would let this process end before the exit is seen.
      child.ref();
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/**
 * Names the programs of the list that cannot be started here.
 * @param {Readonly<Record<string, readonly string[]>>} programs program → arguments of a harmless call
 * @returns {Promise<string[]>}
 */
export async function missingPrograms(programs) {
  const checks = Object.entries(programs).map(async ([program, args]) => {
    try {
      await run(program, [...args], { timeout: 60_000 });
      return [];
    } catch {
      return [program];
    }
  });
  return (await Promise.all(checks)).flat();
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {number} limitMs
 */
export async function runToEnd(program, args, limitMs) {
  try {
    await run(program, [...args], { timeout: limitMs, maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    const output = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`${program} ${args[0] ?? ''} failed: ${output === '' ? error.message : output}`, { cause: error });
  }
}

/** @param {string} file @returns {string} its last lines, for an error that names the cause */
export function lastLines(file) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
  } catch {
    return '(no log)';
  }
}
