import { Type } from '@sinclair/typebox';
import { CONSENT_DATA, CONSENT_RECIPIENTS, Day, Id, oneOf, Title } from '#contracts';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import { readData } from './data-file.js';
import { refuseOverlap, RuleFileInvalid } from './rule-files.js';

const closed = { additionalProperties: false };
const Age = Type.Integer({ minimum: 1, maximum: 30 });

const GiverFile = Type.Object(
  {
    id: Id,
    title: Title,
    versions: Type.Array(
      Type.Object(
        {
          version: Type.String({ minLength: 1, maxLength: 40 }),
          validFrom: Day,
          validTo: Type.Optional(Day),
          legalBasis: Title,
          source: Type.String({ minLength: 1, maxLength: 400 }),
          checkedOn: Type.Optional(Day),
          parameters: Type.Object(
            {
              selfFromAge: Age,
              guardianUnderAge: Age,
              renewals: Type.Array(
                Type.Object({ age: Age, graceMonths: Type.Integer({ minimum: 0, maximum: 24 }) }, closed),
              ),
            },
            closed,
          ),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

const PurposeFile = Type.Array(
  Type.Object(
    {
      purpose: Id,
      title: Title,
      recipients: Type.Array(oneOf(CONSENT_RECIPIENTS), { minItems: 1, uniqueItems: true }),
      data: Type.Array(oneOf(CONSENT_DATA), { minItems: 1, uniqueItems: true }),
      duties: Type.Array(Type.Object({ courseTypes: Type.Array(Id, { minItems: 1 }), legalBasis: Title }, closed)),
      source: Title,
    },
    closed,
  ),
  { minItems: 1 },
);

const GIVER = 'consent/consent-giver.json';
const PURPOSES = 'consent/purposes.json';

/** Who consents and for what, as the files state it. Throws RuleFileInvalid. */
export function readConsentRules(folder?: string): ConsentRules {
  const giver = readData(GIVER, GiverFile, folder);
  const purposes = readData(PURPOSES, PurposeFile, folder);
  refuseOverlap(GIVER, giver.versions);
  for (const [at, { purpose }] of purposes.entries()) {
    if (purposes.slice(at + 1).some((other) => other.purpose === purpose))
      throw new RuleFileInvalid(PURPOSES, '', `${purpose} occurs twice`);
  }
  return { giver, purposes };
}
