import { type Static, Type } from '@sinclair/typebox';
import { houseVariables } from '#service-kit';
import { countyVariables } from '../../dashboard/src/configuration.js';

const { COUNTY_DIR, COUNTY_NAME, COUNTY_DEMO } = countyVariables.properties;

/** What the one process reads: the variables of the house, of the pages, and its own. */
export const standaloneVariables = Type.Object({
  ...houseVariables.properties,
  COUNTY_DIR,
  COUNTY_NAME,
  COUNTY_DEMO,
  DEMO: Type.Boolean({
    default: true,
    description: 'Imports the demo county from `COUNTY_DIR` on the first start of the one process.',
  }),
});
export type StandaloneConfiguration = Static<typeof standaloneVariables>;
