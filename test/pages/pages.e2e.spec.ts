import { afterAll, beforeAll } from '@jest/globals';
import { accessibility } from './accessibility.walk.js';
import { firstVisit } from './first-visit.walk.js';
import { type HouseWithBrowser, startHouseWithBrowser } from './house.js';
import { keyboardOnly } from './keyboard.walk.js';
import { monday } from './monday.walk.js';
import { onPaper } from './print.walk.js';
import { withoutScript } from './without-script.walk.js';

let house: HouseWithBrowser;
/** The demo county is imported first: longer than any test, on a busy machine. */
const START_LIMIT_MS = 300_000;
beforeAll(async () => void (house = await startHouseWithBrowser()), START_LIMIT_MS);
afterAll(() => house.stop());
const started = (): HouseWithBrowser => house;

// What only looks comes first; then what answers hand-overs and imports.
firstVisit(started);
accessibility(started);
onPaper(started);
keyboardOnly(started);
withoutScript(started);
monday(started);
