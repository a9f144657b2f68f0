import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { Controller, Get, Inject, Injectable, Module } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { Public } from '../access/access.guard.js';
import { startTestProcess } from '../testing/index.js';

class Signal {
  give: () => void = () => undefined;
  readonly given = new Promise<void>((resolve) => (this.give = resolve));
}

/** Answers when it is told to. */
@Injectable()
class Gate {
  readonly open = new Signal();
  readonly entered = new Signal();
}

@Controller('api/slow/v1/things')
@Public()
class SlowController {
  constructor(@Inject(Gate) private readonly gate: Gate) {}

  @Get()
  async slow(): Promise<object> {
    this.gate.entered.give();
    await this.gate.open.given;
    return { done: true };
  }
}
@Module({ controllers: [SlowController], providers: [Gate] })
class SlowModule {}

const services = [{ name: 'slow', title: 'Slow', description: 'Slow.', module: SlowModule }];

it('a process that stops answers what it had begun, refuses what comes after, and waits for no idle client', async () => {
  const running = await startTestProcess({ services });
  const gate = running.app.get(Gate, { strict: false });
  const agent = new Agent({ keepAlive: true });
  const begun = new Promise<string>((resolve, reject) => {
    const sent = request(`${running.url}/api/slow/v1/things`, { agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
    });
    sent.on('error', reject).end();
  });
  await gate.entered.given;

  // A request that has begun to arrive holds its connection, and is read to its end while the process stops.
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  const later = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    socket.on('end', () => resolve(text)).on('error', reject);
  });
  await new Promise<void>((resolve) =>
    socket.write('GET /api/slow/v1/things HTTP/1.1\r\nhost: x\r\n', () => resolve()),
  );
  await (await fetch(`${running.url}/health/live`)).text();

  const since = performance.now();
  const stopped = running.stop();
  await new Promise((resolve) => setImmediate(resolve));
  socket.write('\r\n');
  expect(await later).toMatch(/^HTTP\/1\.1 503 .*connection: close.*"code":"stopping"/s);
  gate.open.give();
  expect(await begun).toBe('200 {"done":true}');
  await stopped;
  expect(performance.now() - since).toBeLessThan(10_000);
  agent.destroy();
});
