import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay } from '#service-kit';
import type { OpenWaitingEntry } from '../../domain/waiting-entry/waiting-entry.js';
import type { Need } from '../../domain/waiting-entry/waiting-entry.events.js';
import { IsOpaqueId } from '../fields.js';
import { NeedBody } from '../need.command.js';

export class OpenWaitingEntryBody extends NeedBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOpaqueId()
  courseType!: string;

  /**
   * Day from which the waiting counts, where it is earlier than the entry: who lost a seat keeps the old date.
   * @example '2026-06-01'
   */
  @IsOptional()
  @IsDay()
  since?: string;
}

/** A need that has no entry yet. */
export type NewNeed = Omit<OpenWaitingEntry, 'need'> & { readonly need: Omit<Need, 'entryId'> };

/** Put a need on the waiting list. */
export class OpenWaitingEntryCommand extends Command<Outcome> {
  constructor(
    readonly command: NewNeed,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
