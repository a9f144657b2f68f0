/** What is reported of a milestone is kept under it and its department: two departments may have one of the same name. */
export const milestoneKey = ({
  department,
  milestone,
}: {
  readonly department: string;
  readonly milestone: string;
}): string => `${department}|${milestone}`;
