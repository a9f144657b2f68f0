import { Inject, Injectable, type OnModuleInit, type Provider, type Type } from '@nestjs/common';
import type { Context } from '#contracts';
import type { Clock, CommandExecutor, EventStore, Retractor } from '#event-sourcing';
import { type ActiveProjection, type DocumentStore, openMemory, openProjection } from '#event-sourcing/projections';
import type { Relay } from '#messaging';
import { ClosingOrder } from '../boot/closing-order.js';
import type { DeriveKey } from '../infrastructure/infrastructure.module.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import * as token from '../tokens.js';
import { ImportJobs } from './import-jobs.js';
import { IMPORT_ID_KEY, IMPORT_JOBS } from './import.controller.js';
import { KeptImports } from './kept-imports.js';
import { Aftermath } from './undo/aftermath.js';
import { importIndex, type ImportedStream } from './undo/import-index.projection.js';
import { type FreeSeat, ImportUndo } from './undo/import-undo.js';

/** Given by a service whose runs hold seats: how one of them is given back. */
export const FREE_SEAT = Symbol('FREE_SEAT');

const IMPORT_INDEX = Symbol('IMPORT_INDEX');
/** So long an undo waits for what is still under way (milliseconds); what comes later is taken back when it comes. */
const QUIET_LIMIT_MS = 10_000;

const within = async (work: Promise<unknown>, limit: number): Promise<void> => {
  let timeout: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timeout = setTimeout(resolve, limit)))]);
  clearTimeout(timeout);
};

/**
 * Jobs, undo and id key of a service's import; IMPORT_FORMATS the service adds. `heard`: the contexts that name what an
 * import of this service brings, or cause something in it. All services derive the same key from the same master key,
 * so that they know a person of a file by the same reference.
 */
export function importProviders(context: Context, heard: readonly Context[] = [context]): readonly Provider[] {
  return [
    {
      provide: IMPORT_INDEX,
      inject: [token.DOCUMENTS],
      useFactory: (documents: DocumentStore) => openProjection(importIndex(heard), documents),
    },
    {
      provide: ImportUndo,
      inject: [
        token.EVENT_STORE,
        IMPORT_INDEX,
        token.RETRACTOR,
        token.CLOCK,
        token.RELAY,
        token.SUBSCRIPTIONS,
        { token: FREE_SEAT, optional: true },
      ],
      useFactory: (
        store: EventStore,
        index: ActiveProjection<ImportedStream>,
        retractor: Retractor,
        clock: Clock,
        relay: Relay,
        subscriptions: SubscriptionHost,
        freeSeat?: FreeSeat,
      ) =>
        new ImportUndo({
          context,
          store,
          index: index.reader,
          retractor,
          clock,
          quiet: () =>
            within(
              relay.idle().then(() => subscriptions.projection(index.name)?.subscription.caughtUp()),
              QUIET_LIMIT_MS,
            ),
          ...(freeSeat ? { freeSeat } : {}),
        }),
    },
    {
      provide: Aftermath,
      inject: [token.DOCUMENTS, ImportUndo],
      useFactory: (documents: DocumentStore, undo: ImportUndo) => Aftermath.open(context, documents, undo),
    },
    {
      provide: IMPORT_JOBS,
      inject: [token.DOCUMENTS, token.COMMAND_EXECUTOR, token.CLOCK, ImportUndo, ClosingOrder],
      useFactory: async (
        documents: DocumentStore,
        executor: CommandExecutor,
        clock: Clock,
        undo: ImportUndo,
        closing: ClosingOrder,
      ): Promise<ImportJobs> => {
        const jobs = new ImportJobs({ context, kept: await KeptImports.open(documents), executor, clock, undo });
        closing.add('subscriptions', () => jobs.stop());
        return jobs;
      },
    },
    {
      provide: IMPORT_ID_KEY,
      inject: [token.DERIVE_KEY],
      useFactory: (derive: DeriveKey): Uint8Array => derive('ids of imported things'),
    },
    importSubscriptions(context, heard),
  ];
}

/** What an import reads from the log: the index by which it is undone, and what undone imports caused. */
function importSubscriptions(context: Context, heard: readonly Context[]): Type<object> {
  @Injectable()
  class ImportSubscriptions implements OnModuleInit {
    constructor(
      @Inject(token.SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
      @Inject(token.DOCUMENTS) private readonly documents: DocumentStore,
      @Inject(IMPORT_INDEX) private readonly index: ActiveProjection<ImportedStream>,
      @Inject(Aftermath) private readonly aftermath: Aftermath,
    ) {}

    async onModuleInit(): Promise<void> {
      const { handle, remember } = this.aftermath;
      const group = `${context}.undone-imports`;
      this.subscriptions.addProjection(this.index);
      const memory = [await openMemory(this.documents, group, remember)];
      this.subscriptions.add({ group, contexts: heard, handle, memory });
    }
  }
  return ImportSubscriptions;
}
