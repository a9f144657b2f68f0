/** The code of an error of the system (`ENOENT`). Not by class: errors of another realm are no `Error` of this one. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
