export interface HouseOptions {
  /** Of the dashboard; the others take the next ones. 0: free ones for all. */
  readonly port: number;
  /** Folder of the master key that all processes share. */
  readonly dataDir: string;
  /** One log a process. */
  readonly logDir: string;
  /** What the processes read beside their addresses: servers, county. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunningHouse {
  /** The one address, of the dashboard: it passes `/api` and `/dev` on. */
  readonly url: string;
  readonly urls: Readonly<Record<string, string>>;
  /** SIGTERM to all; SIGKILL to those that do not end in time. */
  stop(): Promise<void>;
  /** Kills one process at once; resolves when it is gone. */
  kill9(name: string): Promise<void>;
  /** Starts one that was killed, on the same port; resolves when it is ready. */
  start(name: string): Promise<void>;
}

/** Starts every service as its own process, and a local issuer for demo users. Rejects when one is not ready in time. */
export function startHouse(options: HouseOptions): Promise<RunningHouse>;
