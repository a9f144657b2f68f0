import type { CefrLevel } from '#contracts';

/** A step of the way through the courses, as the law of 2026 and the county's concept have it. */
export interface Step {
  readonly courseType: string;
  readonly from: CefrLevel;
  readonly to: CefrLevel;
  readonly funding: 'federal' | 'county';
  /** Days from the first to the last. */
  readonly days: number;
  /** How the data of a participant may pass on to the next step. */
  readonly passesBy: 'consent' | 'aufenthg-88a-1' | 'aufenthg-88a-3';
}

export const STEPS: readonly Step[] = [
  { courseType: 'LK_NIEDRIG', from: 'pre-A1', to: 'A1', funding: 'county', days: 56, passesBy: 'consent' },
  { courseType: 'IK_ALLG', from: 'A1', to: 'A2', funding: 'federal', days: 84, passesBy: 'aufenthg-88a-1' },
  { courseType: 'IK_ALLG', from: 'A2', to: 'B1', funding: 'federal', days: 84, passesBy: 'aufenthg-88a-3' },
  { courseType: 'BSK_B2', from: 'B1', to: 'B2', funding: 'federal', days: 84, passesBy: 'aufenthg-88a-3' },
];

/** The step that begins at a level. Throws for one at which none begins. */
export function stepAt(place: number): Step {
  const step = STEPS[place];
  if (!step) throw new Error(`no step ${place}`);
  return step;
}
