import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { AcceptHandoverCommand } from '../commands/accept-handover/accept-handover.command.js';
import { AcceptHandoverHandler } from '../commands/accept-handover/accept-handover.handler.js';
import { AdmitProviderCommand } from '../commands/admit-provider/admit-provider.command.js';
import { AdmitProviderHandler } from '../commands/admit-provider/admit-provider.handler.js';
import { CourseFacts } from '../commands/course-facts.js';
import { EnterForParticipantCommand } from '../commands/enter-for-participant/enter-for-participant.command.js';
import { EnterForParticipantHandler } from '../commands/enter-for-participant/enter-for-participant.handler.js';
import { EntryFacts } from '../commands/enter-for-participant/entry-facts.js';
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
import type { ParticipantEntry, RecordParticipation } from '../domain/participation/participation.commands.js';
import type { AddVenue, AdmitProvider, RegisterProvider } from '../domain/provider/provider.commands.js';
import { providerDecider } from '../domain/provider/provider.js';
import type { CloseWaitingEntry, OpenWaitingEntry } from '../domain/waiting-entry/waiting-entry.js';
import { waitingEntryDecider } from '../domain/waiting-entry/waiting-entry.js';
import type { ParticipationRules } from '../rules/participation-rules.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Persons } from '../views/persons/persons.js';
import { EntriesOfFile } from './entries-of-file.js';

/** History: who brings the file answers for the consent that it names. */
const consentOfFile: ConsentCheck = ({ consentRef }) => Promise.resolve(consentRef !== undefined);

/** The commands that history is made of, carried out by one executor: the service's, or that of a dry run. */
export class CourseCommands {
  private readonly facts: CourseFacts;
  private readonly entryFacts: EntryFacts;
  private readonly entries: EntriesOfFile;

  constructor(
    private readonly executor: CommandExecutor,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    participation: ParticipationRules,
    persons: Persons,
  ) {
    this.facts = new CourseFacts(executor, clock, rules);
    this.entries = new EntriesOfFile(persons, this.facts);
    this.entryFacts = new EntryFacts(this.facts, participation);
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

  /** What is entered for a participant. */
  enter =
    (personRef: string) =>
    (entry: ParticipantEntry, meta: CommandContext): Promise<Outcome> =>
      new EnterForParticipantHandler(this.executor, this.entryFacts).execute(
        new EnterForParticipantCommand(personRef, entry, meta),
      );

  openEntry = (command: OpenWaitingEntry, meta: CommandContext): Promise<Outcome> => this.openBeside(command, meta);

  /** A need that the person waits for already stands under its first number: it is not opened twice. */
  openNeed = async (command: OpenWaitingEntry, meta: CommandContext): Promise<Outcome> => {
    const { need, effectiveOn = this.clock.today() } = command;
    const openEntry = await this.entries.forNeed(need, need.since ?? effectiveOn);
    const outcome = await this.openBeside(command, meta, openEntry);
    if (outcome.status === 'done') this.entries.add(need);
    else if (openEntry !== undefined && outcome.refusal.code === 'need-already-open')
      return { status: 'done', stream: outcome.stream, version: 0, events: [], repeated: true };
    return outcome;
  };

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

  private openBeside(command: OpenWaitingEntry, meta: CommandContext, openEntry?: string): Promise<Outcome> {
    const courseTypeKnown = this.facts.courseType(command.need.courseType, this.clock.today()) !== undefined;
    const facts = { ...this.today(), courseTypeKnown, ...(openEntry === undefined ? {} : { openEntry }) };
    return this.executor.execute(waitingEntryDecider, command.need.entryId, command, facts, meta);
  }

  private today(): { readonly today: string } {
    return { today: this.clock.today() };
  }
}
