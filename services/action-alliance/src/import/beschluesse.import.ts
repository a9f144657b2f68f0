import { columns, defineImport, importStep } from '#service-kit';
import type { TakeDecision } from '../domain/meeting/meeting.decider.js';
import type { AllianceCommands } from './alliance-commands.js';
import { REASONS } from './reasons.js';

const { key, text } = columns;
const LONG_TEXT = 4000;

/** Decisions, which take effect on the day of their meeting. */
export const beschluesse = (commands: AllianceCommands) =>
  defineImport({
    kind: 'beschluesse',
    title: 'Beschlüsse',
    columns: {
      number: key(['beschluss_nr']),
      meeting: key(['sitzung_nr']),
      topic: key(['thema_nr']),
      text: text(['text'], LONG_TEXT),
    },
    keyOf: ({ number }) => number,
    laneOf: ({ meeting }) => meeting,
    blame: { '': 'meeting', '/topicId': 'topic' },
    reasons: REASONS,
    steps: (row, ids) => {
      const take: TakeDecision = {
        type: 'take-decision',
        decisionId: ids('de', 'beschluesse', row.number),
        topicId: ids('to', 'themen', row.topic),
        text: row.text,
      };
      return [importStep('take', take, commands.takeDecision(ids('m', 'sitzungen', row.meeting)))];
    },
  });
