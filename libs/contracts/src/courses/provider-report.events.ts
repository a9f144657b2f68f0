import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id } from '../fields.js';

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

export const providerReportEvents = [registrationReportSent] as const;
