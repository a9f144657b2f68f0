export interface DemoFile {
  readonly service: 'learners' | 'courses' | 'action-alliance';
  /** File name without `.csv`: the kind of the import. */
  readonly kind: string;
}

const of = (service: DemoFile['service'], ...kinds: readonly string[]): readonly DemoFile[] =>
  kinds.map((kind) => ({ service, kind }));

/** The files of the demo county in the order of their import: what a row refers to stands in an earlier file. */
export const DEMO_FILES: readonly DemoFile[] = [
  ...of('courses', 'traeger', 'kurse'),
  ...of(
    'learners',
    'personen',
    'sprachstand',
    'bedarf',
    'berechtigungen',
    'verpflichtungen',
    'meilensteine',
    'einwilligungen',
  ),
  ...of('courses', 'wartende', 'anmeldungen', 'teilnahmen', 'uebergaben'),
  ...of('learners', 'uebergaenge', 'streitfaelle'),
  ...of('action-alliance', 'gremien', 'themen', 'sitzungen', 'beschluesse', 'massnahmen'),
];
