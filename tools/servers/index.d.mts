/** A server of one's own on the loopback address; it ends with the process that started it, however that ends. */
export interface TestServer {
  /** Kafka: `host:port`, as for KAFKA_BROKERS. MongoDB: a connection string, as for MONGODB_URI. */
  readonly address: string;
  /** Where it came from, in words: given by its address, an official image, a server of the repository's scripts. */
  readonly form: string;
  /** Ends it and removes its data; its log stays among the newest in `.cache/servers/runs`. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. Data and port are kept for `restart`. */
  kill9(): Promise<void>;
  /** The same port, the same data; kills first what still runs. Resolves when ready. */
  restart(): Promise<void>;
}

/**
 * A Kafka broker of its own: the official image where a Docker engine answers, else the broker from Maven.
 * Ready: a consumer group has been joined. Topics are not created by use.
 * @throws Error that names what is missing on this machine, or the end of the server's log
 */
export function startKafka(): Promise<TestServer>;

/**
 * A replica set of one node: the official image where a Docker engine answers, else SecantusDB from PyPI.
 * @throws Error that names what is missing on this machine, or the end of the server's log
 */
export function startMongo(): Promise<TestServer>;

/** The broker named by KAFKA_BROKERS (which can be neither killed nor restarted here), else `startKafka()`. */
export function provideKafka(): Promise<TestServer>;

/** The server named by MONGODB_URI (which can be neither killed nor restarted here), else `startMongo()`. */
export function provideMongo(): Promise<TestServer>;

/**
 * For benches: the server named by MONGODB_URI, the official image, the compiled SecantusDB where there is Rust to
 * compile it (minutes, once), else `startMongo()`.
 */
export function provideFastMongo(): Promise<TestServer>;

/** What the servers of a run were, in lines that cannot be overlooked, and what was not tried. */
export function theForm(servers: Readonly<Record<string, TestServer>>): string;
