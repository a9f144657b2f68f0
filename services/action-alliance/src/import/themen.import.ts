import { columns, defineImport, filled, importStep } from '#service-kit';
import type { RaiseTopic } from '../domain/topic/topic.decider.js';
import type { AllianceCommands } from './alliance-commands.js';
import { REASONS } from './reasons.js';

const { day, key, optional, text } = columns;
const LONG_TEXT = 4000;

/** Topics that were brought before a body. */
export const themen = (commands: AllianceCommands) =>
  defineImport({
    kind: 'themen',
    title: 'Themen',
    columns: {
      number: key(['thema_nr']),
      bodyId: key(['gremium']),
      title: text(['titel']),
      text: optional(text(['text'], LONG_TEXT)),
      raisedOn: day(['eingebracht_am']),
    },
    keyOf: ({ number }) => number,
    laneOf: ({ bodyId }) => bodyId,
    blame: { '': 'number', '/bodyId': 'bodyId', '/effectiveOn': 'raisedOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const raise: RaiseTopic = {
        type: 'raise-topic',
        topicId: ids('to', 'themen', row.number),
        bodyId: row.bodyId,
        title: row.title,
        effectiveOn: row.raisedOn,
        ...filled({ text: row.text }),
      };
      return [importStep('raise', raise, commands.raiseTopic)];
    },
  });
