import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBytes } from './generator/file-bytes.js';
import { generateCounty } from './generator/county.js';
import { officeWorkText } from './generator/office-work.js';

// Writes the files of the demo county anew. npm runs its scripts at the top of the repository.
const FOLDER = join('demo', 'county');
const { tables, work } = generateCounty(join(FOLDER, 'municipalities.csv'));
for (const [file, table] of tables) await writeFile(join(FOLDER, `${file}.csv`), fileBytes(file, table));
await writeFile(join(FOLDER, 'vorgaenge.json'), officeWorkText(work));
console.log(`demo county: ${[...tables].map(([file, table]) => `${file} ${table.length - 1}`).join(', ')}`);
