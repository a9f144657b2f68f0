// Run once per start by mongosh: the replica set, and an account per service that reaches its own databases alone.
const { readFileSync } = require('node:fs');

const HOST = 'mongodb:27017';
const PREFIX = 'verzahnung';
const SERVICES = ['learners', 'courses', 'action-alliance', 'integration-status'];
const LIMIT_MS = 60_000;

const ADD = ['find', 'insert', 'createIndex'];
// What was decided and what proves it is never deleted, and changed in nothing but the delivery mark of a commit.
const COLLECTIONS = { commits: [...ADD, 'update'], heads: ADD, roots: ADD, midnights: ADD };
const ROLE = 'service';
// Leases, timers and parked streams; read models; who opened which case.
const OWN = ['work', 'views', 'access'];

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const root = encodeURIComponent(secret('mongodb-root-password'));
const admin = connect(`mongodb://root:${root}@${HOST}/admin?directConnection=true`);

try {
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: HOST }] } });
} catch (error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}
const until = Date.now() + LIMIT_MS;
while (!admin.hello().isWritablePrimary) {
  if (Date.now() > until) throw new Error('the replica set has no primary');
  sleep(200);
}

for (const service of SERVICES) {
  const { username, password } = new URL(secret(`mongodb-uri-${service}`));
  const db = `${PREFIX}-${service}`;
  const own = admin.getSiblingDB(db);
  const rights = {
    privileges: Object.entries(COLLECTIONS).map(([collection, actions]) => ({ resource: { db, collection }, actions })),
    roles: [],
  };
  if (own.getRole(ROLE) === null) own.createRole({ role: ROLE, ...rights });
  else own.updateRole(ROLE, rights);
  const user = decodeURIComponent(username);
  const access = {
    pwd: decodeURIComponent(password),
    // The keys of persons are shared by all services.
    roles: [
      { role: ROLE, db },
      ...[...OWN.map((kind) => `${db}-${kind}`), `${PREFIX}-keys`].map((other) => ({ role: 'readWrite', db: other })),
    ],
  };
  if (admin.getUser(user) === null) admin.createUser({ user, ...access });
  else admin.updateUser(user, access);
}
print(`replica set and ${SERVICES.length} accounts are there`);
