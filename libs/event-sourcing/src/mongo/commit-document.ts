import type { Commit, DeliveryMark } from '../store/event-store.port.js';

/** A commit as it lies in the collection: plain, with the key that decides every race. */
export interface CommitDocument extends Commit {
  /** `stream@fromVersion`. */
  readonly _id: string;
  /** There until the delivery mark is set: the partial index for the relay's scan goes by it. */
  readonly pending?: true;
  /** Partition and offset in a form that sorts as text: the smallest wins. */
  readonly mark?: string;
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

export const markOf = ({ mark }: CommitDocument): { readonly mark?: DeliveryMark } => {
  if (mark === undefined) return {};
  const [partition = '', offset = ''] = mark.split(':');
  return { mark: { partition: Number(BigInt(partition) - SHIFT), offset: (BigInt(offset) - SHIFT).toString() } };
};

/** Whole numbers of 64 bits with a sign (a commit of which nothing left has -1): moved up and padded they sort as text. */
const SHIFT = 2n ** 63n;
const sortable = (value: bigint): string => (value + SHIFT).toString().padStart(20, '0');

export const storedMark = ({ partition, offset }: DeliveryMark): string =>
  `${sortable(BigInt(partition))}:${sortable(BigInt(offset))}`;
