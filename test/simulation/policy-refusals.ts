import { join } from 'node:path';
import Database from 'libsql';

/** What policies may be refused in a year, with the reason why nothing is stuck by it. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'note-registration-when-registration-confirmed: registered-too-late':
    'the right had ended before: its lapse is presumed, and a person decides on it',
};

/** What the policies of services were refused, gathered over the year: each refusal is kept by its service for half of one. */
export class PolicyRefusals {
  /** `policy: code`, by the command that was refused. */
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly dataDir: string,
    private readonly services: readonly string[],
  ) {}

  /** Reads what the services hold now. */
  look(): void {
    for (const service of this.services) {
      const documents = new Database(join(this.dataDir, service, 'documents.db'), { readonly: true });
      const rows = documents
        .prepare("SELECT id, body FROM documents WHERE collection = 'policy-refusals'")
        .all([]) as readonly { readonly id: string; readonly body: string }[];
      documents.close();
      for (const { id, body } of rows) {
        const { policy, code } = JSON.parse(body) as { readonly policy: string; readonly code: string };
        this.seen.set(`${service}/${id}`, `${policy}: ${code}`);
      }
    }
  }

  /** How often each pair was met. */
  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const pair of this.seen.values()) counts[pair] = (counts[pair] ?? 0) + 1;
    return counts;
  }
}
