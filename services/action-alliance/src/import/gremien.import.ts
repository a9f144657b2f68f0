import { columns, defineImport, importStep } from '#service-kit';
import type { FoundBody } from '../domain/body/body.decider.js';
import type { AllianceCommands } from './alliance-commands.js';
import { REASONS } from './reasons.js';

/** Bodies, known in the whole county by their short name. */
export const gremien = (commands: AllianceCommands) =>
  defineImport({
    kind: 'gremien',
    title: 'Gremien',
    columns: {
      bodyId: columns.key(['gremium']),
      name: columns.text(['name']),
      kind: columns.oneOf(['art'], {
        aktionsbündnis: 'action-alliance',
        aktionsplanrunde: 'action-plan-round',
        abstimmungsgespräch: 'coordination-meeting',
        arbeitsgruppe: 'working-group',
      }),
      since: columns.day(['seit']),
    },
    keyOf: ({ bodyId }) => bodyId,
    laneOf: ({ bodyId }) => bodyId,
    blame: { '': 'bodyId', '/effectiveOn': 'since' },
    reasons: REASONS,
    steps: ({ since, ...body }) => {
      const found: FoundBody = { type: 'found-body', ...body, effectiveOn: since };
      return [importStep('found', found, commands.foundBody)];
    },
  });
