import type { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import { policyCommandId } from '#messaging';
import type { PolicyOutcomes } from './policy-outcomes.js';

/** What is wanted in the place of what was refused with this code. */
export type IfRefused = (code: string) => readonly Wanted[] | Promise<readonly Wanted[]>;

/** A command that a policy wants to be sent. */
export interface Wanted {
  /** The thing that it is about: tells apart several commands because of one event. */
  readonly about: string;
  readonly command: (meta: CommandContext) => Command<Outcome>;
  /**
   * What is wanted where the command is refused, so that what waits for it comes to an end that people see. Absent: nothing
   * waits for it (docs/decisions/0135).
   */
  readonly ifRefused?: IfRefused;
}

/** Because of what, and for which policy, something is wanted. */
export interface WantedBecause {
  readonly policy: string;
  readonly event: { readonly id: string; readonly correlationId: string; readonly stream: string };
}

/** Sends what is wanted, and what follows from its refusal. A repeat sends the same under the same ids. */
export async function sendWanted(
  { about, command, ifRefused }: Wanted,
  because: WantedBecause,
  parts: {
    readonly send: (command: Command<Outcome>) => Promise<Outcome>;
    readonly outcomes: Pick<PolicyOutcomes, 'settle'>;
  },
): Promise<void> {
  const { policy, event } = because;
  const { correlationId, stream: causedIn } = event;
  const commandId = policyCommandId(event.id, `${policy}/${about}`);
  const meta: CommandContext = { commandId, actor: `policy-${policy}`, correlationId, causationId: event.id };
  const code = await parts.outcomes.settle({ policy, commandId, correlationId, causedIn }, () =>
    parts.send(command(meta)),
  );
  if (code === undefined) return;
  for (const next of (await ifRefused?.(code)) ?? []) await sendWanted(next, because, parts);
}
