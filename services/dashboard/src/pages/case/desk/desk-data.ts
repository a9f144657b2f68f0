import type { Role } from '#service-kit';
import type { ApiClient } from '../../../api/api-client.js';
import {
  type ConsentPurpose,
  consentPurposes,
  type Consents,
  consentsOf,
  type CountyDepartment,
  countyDepartments,
  type Desk,
  deskOf,
  type FollowUp,
  followUpsOf,
  orNothing,
} from '../../../api/learners-desk.js';
import { municipalitiesOf, providersOf } from '../../../api/courses.js';
import type { Choice, FormProblem } from '../../../layout/form-fields.js';
import { CONSENT_ROLES, COUNTY_ROLES, DESK_ROLES } from '../../../layout/navigation.js';
import { recipientKindWord } from './consent-words.js';

/** A form of the case that was not taken: which, under which key, with what was entered. */
export interface RefusedForm {
  readonly form: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problem: FormProblem;
}

/** What is done at a case: follow-ups, consents, transitions, reports. What a reader has no part in is absent. */
export interface DeskData {
  readonly desk?: Desk | undefined;
  readonly followUps?: readonly FollowUp[] | undefined;
  readonly consents?: Consents | undefined;
  readonly purposes: readonly ConsentPurpose[];
  /** Whom a consent can be for, by kind and id. */
  readonly recipients: readonly Choice[];
  /** All of the county, for the titles; `own` are those that the reader acts for. */
  readonly departments: readonly CountyDepartment[];
  /** Whether the reader begins and ends transitions. */
  readonly leadsTransitions: boolean;
  /** Begins the keys of this page's forms: a form sent twice is carried out once. */
  readonly formKey: string;
  readonly refused?: RefusedForm | undefined;
}

const is = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

/** Asked beside the case: while the learners service is away, the case is shown without it. */
export async function readDesk(
  client: ApiClient,
  role: Role,
  ref: string,
  more: { readonly seen: string | undefined; readonly formKey: string; readonly refused?: RefusedForm | undefined },
): Promise<DeskData> {
  const { seen, formKey, refused } = more;
  const hasDesk = is(DESK_ROLES, role);
  const consenting = is(CONSENT_ROLES, role);
  const [desk, followUps, consents, purposes, departments, providers, municipalities] = await Promise.all([
    hasDesk ? orNothing(deskOf(client)) : undefined,
    hasDesk ? orNothing(followUpsOf(client, ref, seen)) : undefined,
    consenting ? orNothing(consentsOf(client, ref, seen)) : undefined,
    consenting ? orNothing(consentPurposes(client)) : undefined,
    orNothing(countyDepartments(client)),
    consenting ? orNothing(providersOf(client)) : undefined,
    consenting ? orNothing(municipalitiesOf(client)) : undefined,
  ]);
  return {
    desk,
    followUps,
    consents,
    purposes: purposes ?? [],
    departments: departments ?? [],
    recipients: [
      ...choices(
        'provider',
        providers?.map(({ providerId, name }) => [providerId, name]),
      ),
      ...choices(
        'department',
        departments?.map(({ department, title }) => [department, title]),
      ),
      ...choices(
        'municipality',
        municipalities?.map(({ key, name }) => [key, name]),
      ),
    ],
    leadsTransitions: is(COUNTY_ROLES, role),
    formKey,
    refused,
  };
}

/** The recipients of one kind, with what they are. */
const choices = (kind: string, found: readonly (readonly [id: string, name: string])[] = []): readonly Choice[] =>
  found.map(([id, name]) => ({ value: `${kind}/${id}`, text: `${name} (${recipientKindWord(kind)})` }));

/** What of a form stays typed after it was refused. */
export const typed = ({ refused }: DeskData, form: string) => {
  const own = refused?.form === form ? refused : undefined;
  return {
    refused: own !== undefined,
    key: own?.key,
    value: (name: string): string | undefined => {
      const value = own?.values[name];
      return typeof value === 'string' ? value : undefined;
    },
    values: (name: string): readonly string[] => {
      const value = own?.values[name];
      return Array.isArray(value) ? (value as readonly string[]) : [];
    },
    error: (name: string): string | undefined => own?.problem.fields[name],
  };
};
