/** What a command says, without its name and its day: the data of the event that it becomes. */
export function dataOf<Command extends { readonly type: string; readonly effectiveOn?: string }>(
  command: Command,
): Omit<Command, 'type' | 'effectiveOn'> {
  const { type: _type, effectiveOn: _effectiveOn, ...data } = command;
  return data;
}
