import { afterAll, beforeAll } from '@jest/globals';
import { accessibility } from './accessibility.walk.js';
import { firstVisit } from './first-visit.walk.js';
import { type HouseWithBrowser, startHouseWithBrowser } from './house.js';
import { keyboardOnly } from './keyboard.walk.js';
import { onPaper } from './print.walk.js';
import { withoutScript } from './without-script.walk.js';

let house: HouseWithBrowser;
beforeAll(async () => void (house = await startHouseWithBrowser()));
afterAll(() => house.stop());
const started = (): HouseWithBrowser => house;

// What only looks comes first; then what answers hand-overs and imports.
firstVisit(started);
accessibility(started);
onPaper(started);
keyboardOnly(started);
withoutScript(started);
