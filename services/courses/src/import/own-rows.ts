import { Inject, Injectable } from '@nestjs/common';
import { type ImportFormat, type ImportIds, type Principal, withinScope } from '#service-kit';
import { CourseFacts } from '../commands/course-facts.js';
import { Persons } from '../views/persons/persons.js';
import { Placing } from '../commands/placing.js';

type NotOfProvider = NonNullable<ImportFormat['notOfProvider']>;
/** What the receiver says of a hand-over. */
const ANSWERS = ['acceptedOn', 'returnedOn', 'failedOn', 'followUpStartedOn'] as const;

type RunRow = { readonly providerId: string };
type RegistrationRow = { readonly run: string; readonly person: string };
type WaitingRow = { readonly person: string };
type HandoverRow = {
  readonly person: string;
  readonly registration: string;
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly basis: string;
  readonly consent?: string;
  readonly acceptedOn?: string;
  readonly returnedOn?: string;
  readonly failedOn?: string;
  readonly followUpStartedOn?: string;
};
type ParticipantRow = { readonly registration: string; readonly person: string };

/**
 * What of a file is a provider's own: its runs, registrations for them of persons whom it may place, whom it puts on the
 * waiting list, and what it offers of its own participants. The receiver's part of a hand-over is the receiver's.
 */
@Injectable()
export class OwnRows {
  constructor(
    @Inject(CourseFacts) private readonly facts: CourseFacts,
    @Inject(Placing) private readonly placing: Placing,
    @Inject(Persons) private readonly persons: Persons,
  ) {}

  /** The same format, brought by providers too where its rows can be told apart. */
  ofProviders(format: ImportFormat): ImportFormat {
    const notOfProvider = this.checks[format.kind];
    return notOfProvider ? { ...format, notOfProvider } : format;
  }

  // A format's name says what its rows are; their type was closed in where it was defined.
  private readonly checks: Readonly<Record<string, NotOfProvider>> = {
    kurse: ((row: RunRow, _ids: ImportIds, principal: Principal) =>
      Promise.resolve(
        withinScope(principal, { provider: row.providerId }) ? undefined : 'providerId',
      )) as NotOfProvider,
    anmeldungen: ((row: RegistrationRow, ids: ImportIds, principal: Principal) =>
      this.registration(row, ids, principal)) as NotOfProvider,
    wartende: (async ({ person }: WaitingRow, ids: ImportIds, principal: Principal) =>
      (await this.placing.mayPutOnWaitingList(principal, ids('p', 'personen', person)))
        ? undefined
        : 'person') as NotOfProvider,
    uebergaben: ((row: HandoverRow, ids: ImportIds, principal: Principal) =>
      this.handover(row, ids, principal)) as NotOfProvider,
    teilnahmen: (async ({ registration, person }: ParticipantRow, ids: ImportIds, principal: Principal) => {
      const found = await this.facts.registration(ids('p', 'personen', person), ids('g', 'anmeldungen', registration));
      return found && withinScope(principal, { provider: found.providerId }) ? undefined : 'registration';
    }) as NotOfProvider,
  };

  private async handover(row: HandoverRow, ids: ImportIds, principal: Principal): Promise<string | undefined> {
    if (!withinScope(principal, { provider: row.fromProvider })) return 'fromProvider';
    const personRef = ids('p', 'personen', row.person);
    const found = await this.facts.registration(personRef, ids('g', 'anmeldungen', row.registration));
    if (!found || !withinScope(principal, { provider: found.providerId })) return 'registration';
    if (!withinScope(principal, { provider: row.toProvider })) {
      const answered = ANSWERS.find((name) => row[name] !== undefined);
      if (answered) return answered;
    }
    if (row.basis !== 'consent') return undefined;
    // The coordination answers for the consents that it names; a provider's must be known here.
    const given = await this.persons.consentToHandover(personRef, row.toProvider);
    return given !== undefined && row.consent !== undefined && given === ids('k', 'einwilligungen', row.consent)
      ? undefined
      : 'consent';
  }

  private async registration(
    { run, person }: RegistrationRow,
    ids: ImportIds,
    principal: Principal,
  ): Promise<'run' | 'person' | undefined> {
    const runId = ids('r', 'kurse', run);
    const { plan } = await this.facts.run(runId);
    if (!plan || !withinScope(principal, { provider: plan.providerId })) return 'run';
    const isOwn = await this.placing.mayBringToRun(principal, ids('p', 'personen', person), runId);
    return isOwn ? undefined : 'person';
  }
}
