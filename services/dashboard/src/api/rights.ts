import type { Case } from './integration-status.js';

/** What a case says about rights and obligations beyond the rest of it; see the OpenAPI document of integration-status. */
export interface Objection {
  readonly objectionId: string;
  readonly filedOn: string;
  readonly settleBy?: string;
  readonly open: boolean;
  readonly against?: string;
}
export interface CaseRight {
  readonly entitlementId: string;
  readonly kind: string;
  readonly issuedBy: string;
  readonly issuedOn: string;
  readonly legalBasis: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly titleOn?: string;
  readonly lapsesOn?: string;
  readonly state: string;
  readonly decideBy?: string;
  readonly endedOn?: string;
  readonly objection?: Objection;
}
export interface CaseObligation {
  readonly obligationId: string;
  readonly imposedBy: string;
  readonly imposedOn: string;
  readonly reason?: string;
  readonly legalBasis?: string;
  readonly registerBy?: string;
  readonly state: string;
  readonly exemption?: string;
  readonly endedOn?: string;
}
export interface CaseReport {
  readonly reportId: string;
  readonly providerId: string;
  readonly runId: string;
  readonly reason: string;
  readonly recipients?: readonly string[];
  readonly legalBasis: string;
  readonly reportedOn: string;
  readonly state: string;
  readonly objection?: Objection;
}
export type CaseOfRights = Omit<Case, 'rights'> & {
  readonly rights: readonly CaseRight[];
  readonly obligations: readonly CaseObligation[];
  readonly reports: readonly CaseReport[];
};

export interface Path {
  readonly path: string;
  readonly title: string;
  readonly answer: 'open' | 'obtainable' | 'closed';
  readonly issuers: readonly string[];
  readonly reasons: readonly {
    readonly code: string;
    readonly ruleId: string;
    readonly legalBasis: string;
    readonly unchecked: boolean;
  }[];
}
export interface Paths {
  readonly paths: readonly Path[];
}
