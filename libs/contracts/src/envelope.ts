import type { Context, Sphere } from './definition.js';
import type { JsonObject } from './json.js';

/** AES-256-GCM under the person's key of one sphere, the event's id as associated data. */
export interface SealedPart {
  readonly personRef: string;
  readonly sphere: Sphere;
  /** base64 of nonce (12 bytes), tag (16 bytes) and ciphertext, in this order. */
  readonly blob: string;
}

/** A contract event on its way to or from the log, in sealed form. */
export interface ContractEvent {
  readonly id: string;
  readonly context: Context;
  readonly type: string;
  readonly schemaVersion: number;
  /** The source stream; key of the log. Holds nothing identifying. */
  readonly stream: string;
  /** Version of the event in its stream, counted from 1; contract events may leave gaps. */
  readonly streamVersion: number;
  readonly recordedAt: string;
  /** Only for events about no person; otherwise it travels inside the sealed part. */
  readonly effectiveOn?: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  readonly data: JsonObject;
  readonly sealed?: SealedPart;
}

/** Where an event lies in the log. Offsets are decimal strings, as Kafka gives them. */
export interface LogPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

export interface LoggedEvent extends ContractEvent {
  readonly position: LogPosition;
}

/**
 * A contract event as a reader handles it: opened and lifted to the current version.
 * When the key is gone, `type` is `erased`, and `data` holds `erasedType` and `personRef` alone.
 */
export interface OpenedEvent<Type extends string = string, Data = JsonObject> {
  readonly id: string;
  readonly context: Context;
  readonly type: Type;
  readonly stream: string;
  readonly streamVersion: number;
  readonly recordedAt: string;
  /** For an erased event the day of recording. */
  readonly effectiveOn: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly data: Data;
  readonly position?: LogPosition;
}

export const topicOf = (context: Context): string => `verzahnung.${context}`;
