import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sphere } from '#contracts';
import type { Clock, CommandExecutor } from '#event-sourcing';
import { boundTo, CLOCK, COMMAND_EXECUTOR, type Principal } from '#service-kit';
import { deputiesDecider, type DeputiesState, principalsOf } from '../domain/deputies/deputies.decider.js';
import { type Departments, sphereIn } from '../domain/departments/departments.js';
import type { Desk } from '../domain/follow-up/follow-up.decider.js';
import { COUNTY_DEPARTMENTS } from '../rules/departments.provider.js';

const DEPARTMENT = 'department-';

/** The offices of an account: its role, with each id of its scope where it has one. */
export function officesOf(principal: Principal): readonly string[] {
  const bound = boundTo(principal);
  return bound ? bound.ids.map((id) => `${principal.role}-${id}`) : [principal.role];
}

/** The reference under whose key what names an account is sealed. */
export const accountRefOf = (account: string): string =>
  `acc_${createHash('sha256').update(account).digest('base64url').slice(0, 22)}`;

/** For whom a signed-in account acts today: its offices, itself, and whom it stands in for. */
@Injectable()
export class FollowUpDesk {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(COUNTY_DEPARTMENTS) private readonly departments: Departments,
  ) {}

  /** Whose key seals what is an office's own. */
  sphereOf(office: string): Sphere {
    return office.startsWith(DEPARTMENT) ? sphereIn(this.departments, office.slice(DEPARTMENT.length)) : 'coordination';
  }

  async of(principal: Principal): Promise<Desk> {
    const offices = officesOf(principal);
    const deputies = await Promise.all(offices.map((office) => this.deputies(office)));
    const today = this.clock.today();
    const principals = deputies.flatMap((state) => principalsOf(state, principal.sub, today));
    return { offices, accounts: [...new Set([principal.sub, ...principals])] };
  }

  /** Who stands in for whom in an office, majority-read. */
  async deputies(office: string): Promise<DeputiesState> {
    return (await this.executor.load(deputiesDecider, office)).state;
  }
}
