import mongoose from 'mongoose';
import type { TestServer } from '../tools/servers/index.mjs';

type Tools = typeof import('../tools/servers/index.mjs');
export type ServerKind = 'kafka' | 'mongo';

/** The servers of a run, each provided when the first row needs it: given by address, else started on this machine. */
export class Servers {
  private readonly provided = new Map<ServerKind, Promise<TestServer>>();

  /** Rejects with what is missing on this machine. */
  async address(kind: ServerKind): Promise<string> {
    const known = this.provided.get(kind) ?? provide(kind);
    this.provided.set(kind, known);
    return (await known).address;
  }

  /** Where the servers that were used came from. */
  async forms(): Promise<Readonly<Record<string, string>>> {
    const forms: Record<string, string> = {};
    for (const [kind, server] of this.provided) {
      const found = await server.catch(() => undefined);
      if (found) forms[kind] = kind === 'mongo' ? `${await nameOf(found.address)}, ${found.form}` : found.form;
    }
    return forms;
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.provided.values()].map(async (server) => (await server).stop()));
  }
}

/** What speaks the protocol there: figures of one server are not those of another. */
async function nameOf(uri: string): Promise<string> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    const info = await connection.getClient().db('admin').command({ buildInfo: 1 });
    const own = info['secantusVersion'] as string | undefined;
    return own === undefined ? `MongoDB ${String(info['version'])}` : `SecantusDB ${own}`;
  } finally {
    await connection.close();
  }
}

async function provide(kind: ServerKind): Promise<TestServer> {
  // Not compiled: the same file is meant from the sources and from the build.
  const place = new URL(import.meta.url.includes('/dist/bench/') ? '../../tools/' : '../tools/', import.meta.url);
  const tools = (await import(new URL('servers/index.mjs', place).href)) as Tools;
  return kind === 'kafka' ? tools.provideKafka() : tools.provideFastMongo();
}
