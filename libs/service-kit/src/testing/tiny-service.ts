import { Controller, type DynamicModule, Get, HttpCode, Inject, Module, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { courseRunEnded, courseRunStarted, type EventOf } from '#contracts';
import { accept, type Clock, type CommandExecutor, type Decider } from '#event-sourcing';
import {
  type ActiveProjection,
  type DocumentStore,
  openProjection,
  type Projection,
} from '#event-sourcing/projections';
import { Roles } from '../access/access.guard.js';
import { ConsistentWith, markBehind, type SeenWrite } from '../edge/consistency.js';
import { type CommandMeta, Meta } from '../edge/meta.js';
import type { CommandAnswer } from '../edge/command-answer.dto.js';
import { respond } from '../edge/respond.js';
import { InfrastructureModule } from '../infrastructure/infrastructure.module.js';
import type { ServiceDescription } from '../openapi/openapi.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import { CLOCK, COMMAND_EXECUTOR, DOCUMENTS, SUBSCRIPTIONS } from '../tokens.js';

type Step = EventOf<typeof courseRunStarted> | EventOf<typeof courseRunEnded>;

/** A run that starts and ends, over and over: as many versions of a stream as a test wants. */
const stepper: Decider<number, { readonly runId: string }, Step, { readonly today: string }> = {
  aggregate: 'run',
  initial: 0,
  evolve: (steps) => steps + 1,
  decide: (steps, { runId }, { today }) =>
    accept<Step>({
      type: steps % 2 === 0 ? 'course-run-started' : 'course-run-ended',
      effectiveOn: today,
      data: { runId },
    }),
};

interface Steps {
  readonly steps: number;
}
const STEPS = Symbol('STEPS');

/** Counts the steps of each run; cannot take the events of runs that are named `broken`. */
const stepsOf = (broken: ReadonlySet<string>): Projection<Steps, Steps> => ({
  name: 'steps',
  version: 1,
  contexts: ['courses'],
  indexes: ['run'],
  documentOf: ({ data }) => (typeof data['runId'] === 'string' ? data['runId'] : undefined),
  evolve: (section, { data }) => {
    if (typeof data['runId'] === 'string' && broken.has(data['runId'])) throw new TypeError('broken on purpose');
    return { steps: (section?.steps ?? 0) + 1 };
  },
  view: (id, sections) => ({
    view: { steps: Object.values(sections).reduce((sum, { steps }) => sum + steps, 0) },
    keys: { run: [id] },
  }),
});

const stepsProvider = (broken: ReadonlySet<string>) => ({
  provide: STEPS,
  inject: [DOCUMENTS, SUBSCRIPTIONS],
  useFactory: async (documents: DocumentStore, subscriptions: SubscriptionHost) => {
    const active = await openProjection(stepsOf(broken), documents);
    subscriptions.addProjection(active);
    return active;
  },
});

@Controller('api/tiny/v1/runs')
@Roles('course-coordinator')
class TinyController {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STEPS) private readonly steps: ActiveProjection<Steps>,
  ) {}

  @Post(':runId/steps')
  async step(
    @Param('runId') runId: string,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.executor.execute(stepper, runId, { runId }, { today: this.clock.today() }, meta);
    return respond(reply, outcome, { id: runId, status: 201 });
  }

  @Get(':runId')
  @HttpCode(200)
  async one(
    @Param('runId') runId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Steps> {
    if (write && !(await this.steps.reader.seen(write.stream, write.version))) markBehind(reply);
    return (await this.steps.reader.get(runId)) ?? { steps: 0 };
  }
}

@Controller('api/board/v1/runs')
@Roles('course-coordinator')
class BoardController {
  constructor(@Inject(STEPS) private readonly steps: ActiveProjection<Steps>) {}

  @Get(':runId')
  async one(@Param('runId') runId: string): Promise<Steps> {
    return (await this.steps.reader.get(runId)) ?? { steps: 0 };
  }
}

@Module({})
class TinyModule {
  static on(infrastructure: DynamicModule, broken: ReadonlySet<string>): DynamicModule {
    return {
      module: TinyModule,
      imports: [infrastructure],
      controllers: [TinyController],
      providers: [stepsProvider(broken)],
    };
  }
}
@Module({})
class BoardModule {
  static on(infrastructure: DynamicModule): DynamicModule {
    return {
      module: BoardModule,
      imports: [infrastructure],
      controllers: [BoardController],
      providers: [stepsProvider(new Set())],
    };
  }
}

/** A service that decides, and one that reads: for tests of what both stand on. The suffix keeps their groups apart on a shared broker. */
export function tinyServices(broken: ReadonlySet<string>, suffix = ''): readonly ServiceDescription[] {
  const tiny = InfrastructureModule.forService({
    name: `tiny${suffix}`,
    context: 'courses',
    spheres: ['coordination'],
    domainEvents: [courseRunStarted, courseRunEnded],
    publish: (event) => event as Step,
  });
  const board = InfrastructureModule.forService({ name: `board${suffix}`, spheres: [] });
  return [
    { name: 'tiny', title: 'Tiny', description: 'Decides.', module: TinyModule.on(tiny, broken) },
    { name: 'board', title: 'Board', description: 'Reads.', module: BoardModule.on(board) },
  ];
}
