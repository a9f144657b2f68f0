import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { AssignMeasureCommand } from '../commands/assign-measure/assign-measure.command.js';
import { AssignMeasureHandler } from '../commands/assign-measure/assign-measure.handler.js';
import { ConveneMeetingCommand } from '../commands/convene-meeting/convene-meeting.command.js';
import { ConveneMeetingHandler } from '../commands/convene-meeting/convene-meeting.handler.js';
import { RaiseTopicCommand } from '../commands/raise-topic/raise-topic.command.js';
import { RaiseTopicHandler } from '../commands/raise-topic/raise-topic.handler.js';
import { TakeDecisionCommand } from '../commands/take-decision/take-decision.command.js';
import { TakeDecisionHandler } from '../commands/take-decision/take-decision.handler.js';
import { bodyDecider, type FoundBody } from '../domain/body/body.decider.js';
import { type AssignMeasure, type CompleteMeasure, measureDecider } from '../domain/measure/measure.decider.js';
import type { ConveneMeeting, TakeDecision } from '../domain/meeting/meeting.decider.js';
import type { RaiseTopic } from '../domain/topic/topic.decider.js';

/** The commands that history is made of, carried out by one executor: the service's, or that of a dry run. */
export class AllianceCommands {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly clock: Clock,
  ) {}

  foundBody = (command: FoundBody, meta: CommandContext): Promise<Outcome> =>
    this.executor.execute(bodyDecider, command.bodyId, command, { today: this.clock.today() }, meta);

  raiseTopic = (command: RaiseTopic, meta: CommandContext): Promise<Outcome> =>
    new RaiseTopicHandler(this.executor, this.clock).execute(new RaiseTopicCommand(command, meta));

  conveneMeeting = (command: ConveneMeeting, meta: CommandContext): Promise<Outcome> =>
    new ConveneMeetingHandler(this.executor, this.clock).execute(new ConveneMeetingCommand(command, meta));

  takeDecision =
    (meetingId: string) =>
    (command: TakeDecision, meta: CommandContext): Promise<Outcome> =>
      new TakeDecisionHandler(this.executor, this.clock).execute(new TakeDecisionCommand(meetingId, command, meta));

  assignMeasure =
    (meetingId: string | undefined) =>
    (command: AssignMeasure, meta: CommandContext): Promise<Outcome> =>
      new AssignMeasureHandler(this.executor, this.clock).execute(new AssignMeasureCommand(command, meetingId, meta));

  completeMeasure =
    (measureId: string) =>
    (command: CompleteMeasure, meta: CommandContext): Promise<Outcome> => {
      const facts = { today: this.clock.today(), decisionTaken: false };
      return this.executor.execute(measureDecider, measureId, command, facts, meta);
    };
}
