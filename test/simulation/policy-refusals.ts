import { join } from 'node:path';
import Database from 'libsql';

/** What policies may be refused in a year, with the reason why nothing is stuck by it. */
export const HARMLESS: Readonly<Record<string, string>> = {};

/** Every pair of policy and code that was refused, `policy: code`, with how often, out of what the services keep. */
export function policyRefusals(dataDir: string, services: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const service of services) {
    const documents = new Database(join(dataDir, service, 'documents.db'), { readonly: true });
    const rows = documents
      .prepare("SELECT body FROM documents WHERE collection = 'policy-refusals'")
      .all([]) as readonly { readonly body: string }[];
    documents.close();
    for (const { body } of rows) {
      const { policy, code } = JSON.parse(body) as { readonly policy: string; readonly code: string };
      const pair = `${policy}: ${code}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}
