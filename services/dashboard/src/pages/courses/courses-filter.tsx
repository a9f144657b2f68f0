import { CEFR_LEVELS } from '#contracts';
import type { CourseProvider, CourseType, Municipality } from '../../api/courses.js';
import { levelWord } from '../../layout/words.js';
import { type CoursesQuery, PATH, STATES } from './courses.query.js';
import { InputField, SelectField } from './fields.js';

interface FilterProps {
  readonly query: CoursesQuery;
  readonly types: readonly CourseType[];
  readonly providers: readonly CourseProvider[];
  readonly municipalities: readonly Municipality[];
}

/** Narrows the list; what is chosen stands in the address. */
export const CoursesFilter = ({ query, types, providers, municipalities }: FilterProps) => (
  <form method="get" action={`${PATH}#liste`} class="vz-day" aria-label="Auswahl der Kurse">
    <SelectField
      name="kursart"
      label="Kursart"
      none="alle"
      narrowing
      value={query.kursart ?? ''}
      choices={types.map(({ code, name }) => ({ value: code, text: name }))}
    />
    <SelectField
      name="niveau"
      label="Eingangsniveau"
      none="alle"
      narrowing
      value={query.niveau ?? ''}
      choices={CEFR_LEVELS.map((level) => ({ value: level, text: levelWord(level) }))}
    />
    <SelectField
      name="gemeinde"
      label="Gemeinde"
      none="alle"
      narrowing
      value={query.gemeinde ?? ''}
      choices={municipalities.map(({ key, name }) => ({ value: key, text: name }))}
    />
    <SelectField
      name="traeger"
      label="Träger"
      none="alle"
      narrowing
      value={query.traeger ?? ''}
      choices={providers.map(({ providerId, name }) => ({ value: providerId, text: name }))}
    />
    <SelectField
      name="zustand"
      label="Stand"
      narrowing
      value={query.zustand ?? ''}
      choices={Object.entries(STATES).map(([value, { text }]) => ({ value, text }))}
    />
    <InputField name="beginnAb" label="Beginn ab" type="date" narrowing value={query.beginnAb ?? ''} />
    <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
      <span class="kern-label">Auswählen</span>
    </button>
  </form>
);
