import { expect, it } from '@jest/globals';
import { csvCell } from './csv.js';

it.each([
  ['Sulingen', 'Sulingen'],
  ['a;b', '"a;b"'],
  ['er sagt "ja"', '"er sagt ""ja"""'],
  ['zwei\nZeilen', '"zwei\nZeilen"'],
  ['=1+1', "'=1+1"],
  [' @SUM(A1)', "' @SUM(A1)"],
  ['\t-2', "'\t-2"],
  [-2.5, '-2,5'],
  [undefined, ''],
])('%j is written as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});
