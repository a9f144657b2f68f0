import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, type DemoUser, isRole } from '#service-kit';

const FILE = join('services', 'standalone', 'demo-users.json');

/** The accounts of the demo county: data, beside this service, from the sources and from the build alike. */
export function demoUsers(): readonly DemoUser[] {
  const users = JSON.parse(readFileSync(demoUsersFile(), 'utf8')) as readonly DemoUser[];
  const wrong = users.filter(
    ({ user, name, role }) => typeof user !== 'string' || typeof name !== 'string' || !isRole(role),
  );
  if (wrong.length > 0) throw new ConfigurationError([`${FILE}: an account has no user, no name or no known role`]);
  return users;
}

function demoUsersFile(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FILE))) {
    const above = dirname(directory);
    if (above === directory) throw new ConfigurationError([`${FILE}: is missing`]);
    directory = above;
  }
  return join(directory, FILE);
}
