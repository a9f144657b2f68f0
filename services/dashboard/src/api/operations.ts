/** How a service is doing, as its operations API tells operators. */
export interface ServiceStatus {
  readonly service: string;
  readonly relay?: RelayStatus;
  readonly subscriptions: readonly SubscriptionStatus[];
  readonly projections: readonly ProjectionStatus[];
  /** Absent while the service cannot tell. */
  readonly refusals?: readonly RefusalCount[];
}

/** How often a policy was refused with one code. */
export interface RefusalCount {
  readonly policy: string;
  readonly code: string;
  readonly count: number;
  readonly lastAt: string;
}

/** What a policy wanted and a stream refused. */
export interface RefusalRow {
  readonly policy: string;
  readonly code: string;
  readonly stream?: string;
  readonly correlationId?: string;
  readonly refusedAt: string;
}

export interface RefusalsPage {
  readonly rows: readonly RefusalRow[];
  readonly next?: string;
}

export interface RelayStatus {
  readonly leading: boolean;
  readonly pending: number;
  readonly lastPublishedAt?: string;
  readonly parkedStreams: readonly { readonly stream: string; readonly reason: string }[];
  readonly failure?: string;
}

export type SubscriptionStatus =
  | { readonly group: string; readonly unavailable: string }
  | { readonly group: string; readonly lag: number; readonly parked: number; readonly asOf?: string };

export interface ProjectionStatus {
  readonly name: string;
  readonly group: string;
  readonly generation: string;
  /** Seconds that the read model is behind; 0: nothing waits; absent: not known. */
  readonly ageSeconds?: number;
  readonly rebuild?: RebuildState;
}

export interface RebuildState {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly events: number;
  readonly total: number;
  readonly failure?: string;
}

export interface ParkedRow {
  readonly group: string;
  readonly generation: string;
  readonly stream: string;
  readonly reason: string;
  readonly correlationId: string;
  readonly parkedAt: string;
  readonly failedRetries: number;
  readonly requested?: 'retry' | 'drop';
}
