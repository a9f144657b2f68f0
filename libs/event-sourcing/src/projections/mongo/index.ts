export { openMongoDocuments } from './mongo-documents.js';
