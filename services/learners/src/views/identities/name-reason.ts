/** Why somebody looks at a name outside of the own scope: codes, no free text. */
export const NAME_REASONS = [
  'enquiry-of-person',
  'case-meeting',
  'duplicate-check',
  'access-request',
  'legal-duty',
] as const;
export type NameReason = (typeof NAME_REASONS)[number];
