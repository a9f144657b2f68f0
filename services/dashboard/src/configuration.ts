import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from '@sinclair/typebox';
import { ConfigurationError, dashboardVariables, storageVariables } from '#service-kit';
import type { County, DashboardOptions } from './dashboard-options.js';
import type { Outlines } from './layout/county-map.js';

/** What only the pages read from the environment. A process that has them beside services adds these to its own. */
export const countyVariables = Type.Object({
  COUNTY_DIR: storageVariables.properties.COUNTY_DIR,
  COUNTY_NAME: Type.String({
    default: 'Landkreis',
    minLength: 1,
    maxLength: 80,
    description: 'Name of the county, as the header of each page shows it.',
  }),
  COUNTY_DEMO: Type.Boolean({
    default: false,
    description: 'Says on each page that all people and providers are invented.',
  }),
  COUNTY_CONTACT: Type.Optional(
    Type.String({
      pattern: '^[^@\\s]+@[^@\\s]+$',
      maxLength: 200,
      description: 'Mail address to which barriers are reported; the accessibility statement names it.',
    }),
  ),
  DEV_ISSUER_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description: 'Development only: base address of the process with `/dev/token`; absent: this process.',
    }),
  ),
});

export const dashboardSettings = Type.Object({ ...dashboardVariables.properties, ...countyVariables.properties });
export type DashboardSettings = Static<typeof dashboardSettings>;

/** What the pages need to know, from the configuration of the process. Throws ConfigurationError. */
export async function dashboardOptions(settings: DashboardSettings): Promise<DashboardOptions> {
  return { addresses: addressesOf(settings), county: await readCounty(settings) };
}

/** Where the services answer; what is not named answers in this process. */
function addressesOf(settings: DashboardSettings): DashboardOptions['addresses'] {
  const named = {
    learners: settings.LEARNERS_URL,
    courses: settings.COURSES_URL,
    'action-alliance': settings.ACTION_ALLIANCE_URL,
    'integration-status': settings.INTEGRATION_STATUS_URL,
    'development-issuer': settings.DEV_ISSUER_URL,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, url]) => (url === undefined ? [] : [[name, url.replace(/\/+$/, '')]])),
  );
}

async function readCounty({
  COUNTY_DIR,
  COUNTY_NAME,
  COUNTY_DEMO,
  COUNTY_CONTACT,
}: DashboardSettings): Promise<County> {
  try {
    const text = await readFile(join(COUNTY_DIR, 'municipalities.geojson'), 'utf8');
    return { name: COUNTY_NAME, demo: COUNTY_DEMO, outlines: JSON.parse(text) as Outlines, contact: COUNTY_CONTACT };
  } catch {
    throw new ConfigurationError(['COUNTY_DIR: holds no readable municipalities.geojson']);
  }
}
