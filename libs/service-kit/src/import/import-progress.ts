import type { ImportState } from './import.dto.js';

/** How far an import is, how fast, and how long it will still take at this pace. */
export function progressOf(
  rows: number,
  total: number,
  elapsedMs: number,
): Pick<ImportState, 'rows' | 'total' | 'rowsPerSecond' | 'secondsLeft'> {
  const rowsPerSecond = elapsedMs <= 0 ? 0 : Math.round((rows * 1000) / elapsedMs);
  return {
    rows,
    total,
    rowsPerSecond,
    ...(rowsPerSecond === 0 ? {} : { secondsLeft: Math.ceil(Math.max(0, total - rows) / rowsPerSecond) }),
  };
}
