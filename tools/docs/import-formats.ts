import type { ImportFormat, ImportProfile } from '#service-kit';

interface DocumentedColumn {
  readonly names: readonly string[];
  readonly required: boolean;
  readonly expects: string;
  readonly example?: string;
}

export interface DocumentedService {
  readonly name: string;
  readonly formats: readonly ImportFormat[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function columnRow({ names: [name = '', ...others], required, expects, example = '' }: DocumentedColumn): string {
  const cells = [
    `\`${name}\``,
    others.map((other) => `\`${other}\``).join(', '),
    required ? 'ja' : 'nein',
    expects,
    example,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function formatSection(service: string, format: ImportFormat, sample: (format: ImportFormat) => string): string {
  const columns = Object.values(format.columns as Readonly<Record<string, DocumentedColumn>>);
  return [
    `### ${format.title}`,
    '',
    `\`POST /api/${service}/v1/imports/${format.kind}\`, Muster: \`GET /api/${service}/v1/imports/${format.kind}/sample.csv\``,
    '',
    '| Spalte | auch | nötig | erwartet | Beispiel |',
    '|---|---|---|---|---|',
    ...columns.map(columnRow),
    '',
    '```csv',
    sample(format).trimEnd().replaceAll('\r\n', '\n'),
    '```',
    '',
  ].join('\n');
}

const profileSection = ({ title, note = '', name, kind, sample }: ImportProfile): string =>
  [`### ${title}`, '', `Profil \`${name}\`, wird zu \`${kind}\`. ${note}`, '', '```csv', ...sample, '```', ''].join(
    '\n',
  );

/** What files the services take: columns, other names, what is expected, and a sample with an invented row. */
export function importDocument(
  services: readonly DocumentedService[],
  profiles: readonly ImportProfile[],
  sample: (format: ImportFormat) => string,
): string {
  return [
    '# Import',
    '',
    'Made from the definitions of the formats; `npm run docs:write` writes it anew. Files are CSV in UTF-8 or',
    'Windows-1252, separated by semicolon, comma or tab; names of columns are German, whatever their case and blanks.',
    '',
    ...services.flatMap(({ name, formats }) => [
      `## ${name}`,
      '',
      ...formats.map((format) => formatSection(name, format, sample)),
    ]),
    '## Ausgaben von Kursverwaltungsprogrammen',
    '',
    ...profiles.map(profileSection),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
