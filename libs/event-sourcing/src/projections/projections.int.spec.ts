import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedDocuments } from './embedded/index.js';
import { projectionContract } from './testing/index.js';

projectionContract(
  'embedded',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'projections-'));
    return {
      open: () => openEmbeddedDocuments({ file: join(folder, 'documents.db') }),
      clean: () => rm(folder, { recursive: true, force: true }),
    };
  },
  { runs: 40 },
);
