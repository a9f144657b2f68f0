import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProcess, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../../services/standalone/src/demo-users.js';
import { house } from '../../services/standalone/src/house.js';
import { CountyClient } from './county-client.js';
import { importProvidersAndBodies } from './story.js';

const run = promisify(execFile);

describe('the story of the README', () => {
  let running: TestProcess;
  beforeAll(async () => void (running = await startTestProcess({ ...house(), demoUsers: demoUsers() })));
  afterAll(() => running.stop());

  it('can be pasted: every call of it succeeds, and the case tells where it led', async () => {
    const county = new CountyClient(running.url);
    await importProvidersAndBodies(county);
    const readme = await readFile('README.md', 'utf8');
    const blocks = [...readme.matchAll(/^```bash story\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
    expect(blocks.length).toBeGreaterThan(5);
    const script = `set -euo pipefail\n${blocks.join('\n')}\nprintf '\\n%s\\n' "$MINA"\n`;
    const { stdout } = await run('bash', ['-c', script], {
      env: { ...process.env, BASE: running.url },
      timeout: 60_000,
    });
    const person = stdout.trim().split('\n').at(-1) ?? '';
    const story = ({ timeline }: Readonly<Record<string, unknown>>): boolean =>
      ((timeline ?? []) as readonly { readonly type: string }[]).some(({ type }) => type === 'follow-up-started');
    expect(await county.until('kurskoordination', `/api/integration-status/v1/cases/${person}`, story)).toMatchObject({
      stage: 'in-course',
      level: { level: 'B1' },
    });
  });
});
