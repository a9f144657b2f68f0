import type { Controller, StreamKind } from '#contracts';

const CONTROLLERS: Readonly<Record<Controller, string>> = {
  coordination: 'the coordination of the county',
  'reporting-department': 'the department that reported',
  'course-provider': 'the course provider',
  alliance: 'the action alliance',
};

/** Who answers for which stream, and how long it is kept, as Markdown: the text of docs/retention.md. */
export const retentionTable = (kinds: readonly StreamKind[]): string =>
  [
    '# Retention',
    '',
    'Generated from `libs/contracts/src/stream-kinds.ts` by `npm run docs:write`; do not edit. A period begins with the',
    'last event of a stream. Nothing is erased by it: what is due is for a person to confirm.',
    '',
    '| service | stream | controller | kept | source |',
    '|---|---|---|---|---|',
    ...kinds.map(({ context, aggregate, controller, retention, source }) => {
      const kept = retention === 'unlimited' ? 'for good' : `${retention.months} months`;
      return `| ${context} | \`${aggregate}\` | ${CONTROLLERS[controller]} | ${kept} | ${source} |`;
    }),
    '',
  ].join('\n');
