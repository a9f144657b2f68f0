import { columns, defineImport, importStep, type ImportStep } from '#service-kit';
import type { EndObligation, ExemptFromObligation, ImposeObligation } from '../domain/obligation/obligation.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, department, key, oneOf, optional } = columns;

/** Who obliged whom to take part (§ 44a AufenthG), why, and how it ended; each body its own row. */
export const verpflichtungen = (commands: LearnerCommands) =>
  defineImport({
    kind: 'verpflichtungen',
    title: 'Verpflichtungen',
    columns: {
      number: key(['verpflichtung_nr', 'verpflichtungsnummer']),
      person,
      imposedBy: department(['stelle', 'fachdienst']),
      reason: oneOf(['grund'], {
        'keine einfache verständigung': 'no-simple-german',
        'keine ausreichenden deutschkenntnisse': 'no-sufficient-german',
        'besonders integrationsbedürftig': 'special-integration-need',
        eingliederungsvereinbarung: 'integration-agreement',
        'aufforderung der leistungsbehörde': 'benefit-authority-request',
      }),
      imposedOn: day(['verpflichtet_am']),
      registerBy: optional(day(['anmeldung_bis'])),
      exemptedOn: optional(day(['befreit_am'])),
      exemption: optional(
        oneOf(['befreit_grund'], {
          'in ausbildung': 'in-training',
          'vergleichbares angebot': 'comparable-offer',
          unzumutbar: 'unreasonable',
        }),
      ),
      endedOn: optional(day(['beendet_am'])),
      end: optional(
        oneOf(['beendet_grund'], {
          erfüllt: 'fulfilled',
          weggezogen: 'moved-away',
          'leistungsbezug beendet': 'benefits-ended',
          irrtümlich: 'imposed-in-error',
        }),
      ),
    },
    sample: [{ imposedBy: 'ordnung' }],
    together: [
      ['exemptedOn', 'exemption'],
      ['endedOn', 'end'],
    ],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: {
      '': 'number',
      '/personRef': 'person',
      '/effectiveOn': 'imposedOn',
      '/reason': 'reason',
      '/registerBy': 'registerBy',
    },
    reasons: REASONS,
    steps: (row, ids) => {
      const obligationId = ids('v', 'verpflichtungen', row.number);
      const finish = commands.finishObligation(obligationId);
      const impose: ImposeObligation = {
        type: 'impose-obligation',
        obligationId,
        personRef: personRefOf(ids, row.person),
        imposedBy: row.imposedBy,
        reason: row.reason,
        effectiveOn: row.imposedOn,
        ...(row.registerBy === undefined ? {} : { registerBy: row.registerBy }),
      };
      const steps: ImportStep<'exemptedOn' | 'endedOn'>[] = [importStep('impose', impose, commands.imposeObligation)];
      if (row.exemptedOn !== undefined && row.exemption !== undefined) {
        const exempt: ExemptFromObligation = {
          type: 'exempt-from-obligation',
          exemption: row.exemption,
          effectiveOn: row.exemptedOn,
        };
        steps.push(importStep('exempt', exempt, finish, { blame: { '': 'exemptedOn', '/effectiveOn': 'exemptedOn' } }));
      }
      if (row.endedOn !== undefined && row.end !== undefined) {
        const end: EndObligation = { type: 'end-obligation', reason: row.end, effectiveOn: row.endedOn };
        steps.push(importStep('end', end, finish, { blame: { '': 'endedOn', '/effectiveOn': 'endedOn' } }));
      }
      return steps;
    },
  });
