import type { LogPosition } from '../api/integration-status.js';

/** A position of the log in one line: `courses 0:812, 1:790; learners 0:1200`. */
export const positionText = (position: LogPosition): string =>
  typeof position === 'string'
    ? position
    : Object.entries(position)
        .map(([topic, offsets]) =>
          typeof offsets === 'object'
            ? `${topic} ${Object.entries(offsets)
                .map(([partition, offset]) => `${partition}:${offset}`)
                .join(', ')}`
            : `${topic} ${offsets}`,
        )
        .join('; ');
