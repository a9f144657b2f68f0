import type { RunOfPage } from '../../api/course-run.js';
import type { CourseType } from '../../api/courses.js';
import type { Choice } from '../../layout/form-fields.js';

/** The modules of the type of a course as it was when the run began, by their number; none: the type has no modules. */
export function modulesOf(types: readonly CourseType[], { courseType, startsOn }: RunOfPage): readonly Choice[] {
  const versions = types.find(({ code }) => code === courseType)?.versions ?? [];
  const version = versions.find(
    ({ validFrom, validTo }) => validFrom <= startsOn && (validTo === undefined || startsOn <= validTo),
  );
  return (version?.modules ?? []).map(({ name, level }, at) => ({
    value: String(at + 1),
    text: level === undefined ? name : `${name} (${level})`,
  }));
}
