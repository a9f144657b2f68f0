import type { PathParameters } from '#service-kit';

/** What stands in the addresses of this service. */
export const integrationStatusPathParameters: PathParameters = {
  handoverId: { description: 'Hand-over.', example: 'h_4Rt7yUi1Op3A' },
  registrationId: { description: 'Registration of this person.', example: 'g_1' },
  personRef: { description: 'Reference of a person.', example: 'p_7Qm2x0Vb4Kd9' },
  entryId: { description: 'Entry of the waiting list.', example: 'w_2Ew9oPl5Kj8H' },
  runId: { description: 'Course run.', example: 'r_7Qm2x0Vb4Kd9' },
};
