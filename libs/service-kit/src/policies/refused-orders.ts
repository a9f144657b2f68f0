import type { Clock } from '#event-sourcing';
import {
  type DocumentCollection,
  type DocumentStore,
  type KeyRange,
  keyPrefix,
  type Page,
} from '#event-sourcing/projections';

/** A command of a policy that a stream refused. Nothing of its content. */
export interface RefusedOrder {
  readonly policy: string;
  readonly code: string;
  /** Instant of the refusal; in entries kept by an older process the day. */
  readonly on: string;
  /** The stream that refused, or where it could not be asked the one that caused the command. */
  readonly stream?: string;
  readonly correlationId?: string;
}

export interface RefusalCount {
  readonly policy: string;
  readonly code: string;
  readonly count: number;
  /** Instant of the last one. */
  readonly lastAt: string;
}

/**
 * How long a refusal is kept. Longer than any event waits to be handled again: until then its repeat must not be decided
 * anew; afterwards nobody asks any more why something did not happen.
 */
export const REFUSALS_KEPT_DAYS = 180;

const ON = 'on';
const REASON = 'reason';
const DAY_MS = 86_400_000;
const PAGE = 100;

/** The refused commands of a service's policies, by the id of the command, among its read documents. */
export class RefusedOrders {
  private constructor(
    private readonly orders: DocumentCollection<RefusedOrder>,
    private readonly clock: Clock,
  ) {}

  static async open(documents: DocumentStore, clock: Clock): Promise<RefusedOrders> {
    const orders = await documents.collection<RefusedOrder>({ name: 'policy-refusals', indexes: [ON, REASON] });
    const opened = new RefusedOrders(orders, clock);
    await opened.forgetOld();
    return opened;
  }

  async get(commandId: string): Promise<RefusedOrder | undefined> {
    return (await this.orders.get(commandId))?.body;
  }

  async keep(commandId: string, refused: Omit<RefusedOrder, 'on'>): Promise<void> {
    const on = this.clock.now();
    const { policy, code } = refused;
    const keys = { [ON]: [on], [REASON]: [`${policy}|${code}|${on}`] };
    // Who loses the compare-and-set finds the same refusal there.
    await this.orders.write([{ id: commandId, expected: 0, keys, body: { ...refused, on } }]);
    await this.forgetOld();
  }

  /** How often which policy was refused why, over `REFUSALS_KEPT_DAYS`. */
  async counts(): Promise<readonly RefusalCount[]> {
    const counts: RefusalCount[] = [];
    let from = '';
    for (;;) {
      const [first] = (await this.orders.find({ index: REASON, from }, { limit: 1 })).rows;
      if (!first) return counts;
      const { policy, code } = first.body;
      const range = keptSince(reasonRange(policy, code), this.oldest());
      const [last] = (await this.orders.find(range, { limit: 1, reverse: true })).rows;
      const count = await this.orders.count(range);
      if (last) counts.push({ policy, code, count, lastAt: last.body.on });
      from = `${policy}|${code}|\uffff`;
    }
  }

  /** The latest first; of one policy and code, or of all. */
  async page(
    limit: number,
    { of, after }: { readonly of?: Pick<RefusedOrder, 'policy' | 'code'>; readonly after?: string },
  ): Promise<Page<RefusedOrder>> {
    const range = of ? keptSince(reasonRange(of.policy, of.code), this.oldest()) : { index: ON, from: this.oldest() };
    const page = await this.orders.find(range, { limit, reverse: true, ...(after === undefined ? {} : { after }) });
    return { rows: page.rows.map(({ body }) => body), ...(page.next === undefined ? {} : { next: page.next }) };
  }

  private async forgetOld(): Promise<void> {
    for (;;) {
      const { rows, next } = await this.orders.find({ index: ON, to: this.oldest() }, { limit: PAGE });
      for (const { id, revision } of rows) await this.orders.remove(id, revision);
      if (next === undefined) return;
    }
  }

  private oldest(): string {
    return new Date(Date.parse(this.clock.now()) - REFUSALS_KEPT_DAYS * DAY_MS).toISOString();
  }
}

const reasonRange = (policy: string, code: string): KeyRange => keyPrefix(REASON, `${policy}|${code}|`);

const keptSince = ({ from = '', ...range }: KeyRange, oldest: string): KeyRange => ({ ...range, from: from + oldest });
