/** What the setup started and the teardown ends, by what it is: both run in one process. @type {Map<string, import('../../tools/servers/index.mjs').TestServer>} */
export const running = new Map();
