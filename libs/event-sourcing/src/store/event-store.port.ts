import type { JsonObject, SealedPart } from '#contracts';

/** The contract event that this domain event becomes; what is absent is the same as in the domain event. */
export interface StoredContract {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data?: JsonObject;
  /** null: the contract event has no sealed part though the domain event has one. */
  readonly sealed?: SealedPart | null;
  /** Only where the contract event concerns no person though the domain event does: its own copy of the day. */
  readonly effectiveOn?: string;
}

export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Position in the stream, counted from 1 without gaps. */
  readonly version: number;
  /** Only for events about no person; otherwise it lies in the sealed part. */
  readonly effectiveOn?: string;
  readonly data: JsonObject;
  readonly sealed?: SealedPart;
  /** Absent: this event stays inside the service. */
  readonly contract?: StoredContract;
}

/** The events of one decision: the unit of the store, never updated but for its delivery mark. */
export interface Commit {
  readonly stream: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly commandId: string;
  /** Keyed hash of the command's content: the same id with other content is refused. */
  readonly contentHash: string;
  /** Never earlier than the predecessor's. */
  readonly recordedAt: string;
  /** Opaque account id. */
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  readonly events: readonly StoredEvent[];
  /** SHA-256, hex, over the predecessor's hash and the canonical bytes (RFC 8785) of this commit without hash and mark. */
  readonly hash: string;
}

/** Where the last event of a commit that left lies in the log; commits without published events are marked too. */
export interface DeliveryMark {
  readonly partition: number;
  readonly offset: string;
}

/** A commit without a delivery mark, as a scan meets it. */
export interface PendingCommit {
  readonly stream: string;
  readonly fromVersion: number;
  /** About so large is what a read of it brings. */
  readonly bytes: number;
}

/** Head of a stream as loaded: what the next commit builds upon. */
export interface StreamHead {
  readonly version: number;
  readonly hash: string;
  readonly recordedAt: string;
}
export const EMPTY_HEAD: StreamHead = { version: 0, hash: '', recordedAt: '' };

/** Another commit took the version: load and decide again. */
export class VersionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly version: number,
  ) {
    super(`stream ${stream}: version ${version} is taken`);
    this.name = 'VersionConflict';
  }
}

/** The database cannot be reached or does not answer in time: nothing is known of the outcome. */
export class StoreUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'StoreUnavailable';
  }
}

/** What was written cannot be read back: a commit is unreadable, or one is gone (`missing`: its first version). */
export class StoreDamaged extends Error {
  readonly missing: number | undefined;

  constructor(
    readonly stream: string,
    { missing, ...options }: ErrorOptions & { readonly missing?: number } = {},
  ) {
    super(
      `stream ${stream} ${missing === undefined ? 'holds a commit that cannot be read' : `lacks version ${missing}`}`,
      options,
    );
    this.name = 'StoreDamaged';
    this.missing = missing;
  }
}

/** The truth of one service: every stream as its commits. See docs: the way of an event. */
export interface EventStore {
  /**
   * All commits of a stream in order, majority-read; empty when there is none. Never with a hole, also while others
   * append: throws StoreDamaged where a commit is gone or unreadable.
   */
  load(stream: string): Promise<readonly Commit[]>;
  /**
   * Writes one commit. Throws VersionConflict when {stream, fromVersion} or {stream, commandId} is taken (the caller
   * loads again and looks for its command first), StoreUnavailable when the outcome is not known.
   */
  append(commit: Commit): Promise<void>;
  /**
   * Commits without a delivery mark, oldest recording first as far as the store can tell; no snapshot. Of the streams in
   * `except` those from that version on are left out. Commits are not opened: an unreadable one is met like any other.
   */
  pending(limit: number, except?: ReadonlyMap<string, number>): Promise<readonly PendingCommit[]>;
  /** The commits of a stream that hold a version of from..to, with their marks; as `load` reads them. */
  range(stream: string, from: number, to: number): Promise<readonly (Commit & { readonly mark?: DeliveryMark })[]>;
  /** Sets marks; an earlier (partition, offset) already set stays. */
  mark(
    marks: readonly { readonly stream: string; readonly fromVersion: number; readonly mark: DeliveryMark }[],
  ): Promise<void>;
  /** Streams with a prefix, by name, after a name: for verifiers and republishing. */
  streams(options: {
    readonly prefix?: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Called after every append of this process: wakes the relay. Returns the way to unsubscribe. */
  onAppend(listener: () => void): () => void;
  /** Resolves when the store can be used; throws StoreUnavailable with a reason without values. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
