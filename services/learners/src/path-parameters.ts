import type { PathParameters } from '#service-kit';

/** What stands in the addresses of this service. */
export const learnersPathParameters: PathParameters = {
  ref: { description: 'Reference of a person.', example: 'p_7Qm2x0Vb4Kd9' },
  assessmentId: { description: 'Assessment of this person.', example: 'a_4Rt7yUi1Op3A' },
  disputeId: { description: 'Dispute of this person.', example: 'd_4Rt7yUi1Op3A' },
  objectionId: { description: 'Objection to this decision.', example: 'o_4Rt7yUi1Op3A' },
  step: { description: 'Step of the template of this transition.', example: 'registered-at-school' },
  ruleId: { description: 'A dated rule.', example: 'ik-admission-stop' },
  followUpId: { description: 'Follow-up of the own office.', example: 'w_4Rt7yUi1Op3A' },
  deputyId: { description: 'Deputyship of the own office.', example: 'v_4Rt7yUi1Op3A' },
};
