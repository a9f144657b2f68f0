import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBytes } from './generator/file-bytes.js';
import { generateCounty } from './generator/county.js';

// Writes the files of the demo county anew. npm runs its scripts at the top of the repository.
const FOLDER = join('demo', 'county');
const county = generateCounty(join(FOLDER, 'municipalities.csv'));
for (const [file, table] of county) await writeFile(join(FOLDER, `${file}.csv`), fileBytes(file, table));
console.log(`demo county: ${[...county].map(([file, table]) => `${file} ${table.length - 1}`).join(', ')}`);
