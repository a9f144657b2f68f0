import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

export interface Privilege {
  readonly resource: { readonly db: string; readonly collection: string };
  readonly actions: readonly string[];
}
export interface MadeRole {
  readonly db: string;
  readonly role: string;
  readonly privileges: readonly Privilege[];
}
export interface MadeUser {
  readonly user: string;
  readonly pwd: string;
  readonly roles: readonly { readonly role: string; readonly db: string }[];
}

/** Roles and accounts that deploy/mongodb/setup.js makes on a new server, for secrets by name. */
export function accountsMade(secret: (name: string) => string): {
  readonly roles: readonly MadeRole[];
  readonly users: readonly MadeUser[];
} {
  const roles: MadeRole[] = [];
  const users: MadeUser[] = [];
  // Stands for mongosh on a server that has nothing yet: it only writes down what it is told.
  const admin = {
    adminCommand: () => ({ ok: 1 }),
    hello: () => ({ isWritablePrimary: true }),
    getUser: () => null,
    createUser: (user: MadeUser) => users.push(user),
    getSiblingDB: (db: string) => ({
      getRole: () => null,
      createRole: (role: Omit<MadeRole, 'db'>) => roles.push({ db, ...role }),
    }),
  };
  runInNewContext(readFileSync('deploy/mongodb/setup.js', 'utf8'), {
    require: () => ({ readFileSync: (path: string) => secret(path.replace('/run/secrets/', '')) }),
    connect: () => admin,
    print: () => undefined,
    URL,
  });
  return { roles, users };
}
