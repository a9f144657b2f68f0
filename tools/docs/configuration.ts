import { writeFileSync } from 'node:fs';
import { configurationTable, edgeVariables, serviceAddresses, storageVariables } from '#service-kit';

/** Writes docs/configuration.md; run from the top folder. */
writeFileSync(
  'docs/configuration.md',
  configurationTable([
    { title: 'Every process', schema: edgeVariables },
    { title: 'Services and standalone', schema: storageVariables },
    { title: 'Dashboard', schema: serviceAddresses },
  ]),
);
