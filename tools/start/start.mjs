// `npm start`: everything in one process on embedded parts.
import { buildIfStale, ROOT } from './build.mjs';

try {
  await buildIfStale();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.chdir(ROOT);
await import('../../dist/services/standalone/src/main.js');
