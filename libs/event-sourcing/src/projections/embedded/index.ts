export { openEmbeddedDocuments } from './embedded-documents.js';
