import type { PathParameters } from '#service-kit';

/** What stands in the addresses of this service. */
export const integrationStatusPathParameters: PathParameters = {
  personRef: { description: 'Reference of a person.', example: 'p_7Qm2x0Vb4Kd9' },
};
