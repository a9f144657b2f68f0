import { expect, it } from '@jest/globals';
import { positionText } from './position.js';

it('a position of the log is told in one line, whatever its form', () => {
  expect(positionText('courses@812')).toBe('courses@812');
  expect(positionText({ courses: { 0: '812', 1: '790' }, learners: { 0: 1200 } })).toBe(
    'courses 0:812, 1:790; learners 0:1200',
  );
  expect(positionText({ courses: 812 })).toBe('courses 812');
});
