import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { atMost, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../../services/standalone/src/main.js', import.meta.url));
const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\//;
/** Reads the whole board and the first page of every list. */
const USER = 'bildungsbuero';
const PATHS = ['overview', 'board', 'cases', 'handovers', 'rights', 'runs/at-risk', 'measures/overdue'];
const ROUNDS = 20;

/** The one process as `npm start` starts it after the build: first start with the demo county, then start after start. */
export const standalone: Row = {
  name: 'standalone',
  needs: [],
  measure: ({ runs }) =>
    inFolder(async (folder) => {
      const first = await oneStart(folder);
      const all: Start[] = [];
      for (let n = 0; n < runs; n++) all.push(await oneStart(folder));
      const what = 'standalone, second start with the demo county';
      return [
        {
          what: 'standalone, first start: demo county imported and on the board',
          unit: 's',
          wanted: told,
          runs: [{ ours: first.seconds }],
        },
        { what: `${what}: ready`, unit: 's', wanted: atMost(3), runs: all.map(({ seconds }) => ({ ours: seconds })) },
        {
          what: `${what}: resident after ${ROUNDS * PATHS.length} requests`,
          unit: 'MB',
          wanted: atMost(300),
          runs: all.map(({ resident }) => ({ ours: resident })),
        },
      ];
    }),
};

interface Start {
  /** From the start of the process until it says its address and answers ready. */
  readonly seconds: number;
  /** MB, after requests to everything on the board. */
  readonly resident: number;
}

async function oneStart(folder: string): Promise<Start> {
  const begin = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), PORT: '0', DEVELOPMENT: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(child);
    await untilReady(url);
    const seconds = (performance.now() - begin) / 1_000;
    await visit(url);
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)]);
    return { seconds, resident: (Number(stdout) * 1_024) / 1e6 };
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the output of the process is not read');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = ADDRESS.exec(line)?.[1];
    if (address !== undefined) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('the process ended before it said its address');
}

async function untilReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function visit(url: string): Promise<void> {
  const answer = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: USER }),
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  for (let round = 0; round < ROUNDS; round++) {
    for (const path of PATHS) {
      const page = await fetch(`${url}/api/integration-status/v1/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!page.ok) throw new Error(`${path} answered ${page.status}`);
      await page.arrayBuffer();
    }
  }
}
