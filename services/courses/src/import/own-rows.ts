import { Inject, Injectable } from '@nestjs/common';
import { type ImportFormat, type ImportIds, type Principal, Problem, withinScope } from '#service-kit';
import { CourseFacts } from '../commands/course-facts.js';
import { Placing } from '../commands/placing.js';

type NotOfProvider = NonNullable<ImportFormat['notOfProvider']>;
type RunRow = { readonly providerId: string };
type RegistrationRow = { readonly run: string; readonly person: string };

/** What of a file is a provider's own: its runs, and registrations for them of persons whom it may place. */
@Injectable()
export class OwnRows {
  constructor(
    @Inject(CourseFacts) private readonly facts: CourseFacts,
    @Inject(Placing) private readonly placing: Placing,
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
  };

  private async registration(
    { run, person }: RegistrationRow,
    ids: ImportIds,
    principal: Principal,
  ): Promise<'run' | 'person' | undefined> {
    const runId = ids('r', 'kurse', run);
    const { plan } = await this.facts.run(runId);
    if (!plan || !withinScope(principal, { provider: plan.providerId })) return 'run';
    try {
      await this.placing.requireForRun(principal, ids('p', 'personen', person), runId);
      return undefined;
    } catch (error) {
      if (error instanceof Problem && error.init.status < 500) return 'person';
      throw error;
    }
  }
}
