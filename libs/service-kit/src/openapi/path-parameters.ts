/** What stands in an address in the place of a parameter. */
export interface PathParameter {
  readonly description: string;
  readonly example: string;
}

/** By the name of the parameter. */
export type PathParameters = Readonly<Record<string, PathParameter>>;

/** Of the routes that services share. */
export const sharedPathParameters: PathParameters = {
  id: { description: 'The id that the answer to its creation gave.', example: 'c_b5XkT0c1dY2eZ3fA4gB5hC' },
  kind: { description: 'Kind of the file, as the list of kinds names it.', example: 'personen' },
  group: { description: 'Group of readers, as the status names it.', example: 'courses.policies' },
  generation: { description: 'Generation of the read model, or of the group.', example: '1' },
  stream: { description: 'Name of the parked stream.', example: 'participation-p_7Qm2x0Vb4Kd9' },
  name: { description: 'Name of the read model, as the status names it.', example: 'runs' },
};
