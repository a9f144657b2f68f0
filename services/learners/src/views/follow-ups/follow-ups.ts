import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
import type { SeenWrite } from '#service-kit';
import type { Desk } from '../../domain/follow-up/follow-up.decider.js';
import {
  BY_CASE,
  BY_DESK,
  caseKey,
  deskKey,
  type FollowUpEntry,
  followUpOf,
  followUps,
} from './follow-up.projection.js';

export interface FollowUpPage {
  readonly rows: readonly FollowUpEntry[];
  readonly next?: string;
}

/** A case has few open ones; more than these are not shown there. */
const OF_A_CASE = 50;

/** What is to be looked at again, by who is in charge. */
export class FollowUps {
  private constructor(readonly projection: ActiveProjection<FollowUpEntry>) {}

  static async open(documents: DocumentStore): Promise<FollowUps> {
    return new FollowUps(await openProjection(followUps, documents));
  }

  /** What lies on a desk, due first: each part of it is sorted by day already, so they are merged. */
  async onDesk(
    desk: Desk,
    { limit, after }: { readonly limit: number; readonly after?: string },
  ): Promise<FollowUpPage> {
    const place = after === undefined ? '' : `${Buffer.from(after, 'base64url').toString()}\u0000`;
    const parts = await Promise.all(
      desk.offices
        .flatMap((office) => [undefined, ...desk.accounts].map((account) => deskKey(office, account)))
        .map(async (prefix) => {
          const range = { index: BY_DESK, from: `${prefix}${place}`, to: `${prefix}\uffff` };
          const { rows } = await this.projection.reader.keys(range, { limit: limit + 1 });
          return rows.map(({ key, id }) => ({ id, at: key.slice(prefix.length) }));
        }),
    );
    const merged = parts.flat().sort((one, other) => (one.at < other.at ? -1 : 1));
    const shown = merged.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: await this.entries(shown.map(({ id }) => id)),
      ...(merged.length > limit && last ? { next: Buffer.from(last.at).toString('base64url') } : {}),
    };
  }

  /** The open ones of a case that the offices set, due first. */
  async ofCase(personRef: string, offices: readonly string[]): Promise<readonly FollowUpEntry[]> {
    const pages = await Promise.all(
      offices.map((office) => {
        const prefix = caseKey(personRef, office);
        return this.projection.reader.find(
          { index: BY_CASE, from: prefix, to: `${prefix}\uffff` },
          { limit: OF_A_CASE },
        );
      }),
    );
    return pages
      .flatMap(({ rows }) => rows.map(({ view }) => view))
      .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  }

  /** Waits until a write to a follow-up is seen here, or the limit is over; others are not waited for. */
  async seen({ stream, version }: SeenWrite): Promise<boolean> {
    return followUpOf(stream) === undefined || this.projection.reader.seen(stream, version);
  }

  private async entries(ids: readonly string[]): Promise<readonly FollowUpEntry[]> {
    const found = await this.projection.reader.getMany(ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
