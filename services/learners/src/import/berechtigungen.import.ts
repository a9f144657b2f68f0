import { columns, defineImport, importStep, type ImportStep } from '#service-kit';
import type {
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
        berufssprachkurs: 'vocational-language-course',
        kreiskurs: 'county-course',
        landeskurs: 'land-course',
      }),
      issuedBy: department(['stelle', 'fachdienst']),
      issuedOn: day(['ausgestellt_am']),
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
      ['usedOn', 'usedFor'],
      ['endedOn', 'reason'],
    ],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'number', '/personRef': 'person', '/effectiveOn': 'issuedOn' },
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
      };
      const steps: ImportStep<'usedOn' | 'usedFor' | 'endedOn'>[] = [
        importStep('issue', issue, commands.issueEntitlement),
      ];
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
