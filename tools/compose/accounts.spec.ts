import { describe, expect, it } from '@jest/globals';
import { accountsMade } from './accounts.js';

const { roles, users } = accountsMade((name) =>
  name.startsWith('mongodb-uri-')
    ? `mongodb://${name.replace('mongodb-uri-', '')}:secret@mongodb:27017/?replicaSet=rs0&authSource=admin`
    : 'root-secret',
);

describe('the accounts of the database', () => {
  it.each(users.map(({ user }) => user))('let %s reach its own databases and the keys alone', (name) => {
    const account = users.find(({ user }) => user === name);
    expect(account?.roles).toEqual([
      { role: 'service', db: `verzahnung-${name}` },
      { role: 'readWrite', db: `verzahnung-${name}-work` },
      { role: 'readWrite', db: `verzahnung-${name}-views` },
      { role: 'readWrite', db: `verzahnung-${name}-access` },
      { role: 'readWrite', db: 'verzahnung-keys' },
    ]);
  });

  it('let nobody delete what was decided, or change more of it than the delivery mark needs', () => {
    expect(roles.map(({ db }) => db)).toEqual(users.map(({ user }) => `verzahnung-${user}`));
    for (const { db, privileges } of roles) {
      expect(privileges.every(({ resource }) => resource.db === db)).toBe(true);
      const actions = Object.fromEntries(privileges.map(({ resource, actions: own }) => [resource.collection, own]));
      expect(actions).toEqual({
        commits: ['find', 'insert', 'createIndex', 'update'],
        heads: ['find', 'insert', 'createIndex'],
        roots: ['find', 'insert', 'createIndex'],
        midnights: ['find', 'insert', 'createIndex'],
      });
    }
  });
});
