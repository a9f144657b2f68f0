import 'reflect-metadata';
import { bootService, edgeVariables } from '#service-kit';
import { demoUsers } from './demo-users.js';

// Signs demo users in where every service is its own process. Loopback only, as DEVELOPMENT is.
await bootService({
  name: 'development-issuer',
  services: [],
  variables: edgeVariables,
  demoUsers: demoUsers(),
});
