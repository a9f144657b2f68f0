import { columns, defineImport, importStep, type ImportStep } from '#service-kit';
import type {
  ExtendEntitlement,
  IssueEntitlement,
  UseEntitlement,
  WithdrawEntitlement,
} from '../domain/entitlement/entitlement.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, department, key, oneOf, optional } = columns;

/** Rights to courses. When one lapses follows from the rule of the day of its issue. */
export const berechtigungen = (commands: LearnerCommands) =>
  defineImport({
    kind: 'berechtigungen',
    title: 'Berechtigungen',
    columns: {
      number: key(['recht_nr', 'berechtigungsnummer']),
      person,
      kind: oneOf(['art'], {
        'anspruch integrationskurs': 'integration-course-claim',
        'zulassung integrationskurs': 'integration-course-admission',
        'verpflichtung integrationskurs': 'integration-course-obligation',
        berufssprachkurs: 'vocational-language-course',
        kreiskurs: 'county-course',
        landeskurs: 'land-course',
        ehrenamtskurs: 'volunteer-course',
      }),
      issuedBy: department(['stelle', 'fachdienst']),
      issuedOn: day(['ausgestellt_am']),
      titleOn: optional(day(['titel_vom', 'aufenthaltstitel_vom'])),
      ruleCase: optional(oneOf(['fall'], { asylverfahren: 'asylum-procedure' })),
      extendedOn: optional(day(['verlaengert_am', 'verlängert_am'])),
      extension: optional(
        oneOf(['verlaengert_grund', 'verlängert_grund'], {
          'kein passender kurs': 'no-course-available',
          krankheit: 'illness',
          betreuungspflichten: 'care-duties',
          'verzögerung der behörde': 'authority-delay',
        }),
      ),
      usedOn: optional(day(['genutzt_am'])),
      usedFor: optional(key(['genutzt_kurs'])),
      endedOn: optional(day(['beendet_am'])),
      reason: optional(
        oneOf(['beendet_grund'], {
          'zugang geschlossen': 'access-closed',
          verfallen: 'lapsed',
          irrtümlich: 'issued-in-error',
          weggezogen: 'moved-away',
        }),
      ),
    },
    together: [
      ['extendedOn', 'extension'],
      ['usedOn', 'usedFor'],
      ['endedOn', 'reason'],
    ],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'number', '/personRef': 'person', '/effectiveOn': 'issuedOn', '/titleOn': 'titleOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const entitlementId = ids('e', 'berechtigungen', row.number);
      const change = commands.changeEntitlement(entitlementId);
      const issue: IssueEntitlement = {
        type: 'issue-entitlement',
        entitlementId,
        personRef: personRefOf(ids, row.person),
        kind: row.kind,
        issuedBy: row.issuedBy,
        effectiveOn: row.issuedOn,
        ...(row.titleOn === undefined ? {} : { titleOn: row.titleOn }),
        ...(row.ruleCase === undefined ? {} : { ruleCase: row.ruleCase }),
      };
      const steps: ImportStep<'extendedOn' | 'usedOn' | 'usedFor' | 'endedOn'>[] = [
        importStep('issue', issue, commands.issueEntitlement),
      ];
      if (row.extendedOn !== undefined && row.extension !== undefined) {
        const extend: ExtendEntitlement = {
          type: 'extend-entitlement',
          reason: row.extension,
          decidedBy: row.issuedBy,
          effectiveOn: row.extendedOn,
        };
        steps.push(importStep('extend', extend, change, { blame: { '': 'extendedOn', '/effectiveOn': 'extendedOn' } }));
      }
      if (row.usedOn !== undefined && row.usedFor !== undefined) {
        const runId = ids('r', 'kurse', row.usedFor);
        const use: UseEntitlement = { type: 'use-entitlement', runId, effectiveOn: row.usedOn };
        steps.push(importStep('use', use, change, { blame: { '': 'usedFor', '/effectiveOn': 'usedOn' } }));
      }
      if (row.endedOn !== undefined && row.reason !== undefined) {
        const end: WithdrawEntitlement = { type: 'withdraw-entitlement', reason: row.reason, effectiveOn: row.endedOn };
        steps.push(importStep('withdraw', end, change, { blame: { '': 'endedOn', '/effectiveOn': 'endedOn' } }));
      }
      return steps;
    },
  });
