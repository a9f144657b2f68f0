/** A free port on the loopback address that a server finds free again after it was killed. */
export function freePort(): Promise<number>;
