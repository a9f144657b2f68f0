import { expect, test } from '@jest/globals';
import { given } from './given-when-then.js';
import { circle } from './sample-domain.js';

const facts = { today: '2026-11-24' };
const opened = { type: 'circle-opened', effectiveOn: '2026-11-24', data: { title: 'Reading' } } as const;

test('states what comes out, and fails on anything else', () => {
  given(circle).when({ type: 'open', title: 'Reading' }, facts).then(opened);
  expect(() => given(circle).when({ type: 'open', title: 'Other' }, facts).then(opened)).toThrow('Other');
  expect(() => given(circle).when({ type: 'open', title: 'Reading' }, facts).then()).toThrow();
  expect(() => given(circle, opened).when({ type: 'open', title: 'x' }, facts).then(opened)).toThrow('already-open');
});

test('states the code of a refusal', () => {
  const refusal = given(circle, opened).when({ type: 'open', title: 'x' }, facts).thenRefused('already-open');
  expect(refusal.kind).toBe('conflict');
  expect(() => given(circle).when({ type: 'open', title: 'x' }, facts).thenRefused('already-open')).toThrow(
    'circle-opened',
  );
  expect(() => given(circle, opened).when({ type: 'open', title: 'x' }, facts).thenRefused('other')).toThrow(
    'already-open',
  );
});

test('an erased event is part of the history', () => {
  const erased = { type: 'erased', effectiveOn: '2026-11-24', data: { erasedType: 'circle-joined' } } as const;
  expect(given(circle, opened, erased).state.erased).toBe(1);
});
