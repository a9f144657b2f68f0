import type { TObject, TSchema } from '@sinclair/typebox';
import { isSecret } from './variables.js';

export interface ConfigurationSection {
  readonly title: string;
  readonly schema: TObject;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function row(name: string, schema: TSchema, required: boolean): string {
  const standard = schema['default'] as string | number | boolean | undefined;
  const shown = standard === undefined ? (required ? 'required' : '') : `\`${String(standard)}\``;
  const names = isSecret(schema) ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``;
  return `| ${names} | ${shown} | ${cell(String(schema['description'] ?? ''))} |`;
}

/** The variables of each section as Markdown tables: the text of docs/configuration.md. */
export function configurationTable(sections: readonly ConfigurationSection[]): string {
  const parts = sections.map(({ title, schema }) =>
    [
      `## ${title}`,
      '',
      '| variable | default | meaning |',
      '|---|---|---|',
      ...Object.entries<TSchema>(schema.properties).map(([name, variable]) =>
        row(name, variable, schema.required?.includes(name) === true),
      ),
    ].join('\n'),
  );
  return [
    '# Configuration',
    '',
    'Generated from the schemas by `npm run docs:write`; do not edit. A variable with a `_FILE` variant is a',
    'secret: the second name gives the path of a file that holds the value. Empty counts as absent.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}
