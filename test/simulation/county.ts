import type { TestProcess } from '#service-kit/testing';

/** So many requests are under way at once: as many as a busy county's offices send. */
const AT_ONCE = 32;

export interface Done {
  readonly id: string;
  readonly stream: string;
}

/**
 * Runs `work` for each item, `AT_ONCE` at a time, in their order; the first failure ends it. Gives the results in the
 * order of the items: whatever chance goes by must not depend on which answer came first.
 */
export async function forEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const left = items.entries();
  const results: Result[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) {
      const [at, item] = next.value;
      results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** The offices of the county, by the commands that they send over HTTP. */
export class County {
  /** Commands that were sent and carried out. */
  commands = 0;

  constructor(private readonly house: TestProcess) {}

  /** A command that must be carried out. Throws with the answer when it is refused. */
  async send<Answer extends object = Done>(as: string, path: string, body: object): Promise<Answer> {
    const answer = await this.house.call('POST', path, { as, body, headers: { prefer: 'respond-async' } });
    if (answer.status > 299) throw new Error(`${path} by ${as}: ${answer.status} ${answer.text}`);
    this.commands++;
    return answer.json as Answer;
  }

  /** A query that must be answered. */
  async get<Answer>(as: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const answer = await this.house.call('GET', path, { as, headers });
    if (answer.status !== 200) throw new Error(`${path} by ${as}: ${answer.status} ${answer.text}`);
    return answer.json as Answer;
  }
}
