/** Addresses that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.[0-9]{1,3}){3}$/.test(host);

/** Rules over several variables; a variable already reported is not reported again. */
export function checkTogether(
  found: Readonly<Record<string, unknown>>,
  known: readonly string[],
  reported: readonly string[],
): readonly string[] {
  const has = (name: string) => found[name] !== undefined;
  const silent = (name: string) =>
    !reported.some((problem) => problem.startsWith(`${name}:`) || problem.startsWith(`${name}_FILE:`));
  const problems: string[] = [];
  const complain = (name: string, rule: string) => {
    if (silent(name)) problems.push(`${name}: ${rule}`);
  };
  if (has('KAFKA_BROKERS') && !has('MONGODB_URI'))
    complain('MONGODB_URI', 'is missing (KAFKA_BROKERS is set: both or neither)');
  if (has('MONGODB_URI') && !has('KAFKA_BROKERS'))
    complain('KAFKA_BROKERS', 'is missing (MONGODB_URI is set: both or neither)');
  if (found['DEVELOPMENT'] === true) {
    if (!isLoopback(String(found['HOST']))) complain('HOST', 'must be a loopback address while DEVELOPMENT is true');
    if (has('OIDC_JWKS_URI') && !has('OIDC_ISSUER')) complain('OIDC_ISSUER', 'is missing (OIDC_JWKS_URI is set)');
    return problems;
  }
  for (const name of ['MASTER_KEY', 'OIDC_ISSUER', 'OIDC_JWKS_URI']) {
    if (known.includes(name) && !has(name)) complain(name, 'is missing (required unless DEVELOPMENT is true)');
  }
  return problems;
}
