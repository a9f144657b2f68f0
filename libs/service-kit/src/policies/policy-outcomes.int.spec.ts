import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { policyOutcomesContract } from './testing/policy-outcomes.contract.js';

policyOutcomesContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcomes-'));
  const documents = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  return {
    documents,
    clean: async () => {
      await documents.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
