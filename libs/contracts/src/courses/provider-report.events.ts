import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';

const context = 'courses' as const;

export const registrationReportSent = defineEvent({
  context,
  type: 'registration-report-sent',
  description: 'A provider sent its report of registrations for a period; who is in it stands in the registrations.',
  schema: Type.Object(
    { providerId: Id, from: Day, to: Day, ruleId: Id, ruleVersion: Type.String({ maxLength: 40 }) },
    { additionalProperties: false },
  ),
  samples: [
    {
      providerId: 'vhs',
      from: '2026-11-10',
      to: '2026-11-24',
      ruleId: 'registration-report',
      ruleVersion: 'bsk-2016',
    },
  ],
});

/** What a provider does for its courses beside reports about persons: enters them in KURSNET, reports each before its start. */
export const PROVIDER_DUTIES = ['kursnet-entry', 'planning-report'] as const;
export type ProviderDuty = (typeof PROVIDER_DUTIES)[number];

export const providerDutyDone = defineEvent({
  context,
  type: 'provider-duty-done',
  description: 'A provider brought its planned courses in KURSNET up to date, or reported a course before its start.',
  schema: Type.Object(
    {
      providerId: Id,
      duty: oneOf(PROVIDER_DUTIES),
      /** The run that was reported; absent: all planned ones. */
      runId: Type.Optional(Id),
      ruleId: Id,
      ruleVersion: Type.String({ maxLength: 40 }),
    },
    { additionalProperties: false },
  ),
  samples: [
    { providerId: 'vhs', duty: 'planning-report', runId: 'r_1', ruleId: 'planning-report', ruleVersion: 'ik-2018' },
  ],
});

export const providerReportEvents = [registrationReportSent, providerDutyDone] as const;

const TYPES: ReadonlySet<string> = new Set(providerReportEvents.map(({ type }) => type));
/** The streams of providers' reports begin as those of the providers do: they are told apart by what happened. */
export const isOfProviderReports = (type: string): boolean => TYPES.has(type);
