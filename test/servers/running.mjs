/** What the setup started and the teardown ends: both run in one process. @type {import('../../tools/servers/index.mjs').TestServer[]} */
export const running = [];
