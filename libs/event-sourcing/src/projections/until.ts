const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/** Asks with growing pauses until it holds, or the end (an instant of `performance.now()`) is near; whether it holds. */
export async function until(holds: () => Promise<boolean>, end: number): Promise<boolean> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    if (await holds()) return true;
    if (performance.now() + pause > end) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
