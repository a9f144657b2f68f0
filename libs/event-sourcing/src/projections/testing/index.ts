export { documentStoreContract } from './document-store.contract.js';
export { projectionContract, type DocumentPlace } from './projection.contract.js';
