import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A free port on the loopback address. Taken below the range that systems give to outgoing connections, so that a
 * server that was killed finds its port still free when it is started again.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await canListen(port)) return port;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function canListen(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
