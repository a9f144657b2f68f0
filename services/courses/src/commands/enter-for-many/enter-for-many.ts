import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandIdReused, type CommandContext, type Refusal, VersionConflict } from '#event-sourcing';
import { problemOf } from '#service-kit';
import { CourseFacts } from '../course-facts.js';
import { EnterForParticipantCommand } from '../enter-for-participant/enter-for-participant.command.js';
import { EntryFacts } from '../enter-for-participant/entry-facts.js';
import type { ParticipantRowBody } from './enter-for-many.dto.js';
import type { EnteredRow, EntryOutcome } from './entered-rows.dto.js';
import { entriesOf, entryCommandId, type RowEntry } from './entries-of-row.js';

/** Refusals that say: it stands so already. */
const UNCHANGED: ReadonlySet<string> = new Set(['attendance-unchanged', 'module-already-completed']);

/** Enters for many participants of a run at once. Each row is decided for itself; none is lost when another is refused. */
@Injectable()
export class EnterForMany {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  rows(runId: string, rows: readonly ParticipantRowBody[], form: CommandContext): Promise<readonly EnteredRow[]> {
    return Promise.all(rows.map((row) => this.row(runId, row, form)));
  }

  private async row(runId: string, row: ParticipantRowBody, form: CommandContext): Promise<EnteredRow> {
    const { personRef, registrationId } = row;
    const entries = entriesOf(row);
    const registration = await this.courses.registration(personRef, registrationId);
    const outcomes: EntryOutcome[] = isHalfResult(row) ? [HALF_RESULT] : [];
    let written: string | undefined;
    for (const entry of entries) {
      if (registration?.runId !== runId) {
        outcomes.push(refused(entry, NOT_OF_THE_RUN));
        continue;
      }
      const { expectedVersion: _ofNothing, ...context } = form;
      const meta: CommandContext = { ...context, commandId: entryCommandId(form.commandId, entry) };
      const { outcome, at } = await this.enter(personRef, entry, meta);
      outcomes.push(outcome);
      written = at ?? written;
    }
    const isTaken = (entry: RowEntry): boolean =>
      outcomes.some(({ entry: kind, outcome }) => kind === entry.kind && outcome === 'done');
    const warnings = await Promise.all(entries.filter(isTaken).map((entry) => this.facts.warnings(personRef, entry)));
    return {
      personRef,
      registrationId,
      entries: outcomes,
      warnings: warnings.flat(),
      ...(written === undefined ? {} : { written }),
    };
  }

  private async enter(
    personRef: string,
    entry: RowEntry,
    meta: CommandContext,
  ): Promise<{ readonly outcome: EntryOutcome; readonly at?: string }> {
    try {
      const outcome = await this.commands.execute(new EnterForParticipantCommand(personRef, entry, meta));
      return outcome.status === 'done'
        ? { outcome: { entry: entry.kind, outcome: 'done' }, at: `${outcome.stream}@${outcome.version}` }
        : { outcome: refused(entry, outcome.refusal) };
    } catch (error) {
      const problem =
        error instanceof CommandIdReused || error instanceof VersionConflict ? problemOf(error) : undefined;
      if (!problem) throw error;
      return { outcome: refused(entry, problem) };
    }
  }
}

const isHalfResult = ({ level, passed, skills }: ParticipantRowBody): boolean =>
  (level === undefined) !== (passed === undefined) || (skills !== undefined && level === undefined);

const HALF_RESULT: EntryOutcome = {
  entry: 'record-result',
  outcome: 'refused',
  code: 'result-incomplete',
  detail: 'A result is a level and whether the aim of the course was reached.',
  at: '/level',
};

/** The same for a registration that does not exist and one of another run: no hints. */
const NOT_OF_THE_RUN = { code: 'registration-unknown', detail: 'The person has no such registration.' } as const;

function refused(
  { kind: entry }: RowEntry,
  { code, detail, at }: Pick<Refusal, 'code' | 'detail' | 'at'>,
): EntryOutcome {
  if (UNCHANGED.has(code)) return { entry, outcome: 'unchanged' };
  return { entry, outcome: 'refused', code, detail, ...(at === undefined ? {} : { at }) };
}
