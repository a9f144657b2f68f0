import { Inject, Injectable } from '@nestjs/common';
import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { boundTo, CLOCK, COMMAND_EXECUTOR, type Principal } from '#service-kit';
import { sphereIn } from '../domain/departments/departments.js';
import {
  type ApartSphere,
  type PlanSphereSteps,
  sphereTransitionDecider,
  sphereTransitionId,
} from '../domain/transition/sphere-transition.decider.js';
import type { StepActor, StepCommand } from '../domain/transition/steps.js';
import type { TransitionRules } from '../domain/transition/template.js';
import {
  type BreakOffTransition,
  type CompleteTransition,
  type StartTransition,
  type TransitionCommand,
  transitionDecider,
  type TransitionState,
} from '../domain/transition/transition.decider.js';
import { TRANSITION_RULES } from '../rules/transition-rules.provider.js';
import { learnerPhase } from './learner-phase.js';
import { departmentsFor } from './record-milestone/who-reports.js';

const NOBODY: StepActor = { owners: [], seesAll: true };

/** Carries out commands on transitions: their own steps, and those of the departments that are kept apart. */
@Injectable()
export class TransitionDesk {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(TRANSITION_RULES) private readonly rules: TransitionRules,
  ) {}

  async start(command: StartTransition, meta: CommandContext): Promise<Outcome> {
    const learner = await learnerPhase(this.executor, command.personRef);
    return this.onTransition(command.transitionId, command, NOBODY, meta, learner);
  }

  end(transitionId: string, command: CompleteTransition | BreakOffTransition, meta: CommandContext): Promise<Outcome> {
    return this.onTransition(transitionId, command, NOBODY, meta);
  }

  async plan(command: PlanSphereSteps, meta: CommandContext): Promise<Outcome> {
    const id = sphereTransitionId(command.transitionId, command.sphere);
    const facts = { today: this.clock.today(), actor: 'policy', underWay: true } as const;
    return this.executor.execute(sphereTransitionDecider, id, command, facts, meta);
  }

  /** A step of one's own, in the sphere in which its owner's data lies. */
  async stepBy(
    principal: Principal,
    transitionId: string,
    command: StepCommand,
    meta: CommandContext,
  ): Promise<Outcome> {
    const owners = departmentsFor(this.rules.departments, principal);
    const actor = { owners, seesAll: boundTo(principal) === undefined };
    for (const sphere of this.apartOf(owners)) {
      const { state } = await this.executor.load(sphereTransitionDecider, sphereTransitionId(transitionId, sphere));
      if (
        state.phase === 'planned' &&
        state.steps.some(({ step, owner }) => step === command.step && owners.includes(owner))
      )
        return this.stepIn(sphere, transitionId, command, actor, meta);
    }
    return this.stepIn('coordination', transitionId, command, actor, meta);
  }

  async stepIn(
    sphere: ApartSphere | 'coordination',
    transitionId: string,
    command: StepCommand,
    actor: StepActor | 'policy',
    meta: CommandContext,
  ): Promise<Outcome> {
    if (sphere === 'coordination') return this.onTransition(transitionId, command, actor, meta);
    const facts = {
      today: this.clock.today(),
      actor,
      underWay: (await this.state(transitionId)).phase === 'under-way',
    };
    return this.executor.execute(
      sphereTransitionDecider,
      sphereTransitionId(transitionId, sphere),
      command,
      facts,
      meta,
    );
  }

  private onTransition(
    transitionId: string,
    command: TransitionCommand,
    actor: StepActor | 'policy',
    meta: CommandContext,
    learner: 'enrolled' | 'unknown' | 'erased' = 'enrolled',
  ): Promise<Outcome> {
    const facts = { today: this.clock.today(), rules: this.rules, actor, learner };
    return this.executor.execute(transitionDecider, transitionId, command, facts, meta);
  }

  private async state(transitionId: string): Promise<TransitionState> {
    return (await this.executor.load(transitionDecider, transitionId)).state;
  }

  private apartOf(owners: readonly string[]): readonly ApartSphere[] {
    const spheres = new Set(owners.map((owner) => sphereIn(this.rules.departments, owner)));
    return [...spheres].filter((sphere): sphere is ApartSphere => sphere !== 'coordination');
  }
}
