// Starts a server, prints the process ids of its programs and waits to be killed.
import { startLocalMongo } from '../../tools/servers/mongo.mjs';
import { guardedPids } from '../../tools/servers/processes.mjs';

await startLocalMongo();
console.log(JSON.stringify(guardedPids()));
setInterval(() => undefined, 60_000);
