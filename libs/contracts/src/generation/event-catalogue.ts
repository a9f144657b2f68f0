import { CONTEXTS, type Context, type EventDefinition, type Sphere } from '../definition.js';
import { topicOf } from '../envelope.js';
import { catalogueFields } from './catalogue-fields.js';

const CONTEXT_NAMES: Readonly<Record<Context, string>> = {
  learners: 'Personen',
  courses: 'Kurse',
  'action-alliance': 'Aktionsbündnis',
};
const SPHERE_NAMES: Readonly<Record<Sphere, string>> = {
  coordination: 'Koordination',
  youth: 'Jugend',
  health: 'Gesundheit',
};
const TITLE = 'Ereignisse';
const QUESTION = 'Welche Ereignisse gibt es, und was steht darin?';
const SEALING = 'Felder mit einer Kennzeichnung verlassen den Dienst nur versiegelt, unter dem Schlüssel der Person.';

const byContext = (
  definitions: readonly EventDefinition[],
): readonly (readonly [Context, readonly EventDefinition[]])[] =>
  CONTEXTS.map((context) => [
    context,
    definitions.filter((definition) => definition.context === context).sort((a, b) => (a.type < b.type ? -1 : 1)),
  ]);

const sphereWords = ({ sphere }: EventDefinition): string =>
  sphere === undefined ? 'betrifft keine Person' : `betrifft eine Person; Schlüsselkreis ${SPHERE_NAMES[sphere]}`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The body of the catalogue page: semantic HTML with KERN's classes, to be set into a page frame (`<main>`).
 * Descriptions are those of the contracts, in English. Same input, same bytes.
 */
export function eventCatalogueBody(definitions: readonly EventDefinition[]): string {
  const sections = byContext(definitions).map(([context, events]) => {
    const contents = events.map(({ type }) => `<li><a class="kern-link" href="#${type}">${type}</a></li>`).join('');
    return [
      `<section aria-labelledby="${context}">`,
      `<h2 class="kern-heading-large" id="${context}">${CONTEXT_NAMES[context]}</h2>`,
      `<p class="kern-body">Kanal <code>${topicOf(context)}</code></p>`,
      `<ul class="kern-list">${contents}</ul>`,
      ...events.map(eventArticle),
      '</section>',
    ].join('\n');
  });
  return [
    `<h1 class="kern-heading-x-large">${TITLE}</h1>`,
    `<p class="kern-body">${QUESTION}</p>`,
    `<p class="kern-body">${SEALING}</p>`,
    ...sections,
  ].join('\n');
}

function eventArticle(definition: EventDefinition): string {
  const { type, version, description } = definition;
  const rows = catalogueFields(definition).map(
    ({ name, type: kind, required, mark }) =>
      `<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><code>${name}</code></th>` +
      `<td class="kern-table__cell">${escape(kind)}</td><td class="kern-table__cell">${required ? 'immer' : 'wenn bekannt'}</td>` +
      `<td class="kern-table__cell">${mark}</td></tr>`,
  );
  const head = ['Feld', 'Inhalt', 'vorhanden', 'Kennzeichnung'].map(
    (name) => `<th class="kern-table__header" scope="col">${name}</th>`,
  );
  return [
    `<article aria-labelledby="${type}">`,
    `<h3 class="kern-heading-medium" id="${type}">${type} <span class="kern-badge kern-badge--info">Version ${version}</span></h3>`,
    `<p class="kern-body" lang="en">${escape(description)}</p>`,
    `<p class="kern-body">${sphereWords(definition)}</p>`,
    '<div class="kern-table-responsive">',
    `<table class="kern-table"><caption class="kern-title">Felder von ${type}</caption>`,
    `<thead class="kern-table__head"><tr class="kern-table__row">${head.join('')}</tr></thead>`,
    `<tbody class="kern-table__body">${rows.join('\n')}</tbody></table>`,
    '</div>',
    '</article>',
  ].join('\n');
}

/** The catalogue as a page of its own, readable without a server and without a style sheet. */
export const eventCatalogueHtml = (
  definitions: readonly EventDefinition[],
  stylesheets: readonly string[] = [],
): string =>
  [
    '<!DOCTYPE html>',
    '<html lang="de" data-kern-theme="light">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${TITLE} – Verzahnung</title>`,
    ...stylesheets.map((href) => `<link rel="stylesheet" href="${escape(href)}">`),
    '</head>',
    '<body>',
    '<main class="kern-container" id="inhalt">',
    eventCatalogueBody(definitions),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** The catalogue as Markdown, for reading in the repository. */
export function eventCatalogueMarkdown(definitions: readonly EventDefinition[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const lines = [
    `# ${TITLE}`,
    '',
    QUESTION,
    '',
    SEALING,
    '',
    'Erzeugt mit `npm run contracts:write`; nicht von Hand ändern.',
  ];
  for (const [context, events] of byContext(definitions)) {
    lines.push('', `## ${CONTEXT_NAMES[context]}`, '', `Kanal \`${topicOf(context)}\``);
    for (const definition of events) {
      lines.push(
        '',
        `### ${definition.type} (Version ${definition.version})`,
        '',
        definition.description,
        '',
        `${sphereWords(definition)}.`,
        '',
      );
      lines.push('| Feld | Inhalt | vorhanden | Kennzeichnung |', '|---|---|---|---|');
      for (const { name, type, required, mark } of catalogueFields(definition)) {
        lines.push(`| \`${name}\` | ${cell(type)} | ${required ? 'immer' : 'wenn bekannt'} | ${mark} |`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
