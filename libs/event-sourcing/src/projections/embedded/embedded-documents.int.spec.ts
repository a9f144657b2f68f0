import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentStoreContract } from '../testing/document-store.contract.js';
import { openEmbeddedDocuments } from './embedded-documents.js';

documentStoreContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const store = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  return {
    store,
    clean: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
