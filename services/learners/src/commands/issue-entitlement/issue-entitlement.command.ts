import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { type Department, DEPARTMENTS, ENTITLEMENT_KINDS, type EntitlementKind } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { IssueEntitlement } from '../../domain/entitlement/entitlement.decider.js';
import { IsOpaqueId } from '../fields.js';

export class IssueEntitlementBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'integration-course-claim' */
  @IsIn(ENTITLEMENT_KINDS)
  kind!: EntitlementKind;

  /**
   * The department that issued it.
   * @example 'public-order'
   */
  @IsIn(DEPARTMENTS)
  issuedBy!: Department;

  /**
   * Day of the residence title, where the law counts from it (§ 44 Abs. 2 AufenthG).
   * @example '2026-09-14'
   */
  @IsOptional()
  @IsDay()
  titleOn?: string;

  /**
   * The case of the rule that applies, where it has several.
   * @example 'asylum-procedure'
   */
  @IsOptional()
  @IsOpaqueId()
  ruleCase?: string;

  /**
   * A shorter term that the right itself states: of persons obliged by the job centre (§ 6 Abs. 3 Satz 2 DeuFöV).
   * @example '2026-12-01'
   */
  @IsOptional()
  @IsDay()
  statedUntil?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Issue a right to a course under the rule of its day. */
export class IssueEntitlementCommand extends Command<Outcome> {
  constructor(
    readonly command: IssueEntitlement,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
