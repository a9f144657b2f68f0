import type { Outlines } from './layout/county-map.js';

export const DASHBOARD_OPTIONS = Symbol('DASHBOARD_OPTIONS');

/** What differs between counties and between the ways to run. */
export interface DashboardOptions {
  /** Base addresses of what runs in other processes; what is absent answers in this one. */
  readonly addresses: Readonly<Partial<Record<Upstream, string>>>;
  readonly county: County;
}

export interface County {
  readonly name: string;
  /** Whether its people and providers are invented: every page says so. */
  readonly demo: boolean;
  readonly outlines: Outlines;
  /** Mail address to which barriers are reported. */
  readonly contact?: string | undefined;
}

export const SERVICES = ['learners', 'courses', 'action-alliance', 'integration-status'] as const;
export type ServiceName = (typeof SERVICES)[number];
/** A service, or the development issuer. */
export type Upstream = ServiceName | 'development-issuer';
