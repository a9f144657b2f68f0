import { theForm } from '../../tools/servers/index.mjs';
import { running } from './running.mjs';

export default async function stopServers() {
  // Again at the end: the lines of the setup are far above by now.
  console.log(theForm(Object.fromEntries(running)));
  await Promise.all([...running.values()].map((server) => server.stop()));
}
