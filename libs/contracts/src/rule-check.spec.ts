import { expect, it } from '@jest/globals';
import { isCheckedOn } from './rule-check.js';

it('a rule is checked for a year from the day of the check, that day of the next year included', () => {
  const checked = { checkedOn: '2025-11-24' };
  expect(isCheckedOn(checked, '2025-11-24')).toBe(true);
  expect(isCheckedOn(checked, '2026-11-24')).toBe(true);
  expect(isCheckedOn(checked, '2026-11-25')).toBe(false);
  expect(isCheckedOn({ checkedOn: '2024-02-29' }, '2025-02-28')).toBe(true);
  expect(isCheckedOn({ checkedOn: '2024-02-29' }, '2025-03-01')).toBe(false);
});

it('one that nobody ever checked is not', () => {
  expect(isCheckedOn({}, '2025-11-24')).toBe(false);
});
