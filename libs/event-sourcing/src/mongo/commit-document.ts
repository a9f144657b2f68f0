import type { Commit, DeliveryMark } from '../store/event-store.port.js';

/** A commit as it lies in the collection: plain, with the key that decides every race. */
export interface CommitDocument extends Commit {
  /** `stream@fromVersion`. */
  readonly _id: string;
  /** There until the delivery mark is set: the partial index for the relay's scan goes by it. */
  readonly pending?: true;
  readonly mark?: StoredMark;
}

interface StoredMark extends DeliveryMark {
  /** The offset in a form that sorts as text. */
  readonly order: string;
}

export const commitKey = (stream: string, fromVersion: number): string => `${stream}@${fromVersion}`;

export const documentOf = (commit: Commit): CommitDocument => ({
  ...commit,
  _id: commitKey(commit.stream, commit.fromVersion),
  pending: true,
});

export function commitOf({ _id, pending: _pending, mark: _mark, ...commit }: CommitDocument): Commit {
  return commit;
}

export const markOf = ({ mark }: CommitDocument): { readonly mark?: DeliveryMark } =>
  mark ? { mark: { partition: mark.partition, offset: mark.offset } } : {};

/** Offsets are whole numbers of 64 bits with a sign; moved up by 2^63 and padded they sort as text. */
export const storedMark = ({ partition, offset }: DeliveryMark): StoredMark => ({
  partition,
  offset,
  order: (BigInt(offset) + 2n ** 63n).toString().padStart(20, '0'),
});
