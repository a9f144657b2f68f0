/** Passes values from a producer that is pushed to a consumer that pulls: one at a time, nothing is kept back. */
export class Handover<T> {
  private offered: { readonly value: T; readonly taken: () => void } | undefined;
  private ended = false;
  private failure: Error | undefined;
  private wake: (() => void) | undefined;

  /** Resolves when the value was worked off, or nobody wants it any more. */
  give(value: T): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.offered = { value, taken: resolve };
      this.wake?.();
    });
  }

  end(): void {
    this.ended = true;
    this.offered?.taken();
    this.wake?.();
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.end();
  }

  /** Values until the end; what was given before the end still comes. Throws the failure. */
  async *taken(): AsyncIterable<T> {
    for (;;) {
      const current = this.offered;
      if (current) {
        yield current.value;
        this.offered = undefined;
        current.taken();
      } else if (this.failure) throw this.failure;
      else if (this.ended) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }
}
