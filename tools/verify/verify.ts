import { proveStore, RootVerifier, type StoreProof } from '#event-sourcing';
import {
  ConfigurationError,
  type Environment,
  type HouseConfiguration,
  houseVariables,
  readConfiguration,
  rootKey,
} from '#service-kit';
import { openPlace, presentMasterKey, servicesToVerify } from './places.js';

export interface VerifyOptions {
  readonly services: readonly string[];
  /** 32 bytes in base64: instead of the master key, for one service. */
  readonly publicKey?: string;
  /** A root that was noted elsewhere, for one service. */
  readonly root?: string;
}

export interface Verdict {
  readonly sound: boolean;
  readonly lines: readonly string[];
}

/** What the processes read; the rules of the edge (sign-in, addresses) say nothing about a verifier. */
const configurationOf = (environment: Environment): HouseConfiguration =>
  readConfiguration(houseVariables, { ...environment, DEVELOPMENT: 'true', HOST: '127.0.0.1' });

/** Verifies the stores of services, one after the other. Throws ConfigurationError, DatabaseUnusable, StoreUnavailable. */
export async function verifyServices(environment: Environment, options: VerifyOptions): Promise<Verdict> {
  const configuration = configurationOf(environment);
  const services = servicesToVerify(configuration, options.services);
  if ((options.publicKey ?? options.root) !== undefined && services.length !== 1)
    throw new ConfigurationError(['--public-key and --root are those of one service: name it']);
  const verdicts: Verdict[] = [];
  for (const service of services) verdicts.push(await verifyService(configuration, service, options));
  return { sound: verdicts.every(({ sound }) => sound), lines: verdicts.flatMap(({ lines }) => lines) };
}

async function verifyService(
  configuration: HouseConfiguration,
  service: string,
  { publicKey, root }: VerifyOptions,
): Promise<Verdict> {
  const verifier = publicKey === undefined ? rootKey(presentMasterKey(configuration), service) : verifierOf(publicKey);
  const place = await openPlace(configuration, service);
  try {
    const expected = root === undefined ? {} : { expected: root };
    const proof = await proveStore({ service, store: place.store, records: place.records, verifier, ...expected });
    const problems = problemsOf(proof);
    const lines = [summaryOf(proof), `public key of the roots: ${verifier.publicKey}`, ...problems];
    return { sound: problems.length === 0, lines: lines.map((line) => `${service}: ${line}`) };
  } finally {
    await place.close();
  }
}

function verifierOf(publicKey: string): RootVerifier {
  try {
    return RootVerifier.of(publicKey);
  } catch {
    throw new ConfigurationError(['--public-key: must be 32 bytes in base64']);
  }
}

const summaryOf = ({ streams, commits, roots, lastRoot }: StoreProof): string =>
  `${streams} streams, ${commits} commits, ${roots} roots, ` +
  (lastRoot ? `the last of ${lastRoot.day}: ${lastRoot.root}` : 'so a cut tail would not show');

function problemsOf({ named, faults, rootFaults, expectedFound }: StoreProof): readonly string[] {
  return [
    ...rootFaults.map(({ day, reason }) => `FAULT root of ${day}: ${reason}`),
    ...named.map(
      ({ stream, fromVersion, reason }) =>
        `FAULT stream ${stream}${fromVersion === undefined ? '' : ` at version ${fromVersion}`}: ${reason}`,
    ),
    ...(faults > named.length ? [`FAULT ${faults - named.length} more streams`] : []),
    ...(expectedFound === false ? ['FAULT the root given is not among the kept ones'] : []),
  ];
}
