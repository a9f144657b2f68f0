import { rightsOf, type Role } from '#service-kit';
import { type ApiClient, ApiProblem } from './api-client.js';

interface NamesAnswer {
  readonly names: readonly { readonly personRef: string; readonly givenName: string; readonly familyName: string }[];
}

/** So many names learners gives in one call. */
const MOST = 200;
export type Names = ReadonlyMap<string, string>;
export const NO_NAMES: Names = new Map();

/** Whether pages show names to a role without being asked. */
export const seesNames = (role: Role): boolean => rightsOf(role).names === 'own';
/** Who sees a name after giving a reason, of those who open cases here. */
export const NAME_ASKING_ROLES = ['migration-office', 'education-office'] as const satisfies readonly Role[];
export const mayAskForNames = (role: Role): boolean => (NAME_ASKING_ROLES as readonly Role[]).includes(role);

/** Names of a page of persons, asked of learners in one call with the rights of the reader. Throws ApiProblem. */
export async function askForNames(client: ApiClient, personRefs: readonly string[], reason?: string): Promise<Names> {
  const wanted = [...new Set(personRefs)].slice(0, MOST);
  if (wanted.length === 0) return NO_NAMES;
  const body = { refs: wanted, ...(reason === undefined ? {} : { reason }) };
  const answer = await client.call<NamesAnswer>('learners', '/names', { method: 'POST', body });
  return new Map(
    answer.body.names.map(({ personRef, givenName, familyName }) => [personRef, `${givenName} ${familyName}`]),
  );
}

/** Names for those who see them at once; a page without them shows the references, so it stands while learners is away. */
export async function namesFor(client: ApiClient, role: Role, personRefs: readonly string[]): Promise<Names> {
  if (!seesNames(role)) return NO_NAMES;
  try {
    return await askForNames(client, personRefs);
  } catch (error) {
    if (error instanceof ApiProblem) return NO_NAMES;
    throw error;
  }
}
