// Run once per start by mongosh: the replica set, and an account per service that reaches its own databases alone.
const { readFileSync } = require('node:fs');

const HOST = 'mongodb:27017';
const PREFIX = 'verzahnung';
const SERVICES = ['learners', 'courses', 'action-alliance', 'integration-status'];
const LIMIT_MS = 60_000;

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
  const user = decodeURIComponent(username);
  const access = {
    pwd: decodeURIComponent(password),
    // Store, read models, access log, and the keys of persons, which all services share.
    roles: ['', '-views', '-access']
      .map((kind) => `${PREFIX}-${service}${kind}`)
      .concat(`${PREFIX}-keys`)
      .map((db) => ({
        role: 'readWrite',
        db,
      })),
  };
  if (admin.getUser(user) === null) admin.createUser({ user, ...access });
  else admin.updateUser(user, access);
}
print(`replica set and ${SERVICES.length} accounts are there`);
