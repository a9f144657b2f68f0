import { running } from './running.mjs';

export default async function stopServers() {
  await Promise.all(running.map((server) => server.stop()));
}
