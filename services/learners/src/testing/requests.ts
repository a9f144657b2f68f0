import type { LearnersProcess } from './learners-process.js';

const api = '/api/learners/v1';

export interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly events: readonly string[];
}

/** Requests to the service as its stories make them. */
export function requestsTo(process: () => LearnersProcess) {
  const send = (path: string, as: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
    process().call('POST', `${api}/${path}`, { as, body, headers });
  /** A command that must succeed. */
  const post = async (path: string, as: string, body: object = {}): Promise<Created> => {
    const answer = await send(path, as, body);
    if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json as Created;
  };
  const read = async (path: string, as: string): Promise<unknown> =>
    (await process().call('GET', `${api}/${path}`, { as })).json;
  const enroll = async (birthDate: string, as = 'course-coordinator'): Promise<string> =>
    (
      await post('learners', as, {
        familyName: 'Beispiel',
        givenName: 'Mina',
        birthDate,
        municipalityKey: '03251040',
        effectiveOn: '2026-01-10',
      })
    ).id;
  return { send, post, read, enroll };
}
