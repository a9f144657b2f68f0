import type { County } from './county.js';

/** What policies may be refused in a year, with the reason why nothing is stuck by it. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'note-registration-when-registration-confirmed: registered-too-late':
    'the right had ended before: its lapse is presumed, and a person decides on it',
};

interface Page {
  readonly rows: readonly {
    readonly policy: string;
    readonly code: string;
    readonly stream?: string;
    readonly correlationId?: string;
    readonly refusedAt: string;
  }[];
  readonly next?: string;
}

/** What the policies of services were refused, gathered over the year: each refusal is kept by its service for half of one. */
export class PolicyRefusals {
  /** `policy: code`, by the refusal. */
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly county: County,
    private readonly services: readonly string[],
  ) {}

  /** Reads what the services hold now. */
  async look(): Promise<void> {
    for (const service of this.services) {
      let after: string | undefined;
      do {
        const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
        const path = `/api/${service}/v1/operations/refusals?limit=200${cursor}`;
        const { rows, next } = await this.county.get<Page>('operator', path);
        for (const row of rows) this.seen.set(JSON.stringify([service, row]), `${row.policy}: ${row.code}`);
        after = next;
      } while (after !== undefined);
    }
  }

  /** How often each pair was met. */
  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const pair of this.seen.values()) counts[pair] = (counts[pair] ?? 0) + 1;
    return counts;
  }
}
