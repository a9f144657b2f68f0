import { expect, it } from '@jest/globals';
import { createLogger } from '../logging/logger.js';
import { ClosingOrder, PHASES, type Phase } from './closing-order.js';

const logger = createLogger({ level: 'silent', process: 'test' });

function recorded(): {
  readonly closing: ClosingOrder;
  readonly ended: string[];
  readonly part: (phase: Phase, name?: string) => void;
} {
  const closing = new ClosingOrder(logger);
  const ended: string[] = [];
  const part = (phase: Phase, name: string = phase): void => closing.add(phase, () => void ended.push(name));
  return { closing, ended, part };
}

it('ends readers before what they write to, and the lock last, in whatever order they came', async () => {
  const { closing, ended, part } = recorded();
  for (const phase of PHASES.toReversed()) part(phase);
  await closing.close();
  expect(ended).toEqual(['subscriptions', 'timers', 'relay', 'stores', 'shared', 'lock']);
});

it('ends each part once, and the others when one fails', async () => {
  const { closing, ended, part } = recorded();
  closing.add('relay', () => Promise.reject(new Error('stuck')));
  part('stores');
  await Promise.all([closing.close(), closing.close()]);
  await closing.close();
  expect(ended).toEqual(['stores']);
});

it('ends a part that comes late in its phase, or at once', async () => {
  const { closing, ended, part } = recorded();
  closing.add('relay', () => {
    part('shared', 'in its phase');
    part('timers', 'too late');
  });
  part('lock');
  await closing.close();
  part('stores', 'later');
  await closing.close();
  expect(ended.toSorted()).toEqual(['in its phase', 'later', 'lock', 'too late']);
  expect(ended.indexOf('in its phase')).toBeLessThan(ended.indexOf('lock'));
});
