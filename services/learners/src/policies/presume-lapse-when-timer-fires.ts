import type { Command } from '@nestjs/cqrs';
import { type Outcome, type Timer, timerCommandId } from '#event-sourcing';
import { PresumeLapseCommand } from '../commands/presume-lapse/presume-lapse.command.js';
import { entitlementIdOf } from './lapse-timer.js';

export const PRESUME_LAPSE_POLICY = 'presume-lapse-when-timer-fires';

/** A presumption for people to decide upon, never the lapse itself (Art. 22 DSGVO). */
export function presumeLapse(timer: Timer): Command<Outcome> {
  const commandId = timerCommandId(timer);
  return new PresumeLapseCommand(
    entitlementIdOf(timer),
    { type: 'presume-lapse' },
    { commandId, actor: `policy-${PRESUME_LAPSE_POLICY}`, correlationId: commandId, causationId: commandId },
  );
}
