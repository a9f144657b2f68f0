/** The folder of the repository. */
export const ROOT: string;
/** Builds `dist/` where a source is newer than the last build; rejects when the build fails. */
export function buildIfStale(): Promise<void>;
