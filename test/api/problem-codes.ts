import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STATUS_OF_KIND: Readonly<Record<string, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  rule: 422,
};

export interface UsedCode {
  readonly code: string;
  readonly status: number;
}

/** `refuse('code', 'kind'` of a decision, and `status: 404, code: 'code'` of the edge. */
const REFUSAL = /\brefuse\(\s*'([a-z0-9-]+)',\s*'([a-z-]+)'/g;
const PROBLEM = /\bstatus: (\d{3}),\s*code: '([a-z0-9-]+)'/g;

/** The codes with which the sources of a folder refuse, with their status. */
export function usedCodes(folder: string): readonly UsedCode[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$|testing\//.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const refusals = [...text.matchAll(REFUSAL)].map(([, code = '', kind = '']) => ({
        code,
        status: STATUS_OF_KIND[kind] ?? 0,
      }));
      const problems = [...text.matchAll(PROBLEM)].map(([, status, code = '']) => ({ code, status: Number(status) }));
      return [...refusals, ...problems];
    });
}
