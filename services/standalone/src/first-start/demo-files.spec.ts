import { expect, it } from '@jest/globals';
import { FILES } from '../../../../demo/columns.js';
import { DEMO_FILES } from './demo-files.js';

it('imports the files of the demo county in the order that the county names', () => {
  expect(DEMO_FILES.map(({ kind }) => kind)).toEqual(FILES.map(({ file }) => file));
});
