import { columns, defineImport, filled, importStep, type ImportStep } from '#service-kit';
import type { Offer } from '../commands/offer-handover/offer-handover.command.js';
import { handoverOf } from '../commands/offer-handover/offer-handover.handler.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, key, level, listOf, oneOf, optional } = columns;

type DayOf =
  'acceptedOn' | 'returnedOn' | 'withdrawnOn' | 'failedOn' | 'followUpStartedOn' | 'fromProvider' | 'toProvider';

const DATA = {
  niveau: 'level',
  zertifikat: 'certificate',
  bedarf: 'needs',
  berechtigung: 'entitlement',
  kontakt: 'contact',
} as const;

/** What became of an offer is blamed on its day, or on the provider that had no part in it. */
const blame = <Day extends DayOf, Provider extends DayOf>(day: Day, provider: Provider) =>
  ({ '': day, '/effectiveOn': day, '/providerId': provider }) as const;

/** Hand-overs from the offer to the start of the follow-up course. */
export const uebergaben = (commands: CourseCommands) =>
  defineImport({
    kind: 'uebergaben',
    title: 'Übergaben',
    columns: {
      number: key(['uebergabe_nr', 'übergabe_nr']),
      person: key(['personen_nr', 'personennummer', 'tn_nr']),
      registration: key(['anmeldung_nr']),
      fromProvider: key(['von_traeger', 'von_träger']),
      toProvider: key(['an_traeger', 'an_träger']),
      followUpCourseType: key(['folgekursart']),
      followUpRun: optional(key(['folgekurs_nr'])),
      level: level(['niveau']),
      basis: oneOf(['grundlage'], {
        '§ 88a abs. 1 aufenthg': 'aufenthg-88a-1',
        '§ 88a abs. 3 aufenthg': 'aufenthg-88a-3',
        einwilligung: 'consent',
      }),
      consent: optional(key(['einwilligung_nr'])),
      offeredOn: day(['angeboten_am']),
      acceptedOn: optional(day(['angenommen_am'])),
      returnedOn: optional(day(['zurueckgegeben_am', 'zurückgegeben_am'])),
      returnReason: optional(
        oneOf(['rueckgabegrund', 'rückgabegrund'], {
          'kein platz': 'no-free-seat',
          'niveau passt nicht': 'level-does-not-fit',
          'angaben fehlen': 'data-missing',
          'betreuung fehlt': 'childcare-missing',
          'zu weit': 'too-far',
          'tageszeit passt nicht': 'time-of-day-does-not-fit',
          'person möchte nicht': 'person-declined',
        }),
      ),
      missing: optional(listOf(oneOf(['fehlende_angaben'], DATA))),
      withdrawnOn: optional(day(['zurueckgezogen_am', 'zurückgezogen_am'])),
      withdrawal: optional(
        oneOf(['rueckzugsgrund', 'rückzugsgrund'], {
          'einwilligung widerrufen': 'consent-revoked',
          'person möchte nicht': 'person-declined',
          irrtümlich: 'offered-in-error',
        }),
      ),
      followUpStartedOn: optional(day(['folgekurs_begonnen_am'])),
      passes: optional(listOf(oneOf(['uebermittelte_angaben', 'übermittelte_angaben'], DATA))),
      failedOn: optional(day(['gescheitert_am'])),
      failure: optional(
        oneOf(['grund_des_scheiterns'], {
          'person möchte nicht': 'person-declined',
          'platz verloren': 'seat-lost',
          'nicht erschienen': 'did-not-appear',
          'kurs abgesagt': 'run-cancelled',
        }),
      ),
    },
    sample: [{ toProvider: '1002', followUpCourseType: 'IK_ALLG', level: 'b1', offeredOn: '01.11.2026' }],
    together: [
      ['returnedOn', 'returnReason'],
      ['withdrawnOn', 'withdrawal'],
      ['failedOn', 'failure'],
    ],
    keyOf: ({ number }) => number,
    laneOf: ({ person }) => person,
    blame: {
      '': 'number',
      '/effectiveOn': 'offeredOn',
      '/registrationId': 'registration',
      '/providerId': 'fromProvider',
      '/toProvider': 'toProvider',
      '/followUpCourseType': 'followUpCourseType',
      '/followUpRunId': 'followUpRun',
      '/basis': 'basis',
      '/consentRef': 'consent',
      '/missing': 'missing',
      '/passes': 'passes',
    },
    reasons: REASONS,
    steps: (row, ids) => {
      const runId = row.followUpRun === undefined ? undefined : ids('r', 'kurse', row.followUpRun);
      const offer: Offer = {
        kind: 'offer',
        providerId: row.fromProvider,
        personRef: ids('p', 'personen', row.person),
        registrationId: ids('g', 'anmeldungen', row.registration),
        toProvider: row.toProvider,
        followUpCourseType: row.followUpCourseType,
        level: row.level,
        basis: row.basis,
        effectiveOn: row.offeredOn,
        ...filled({
          followUpRunId: runId,
          consentRef: row.consent && ids('k', 'einwilligungen', row.consent),
          passes: row.passes,
        }),
      };
      // Known when the offer was made, or found again.
      let handoverId = '';
      const make: typeof commands.offerHandover = async (command, meta) => {
        const outcome = await commands.offerHandover(command, meta);
        handoverId = handoverOf(outcome);
        return outcome;
      };
      const steps: ImportStep<DayOf>[] = [importStep('offer', offer, make)];
      const change: ReturnType<typeof commands.changeHandover> = (command, meta) =>
        commands.changeHandover(handoverId)(command, meta);
      const { acceptedOn, returnedOn, returnReason, missing = [], withdrawnOn, withdrawal, followUpStartedOn } = row;
      const { failedOn, failure } = row;
      if (acceptedOn !== undefined) {
        const accept = { kind: 'accept', providerId: row.toProvider, effectiveOn: acceptedOn } as const;
        steps.push(
          importStep('accept', accept, (command, meta) => commands.acceptHandover(handoverId)(command, meta), {
            blame: blame('acceptedOn', 'toProvider'),
          }),
        );
      }
      if (returnedOn !== undefined && returnReason) {
        const giveBack = {
          kind: 'return',
          providerId: row.toProvider,
          effectiveOn: returnedOn,
          reason: returnReason,
          missing,
        } as const;
        steps.push(importStep('return', giveBack, change, { blame: blame('returnedOn', 'toProvider') }));
      }
      if (withdrawnOn !== undefined && withdrawal) {
        const withdraw = {
          kind: 'withdraw',
          providerId: row.fromProvider,
          effectiveOn: withdrawnOn,
          reason: withdrawal,
        } as const;
        steps.push(importStep('withdraw', withdraw, change, { blame: blame('withdrawnOn', 'fromProvider') }));
      }
      if (failedOn !== undefined && failure) {
        const fail = { kind: 'fail', providerId: row.toProvider, effectiveOn: failedOn, reason: failure } as const;
        steps.push(importStep('fail', fail, change, { blame: blame('failedOn', 'toProvider') }));
      }
      if (followUpStartedOn !== undefined && runId !== undefined) {
        // The participation in the follow-up run has the policy say the same, and it may be faster.
        const start = { kind: 'start-follow-up', runId, effectiveOn: followUpStartedOn } as const;
        steps.push(
          importStep('start-follow-up', start, change, {
            already: ['handover-closed'],
            blame: blame('followUpStartedOn', 'toProvider'),
          }),
        );
      }
      return steps;
    },
  });
