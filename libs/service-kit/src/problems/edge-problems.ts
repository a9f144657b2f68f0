import type { ProblemList } from './problem-list.js';

/** What every service answers, whatever it decides: reading the request, signing in, what is away. */
export const edgeProblems: ProblemList = {
  'address-too-long': { status: [414], means: 'The address is too long.', act: 'caller' },
  'body-too-large': { status: [413], means: 'The body is larger than the route takes.', act: 'caller' },
  'charset-unsupported': { status: [415], means: 'JSON is taken in UTF-8 alone.', act: 'caller' },
  'commit-refused': { status: [422], means: 'More would be recorded at once than the store takes.', act: 'caller' },
  'content-encoding-unsupported': { status: [415], means: 'Bodies are taken uncompressed.', act: 'caller' },
  'cursor-unknown': { status: [400], means: 'The cursor is not one that a page of this list gave.', act: 'caller' },
  'encoding-not-utf-8': { status: [400], means: 'The body is not UTF-8.', act: 'caller' },
  forbidden: { status: [403], means: 'Not allowed.', act: 'person' },
  'header-malformed': { status: [400], means: 'A header has not the form that it must have.', act: 'caller' },
  'headers-too-large': { status: [431], means: 'The header fields are too large.', act: 'caller' },
  'idempotency-key-reused': {
    status: [422],
    means: 'The Idempotency-Key was used with other content; each command has a key of its own.',
    act: 'caller',
  },
  'input-invalid': {
    status: [400],
    means: 'A field is missing, unknown, or has not the form that it must have; each place is named.',
    act: 'caller',
  },
  'internal-error': {
    status: [500],
    means: 'Nobody foresaw this; the log has the fault under the correlation id.',
    act: 'operator',
  },
  'json-malformed': { status: [400], means: 'The body is not JSON; line and column are named.', act: 'caller' },
  'log-unavailable': { status: [503], means: 'The event log cannot be reached.', act: 'again' },
  'media-type-unsupported': {
    status: [415],
    means: 'The route does not take the media type of the body.',
    act: 'caller',
  },
  'method-not-allowed': {
    status: [405],
    means: 'The address does not know the method; Allow says which.',
    act: 'caller',
  },
  'not-found': { status: [404], means: 'There is nothing at this address.', act: 'caller' },
  'not-your-provider': { status: [403], means: 'A provider acts in its own name.', act: 'person' },
  'person-erased': { status: [409], means: 'The data of this person was erased.', act: 'person' },
  'request-malformed': { status: [400], means: 'The request cannot be read.', act: 'caller' },
  'request-refused': {
    status: [406, 417, 429],
    means: 'Refused by the server or what stands before it; the status says why.',
    act: 'caller',
  },
  'request-timeout': { status: [408], means: 'The request took too long to arrive.', act: 'again' },
  'role-not-allowed': {
    status: [403],
    means: 'The role may not do this; the answer names those who may.',
    act: 'person',
  },
  'role-unknown': { status: [403], means: 'The account has no role here.', act: 'operator' },
  'route-closed': { status: [403], means: 'The route names no roles, so it is open to nobody.', act: 'operator' },
  'schema-violation': {
    status: [422],
    means: 'The data does not fit the event that would be recorded.',
    act: 'caller',
  },
  'scope-missing': {
    status: [403],
    means: 'The account is bound to nothing, where its role must be.',
    act: 'operator',
  },
  'sign-in-unavailable': { status: [503], means: 'The keys of the sign-in cannot be fetched.', act: 'again' },
  stopping: { status: [503], means: 'The process is stopping.', act: 'again' },
  'store-unavailable': {
    status: [503],
    means: 'The database cannot be reached; repeat with the same Idempotency-Key, nothing is done twice.',
    act: 'again',
  },
  'token-expired': { status: [401], means: 'The sign-in has expired.', act: 'caller' },
  'token-invalid': { status: [401], means: 'The token is not valid here.', act: 'caller' },
  'token-missing': { status: [401], means: 'Sign in first.', act: 'caller' },
  unavailable: { status: [503], means: 'A part that this needs cannot be reached.', act: 'again' },
  'version-conflict': { status: [409], means: 'Others change it at this moment.', act: 'again' },
  'version-stale': {
    status: [412],
    means: 'It was changed since it was read; ETag has the version of now.',
    act: 'person',
  },
};

/** Of the routes of import, operations and access log, which services share. */
export const sharedRouteProblems: ProblemList = {
  'broken-csv': { status: [400], means: 'The file cannot be read as a table.', act: 'caller' },
  'columns-missing': { status: [400], means: 'Columns that must be there are not.', act: 'caller' },
  'columns-twice': { status: [400], means: 'Columns stand there twice.', act: 'caller' },
  'empty-file': { status: [400], means: 'The file is empty.', act: 'caller' },
  'file-missing': { status: [400], means: 'The body is not a file.', act: 'caller' },
  'file-unreadable': { status: [400], means: 'The file cannot be read.', act: 'caller' },
  'import-changed-nothing': {
    status: [409],
    means: 'It was a dry run, or the file could not be read: nothing is there to be undone.',
    act: 'caller',
  },
  'import-completed': { status: [409], means: 'The import has ended; nothing of it is left to do.', act: 'caller' },
  'import-kind-unknown': { status: [404], means: 'The service takes no such kind of file.', act: 'caller' },
  'import-not-running': { status: [409], means: 'The import is not running.', act: 'caller' },
  'import-of-other-file': { status: [409], means: 'An import goes on with the same file alone.', act: 'caller' },
  'import-profile-unknown': { status: [404], means: 'There is no such profile for this kind of file.', act: 'caller' },
  'import-running': { status: [409], means: 'The import is still running; it can be cancelled.', act: 'again' },
  'import-undone': { status: [409], means: 'The import was undone, or is being undone.', act: 'caller' },
  'import-unknown': { status: [404], means: 'There is no import with this id.', act: 'caller' },
  'imports-waiting': { status: [503], means: 'Ten files wait for their turn already.', act: 'again' },
  'projection-unknown': { status: [404], means: 'The service has no read model of this name.', act: 'caller' },
  'reason-required': {
    status: [403],
    means: 'Who looks beyond the own scope names a reason from the list.',
    act: 'person',
  },
  'rebuild-running': { status: [409], means: 'One read model is being built anew; one at a time.', act: 'again' },
  'rebuild-unknown': { status: [404], means: 'No rebuild of this read model is known.', act: 'caller' },
  'source-not-own': { status: [403], means: 'A provider brings its own numbers alone.', act: 'caller' },
  'stream-not-parked': { status: [404], means: 'The stream is not parked in this place.', act: 'caller' },
  'undo-not-begun': { status: [409], means: 'No undo of this import has begun.', act: 'caller' },
  'unknown-encoding': { status: [400], means: 'The file is no text in UTF-8 or Windows-1252.', act: 'caller' },
};

/** Of the development issuer, which no deployed process has. */
export const developmentProblems: ProblemList = {
  'demo-user-unknown': { status: [404], means: 'There is no such demo user.', act: 'caller' },
  'loopback-only': {
    status: [403],
    means: 'The development issuer answers on the loopback address alone.',
    act: 'caller',
  },
};
