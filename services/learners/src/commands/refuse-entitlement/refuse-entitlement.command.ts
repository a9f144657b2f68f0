import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import {
  type Department,
  DEPARTMENTS,
  ENTITLEMENT_KINDS,
  type EntitlementKind,
  REFUSAL_REASONS,
  type RefusalReason,
} from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { RefuseEntitlement } from '../../domain/entitlement/entitlement.decider.js';
import { IsOpaqueId } from '../fields.js';

export class RefuseEntitlementBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'integration-course-admission' */
  @IsIn(ENTITLEMENT_KINDS)
  kind!: EntitlementKind;

  /**
   * The body that refused it.
   * @example 'migration-office'
   */
  @IsIn(DEPARTMENTS)
  refusedBy!: Department;

  /** @example 'admission-stopped' */
  @IsIn(REFUSAL_REASONS)
  reason!: RefusalReason;

  /**
   * Day of the refusal; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record that a body refused a right, with its reason. */
export class RefuseEntitlementCommand extends Command<Outcome> {
  constructor(
    readonly command: RefuseEntitlement,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
