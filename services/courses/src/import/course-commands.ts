import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { AcceptHandoverCommand } from '../commands/accept-handover/accept-handover.command.js';
import { AcceptHandoverHandler } from '../commands/accept-handover/accept-handover.handler.js';
import { AdmitProviderCommand } from '../commands/admit-provider/admit-provider.command.js';
import { AdmitProviderHandler } from '../commands/admit-provider/admit-provider.handler.js';
import { CourseFacts } from '../commands/course-facts.js';
import type { ConsentCheck } from '../commands/offer-handover/consent-check.js';
import { type Offer, OfferHandoverCommand } from '../commands/offer-handover/offer-handover.command.js';
import { OfferHandoverHandler } from '../commands/offer-handover/offer-handover.handler.js';
import { PlanCourseRunCommand } from '../commands/plan-course-run/plan-course-run.command.js';
import { PlanCourseRunHandler } from '../commands/plan-course-run/plan-course-run.handler.js';
import { RecordParticipationCommand } from '../commands/record-participation/record-participation.command.js';
import { RecordParticipationHandler } from '../commands/record-participation/record-participation.handler.js';
import type { CourseRunCommand, PlanRun } from '../domain/course-run/course-run.commands.js';
import { courseRunDecider } from '../domain/course-run/course-run.js';
import type { AcceptHandover, HandoverCommand, OfferHandover } from '../domain/handover/handover.commands.js';
import { handoverDecider } from '../domain/handover/handover.js';
import type { RecordParticipation } from '../domain/participation/participation.commands.js';
import type { AddVenue, AdmitProvider, RegisterProvider } from '../domain/provider/provider.commands.js';
import { providerDecider } from '../domain/provider/provider.js';
import type { CloseWaitingEntry, OpenWaitingEntry } from '../domain/waiting-entry/waiting-entry.js';
import { waitingEntryDecider } from '../domain/waiting-entry/waiting-entry.js';
import type { RuleBook } from '../rules/rule-book.js';

/** History: who brings the file answers for the consent that it names. */
const consentOfFile: ConsentCheck = ({ consentRef }) => Promise.resolve(consentRef !== undefined);

/** The commands that history is made of, carried out by one executor: the service's, or that of a dry run. */
export class CourseCommands {
  private readonly facts: CourseFacts;

  constructor(
    private readonly executor: CommandExecutor,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {
    this.facts = new CourseFacts(executor, clock, rules);
  }

  registerProvider = (command: RegisterProvider, meta: CommandContext): Promise<Outcome> =>
    this.executor.execute(providerDecider, command.provider.providerId, command, this.today(), meta);

  admitProvider =
    (providerId: string) =>
    (command: AdmitProvider, meta: CommandContext): Promise<Outcome> =>
      new AdmitProviderHandler(this.executor, this.facts).execute(new AdmitProviderCommand(providerId, command, meta));

  addVenue =
    (providerId: string) =>
    (command: AddVenue, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(providerDecider, providerId, command, this.today(), meta);

  planRun = (command: PlanRun, meta: CommandContext): Promise<Outcome> =>
    new PlanCourseRunHandler(this.executor, this.facts).execute(new PlanCourseRunCommand(command, meta));

  /** What became of a run that was planned. */
  changeRun =
    (runId: string) =>
    (command: Exclude<CourseRunCommand, PlanRun>, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(courseRunDecider, runId, command, this.today(), meta);

  recordParticipation = (command: RecordParticipation, meta: CommandContext): Promise<Outcome> =>
    new RecordParticipationHandler(this.executor, this.facts).execute(new RecordParticipationCommand(command, meta));

  openEntry = (command: OpenWaitingEntry, meta: CommandContext): Promise<Outcome> =>
    this.executor.execute(
      waitingEntryDecider,
      command.need.entryId,
      command,
      {
        ...this.today(),
        courseTypeKnown: this.facts.courseType(command.need.courseType, this.clock.today()) !== undefined,
      },
      meta,
    );

  closeEntry =
    (entryId: string) =>
    (command: CloseWaitingEntry, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(waitingEntryDecider, entryId, command, this.today(), meta);

  offerHandover = (command: Offer, meta: CommandContext): Promise<Outcome> =>
    new OfferHandoverHandler(this.executor, this.facts, this.rules, consentOfFile).execute(
      new OfferHandoverCommand(command, meta),
    );

  acceptHandover =
    (handoverId: string) =>
    (command: AcceptHandover, meta: CommandContext): Promise<Outcome> =>
      new AcceptHandoverHandler(this.executor, this.facts).execute(
        new AcceptHandoverCommand(handoverId, command, meta),
      );

  /** What else became of an offer. */
  changeHandover =
    (handoverId: string) =>
    (command: Exclude<HandoverCommand, OfferHandover | AcceptHandover>, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(handoverDecider, handoverId, command, this.today(), meta);

  private today(): { readonly today: string } {
    return { today: this.clock.today() };
  }
}
