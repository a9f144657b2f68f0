import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;

/** Headers that a request may carry, by their name in the components. */
export const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A key of this command alone, 1 to 200 visible ASCII characters. The same command again with the same key is done ' +
      'once and answered as before; other content with it is refused (422).',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    example: '7b0c1b3e-2f5e-4a55-9a5e-0f6f5f0f7a11',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The version that the caller has read, as an ETag gave it; refused with 412 where it is another by now.',
    schema: { type: 'string', pattern: '^"(0|[1-9][0-9]{0,14})"$' },
    example: '"3"',
  },
  ConsistentWith: {
    name: 'Consistent-With',
    in: 'header',
    required: false,
    description:
      '`<stream>@<version>` of the answer to an own command: the read waits until it has seen that, two seconds at most.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$' },
    example: 'run-r_7Qm2x0Vb4Kd9@3',
  },
} as const satisfies Components['parameters'];

/** Headers of answers, by their name in the components. */
export const answerHeaders = {
  CorrelationId: {
    description: 'Of this request: the one it brought as X-Correlation-Id, or a new one.',
    schema: { type: 'string' },
    example: 'q_b5XkT0c1dY2eZ3fA4gB5hC',
  },
  ETag: {
    description: 'Version of the stream, in quotes: for If-Match of the next command.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Location: {
    description: 'Where to look.',
    schema: { type: 'string' },
    example: '/api/courses/v1/registrations/p_7Qm2x0Vb4Kd9/g_1',
  },
  Consistency: {
    description: '`behind` where the read had not seen the write of Consistent-With in time; else absent.',
    schema: { type: 'string', enum: ['behind'] },
    example: 'behind',
  },
} as const satisfies Components['headers'];

export const parameterReference = (name: keyof typeof headerParameters): { $ref: string } => ({
  $ref: `#/components/parameters/${name}`,
});
export const headerReference = (name: keyof typeof answerHeaders): { $ref: string } => ({
  $ref: `#/components/headers/${name}`,
});

/** For an answer that says where to look. */
export const LOCATION_HEADER = { Location: headerReference('Location') };
/** For `@ApiOkResponse` of a read that answers with the version of a stream. */
export const VERSION_HEADER = { ETag: headerReference('ETag') };
