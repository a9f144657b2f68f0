import { contractRegistry } from '#contracts';

/** The published events that the subscriptions of this service know. */
export const CONTRACTS = Symbol('courses:contracts');
export const contractsProvider = { provide: CONTRACTS, useFactory: contractRegistry };
