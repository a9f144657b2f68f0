import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, MunicipalityKey, oneOf, Title } from '../fields.js';

const context = 'courses' as const;

export const providerRegistered = defineEvent({
  context,
  type: 'provider-registered',
  description: 'A course provider takes part.',
  schema: Type.Object(
    {
      providerId: Id,
      name: Title,
      kind: oneOf(['adult-education-centre', 'independent', 'municipality', 'volunteers', 'vocational-school']),
      municipalityKey: MunicipalityKey,
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      providerId: 'vhs',
      name: 'Volkshochschule (erfunden)',
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    },
  ],
});

export const providerEvents = [providerRegistered] as const;
