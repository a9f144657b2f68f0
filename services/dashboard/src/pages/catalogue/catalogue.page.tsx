import { search } from '../../api/api-client.js';
import type { CatalogueCourse } from '../../api/catalogue.js';
import type { CourseProvider } from '../../api/courses.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';
import { SelectField } from '../courses/fields.js';
import { PATH } from './catalogue.form.js';

export interface CatalogueData {
  readonly providers: readonly CourseProvider[];
  readonly provider: CourseProvider | undefined;
  readonly courses: readonly CatalogueCourse[];
}

/** What a provider teaches, with the modules: the descriptions of which runs are planned. */
export const CataloguePage = ({ providers, provider, courses }: CatalogueData) => (
  <>
    <form method="get" action={PATH} class="vz-day">
      <SelectField
        name="traeger"
        label="Träger"
        narrowing
        none="bitte wählen"
        value={provider?.providerId ?? ''}
        choices={providers.map(({ providerId, name }) => ({ value: providerId, text: name }))}
      />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Katalog zeigen</span>
      </button>
    </form>
    {provider?.mine && !provider.retired && (
      <p class="kern-body">
        <a class="kern-btn kern-btn--primary" href={`${PATH}/neu${search({ traeger: provider.providerId })}`}>
          <span class="kern-label">Kurs beschreiben</span>
        </a>
      </p>
    )}
    {provider && (
      <Table
        caption={`Kurse von ${provider.name}`}
        rows={courses}
        rowKey={({ courseId }) => courseId}
        csv={`${PATH}.csv${search({ traeger: provider.providerId })}`}
        empty="Im Katalog dieses Trägers steht noch kein Kurs. Kurse lassen sich auch ohne Katalog planen."
        columns={[
          {
            head: 'Kurs',
            cell: ({ courseId, title, courseType, withdrawn }) => (
              <>
                {provider.mine && !withdrawn ? (
                  <a class="kern-link" href={`${PATH}/${provider.providerId}/${courseId}`}>
                    {title}
                  </a>
                ) : (
                  title
                )}
                <small>
                  {courseTypeWord(courseType)}
                  {withdrawn && ', zurückgezogen'}
                </small>
              </>
            ),
          },
          {
            head: 'Niveau',
            cell: ({ entryLevel, targetLevel }) => `${levelWord(entryLevel)} bis ${levelWord(targetLevel)}`,
          },
          {
            head: 'Abschnitte',
            cell: ({ modules }) =>
              modules.length === 0 ? (
                'keine'
              ) : (
                <ol class="kern-list">
                  {modules.map(({ name, teachingUnits, level }) => (
                    <li key={name}>
                      {name}, {teachingUnits} UE{level !== undefined && `, führt zu ${levelWord(level)}`}
                    </li>
                  ))}
                </ol>
              ),
          },
          ...(provider.mine && !provider.retired
            ? [
                {
                  head: 'Planen',
                  cell: ({ courseId, courseType, title, withdrawn }: CatalogueCourse) =>
                    withdrawn ? (
                      ''
                    ) : (
                      <a
                        class="kern-link"
                        href={`/kurse/planen${search({ traeger: provider.providerId, kursart: courseType, katalog: courseId })}`}
                        aria-label={`Durchführung planen: ${title}`}
                      >
                        Durchführung planen
                      </a>
                    ),
                },
              ]
            : []),
        ]}
      />
    )}
  </>
);
