import type { PathParameters } from '#service-kit';

/** What stands in the addresses of this service. */
export const coursesPathParameters: PathParameters = {
  personRef: { description: 'Reference of a person.', example: 'p_7Qm2x0Vb4Kd9' },
  providerId: { description: 'Course provider.', example: 'vhs' },
  admissionId: { description: 'Admission of a provider.', example: 'z_3Hd8sKq1Lm0P' },
  venueId: { description: 'Place where a provider teaches.', example: 'o_9Bn4rTw6Yx2C' },
  courseId: { description: 'Course of the catalogue of a provider.', example: 'k_5Gv1zNe7Qa8J' },
  runId: { description: 'Course run.', example: 'r_7Qm2x0Vb4Kd9' },
  registrationId: { description: 'Registration of this person.', example: 'g_1' },
  handoverId: { description: 'Hand-over.', example: 'h_4Rt7yUi1Op3A' },
  toProvider: { description: 'Provider of the follow-up course.', example: 'p-x' },
  courseType: { description: 'Code of the type of the follow-up course.', example: 'BSK_B2' },
  agreementId: { description: 'Hand-over agreement.', example: 'hp_8Jk2mNb5Vc7X_1' },
  mediationId: { description: 'Mediation.', example: 'm_5Tg6yHn7Uj8M' },
  meetingId: { description: 'Meeting of the providers.', example: 'cm_20261201' },
  itemId: { description: 'What was agreed in the meeting.', example: 'ci_9Lo8iKu7Jy6H' },
  mergeId: { description: 'Merge of two runs.', example: 'm_9Kd8sUi1Op3A' },
  entryId: { description: 'Entry of the waiting list.', example: 'w_2Ew9oPl5Kj8H' },
};
