export { asyncApiDocument } from './asyncapi.js';
export { baselineOf, contractArtefacts, contractBreaks, PUBLISHED, STORED } from './artefacts.js';
export { eventCatalogueBody, eventCatalogueHtml, eventCatalogueMarkdown } from './event-catalogue.js';
export { breakingChanges } from './compatibility.js';
export { jsonSchemaOf, schemaName, schemaUri } from './json-schema.js';
