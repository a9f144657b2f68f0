/** Where a stream ended when the heads were gathered. */
export interface KeptHead {
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
}

/** One root over the heads that changed since the root before, signed. See docs/operations/verify.md. */
export interface DailyRoot {
  /** The day in Europe/Berlin on which it was made: it gathers all that was decided before. */
  readonly day: string;
  /** The gathering whose heads it covers; one that broke off has heads, but no root. */
  readonly run: string;
  /** Root before this one; empty for the first. */
  readonly previous: string;
  readonly recordedAt: string;
  /** SHA-256, hex. */
  readonly root: string;
  /** Ed25519 over day and root, base64. */
  readonly signature: string;
}

/** How far each topic of the log reached when the day began. */
export interface MidnightPositions {
  readonly day: string;
  readonly takenAt: string;
  /** Topic → partition → offset after the last record. */
  readonly ends: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a service keeps of each day. Only ever added to. Throws StoreUnavailable when the database does not answer. */
export interface DailyRecords {
  /** Adds heads of a gathering; `from` is the place of the first one in its order. */
  keepHeads(run: string, from: number, heads: readonly KeptHead[]): Promise<void>;
  /** Heads of a gathering from a place on, in its order. */
  headsOfRun(run: string, from: number, limit: number): Promise<readonly KeptHead[]>;
  /** Every kept head of these streams, by version within a stream. */
  headsOfStreams(streams: readonly string[]): Promise<readonly (KeptHead & { readonly run: string })[]>;
  /** Names of streams with a kept head, by name, after a name. */
  keptStreams(options: { readonly after?: string; readonly limit: number }): Promise<readonly string[]>;
  /** False when the day has its root already. */
  keepRoot(root: DailyRoot): Promise<boolean>;
  /** Roots after a day, the oldest first. */
  roots(options: { readonly after?: string; readonly limit: number }): Promise<readonly DailyRoot[]>;
  lastRoot(): Promise<DailyRoot | undefined>;
  /** False when the day has its positions already. */
  keepPositions(positions: MidnightPositions): Promise<boolean>;
  positionsOf(day: string): Promise<MidnightPositions | undefined>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
