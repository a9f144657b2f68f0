/**
 * What is known of one version of a model beside its documents; every process of the service goes by it. A generation
 * is named by its label, `v1.3f9a1c20`: by chance, so that none is ever taken for another that was there before.
 */
export interface ModelState {
  /** Fed from the log; it answers, unless `meanwhile` is there. */
  readonly inUse: string;
  /** The first generation of this version has not caught up yet. */
  readonly filling?: true;
  /** Answers while it is filling. */
  readonly meanwhile?: { readonly version: number; readonly label: string };
  /** Filled by a rebuild. */
  readonly next?: string;
  /** Nobody is sent there any more; dropped when they are due, so that every process has heard of it. */
  readonly retired: readonly { readonly label: string; readonly due: string }[];
  /** A version before this one, with all its generations; dropped when it is due. */
  readonly ended?: { readonly version: number; readonly due: string };
}

export class RebuildCancelled extends Error {
  constructor() {
    super('the rebuild was cancelled');
    this.name = 'RebuildCancelled';
  }
}

const without = ({ next: _next, ...state }: ModelState): ModelState => state;
const retire = (state: ModelState, label: string, due: string): ModelState => ({
  ...state,
  retired: [...state.retired, { label, due }],
});

/** A rebuild fills `next`. What one before it has left half filled is retired: whoever fills it may still be at work. */
export function begun(state: ModelState, next: string, due: string): ModelState {
  const cleared = state.next === undefined ? state : retire(without(state), state.next, due);
  return { ...cleared, next };
}

/** `next` answers from now on. Throws RebuildCancelled when another rebuild has begun since. */
export function switched(
  state: ModelState,
  next: string,
  { due, versionDue }: { readonly due: string; readonly versionDue: string },
): ModelState {
  // The answer to an earlier try was lost.
  if (state.inUse === next) return state;
  if (state.next !== next) throw new RebuildCancelled();
  return { ...retire(settled(without(state), versionDue), state.inUse, due), inUse: next };
}

/** Nobody fills `next` any more. */
export const abandoned = (state: ModelState, next: string): ModelState =>
  state.next === next ? without(state) : state;

/** The first generation of this version has caught up. */
export function settled(state: ModelState, due: string): ModelState {
  if (!state.filling) return state;
  const { filling: _filling, meanwhile, ...left } = state;
  return meanwhile ? { ...left, ended: { version: meanwhile.version, due } } : left;
}

/** A retired generation has been dropped. */
export const swept = (state: ModelState, label: string): ModelState => ({
  ...state,
  retired: state.retired.filter((one) => one.label !== label),
});

/** A version before this one has been dropped. */
export function sweptVersion({ ended, ...state }: ModelState, version: number): ModelState {
  return ended === undefined || ended.version === version ? state : { ...state, ended };
}

export const labelsOf = ({ inUse, next, retired }: ModelState): readonly string[] => [
  inUse,
  ...(next === undefined ? [] : [next]),
  ...retired.map(({ label }) => label),
];
