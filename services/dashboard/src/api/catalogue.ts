import type { ApiClient } from './api-client.js';

/** A course of a provider's catalogue, of which runs are planned. */
export interface CatalogueCourse {
  readonly courseId: string;
  readonly providerId: string;
  readonly title: string;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly modules: readonly CourseModule[];
  readonly withdrawn: boolean;
}
export interface CourseModule {
  readonly name: string;
  readonly teachingUnits: number;
  readonly level?: string;
}

export const catalogueOf = async (
  client: ApiClient,
  provider: string,
  seen?: string,
): Promise<readonly CatalogueCourse[]> =>
  (
    await client.call<{ readonly courses: readonly CatalogueCourse[] }>(
      'courses',
      `/courses?${new URLSearchParams({ provider }).toString()}`,
      seen === undefined ? {} : { headers: { 'consistent-with': seen } },
    )
  ).body.courses;
