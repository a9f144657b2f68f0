import { describe, expect, it } from '@jest/globals';
import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { PolicyOrder } from './policy-outcomes.js';
import { sendWanted, type Wanted } from './wanted.js';

class Order extends Command<Outcome> {
  constructor(
    readonly what: string,
    readonly meta: CommandContext,
  ) {
    super();
  }
}

const want = (what: string, ifRefused?: Wanted['ifRefused']): Wanted => ({
  about: what,
  command: (meta) => new Order(what, meta),
  ...(ifRefused ? { ifRefused } : {}),
});
const because = { policy: 'policy', event: { id: 'e_1', correlationId: 'c_1', stream: 'participation-p_1' } };

/** Streams that refuse what is named; what was refused is remembered. */
function parts(refusing: readonly string[]) {
  const sent: string[] = [];
  const ids = new Set<string>();
  const kept = new Map<string, string>();
  return {
    sent,
    ids,
    send: (command: Command<Outcome>): Promise<Outcome> => {
      const { what, meta } = command as Order;
      sent.push(what);
      ids.add(meta.commandId);
      return Promise.resolve(
        refusing.includes(what)
          ? { status: 'refused', stream: 's', refusal: { code: `no-${what}`, kind: 'rule', detail: '' } }
          : { status: 'done', stream: 's', version: 1, events: [], repeated: false },
      );
    },
    outcomes: {
      settle: async ({ commandId }: PolicyOrder, send: () => Promise<Outcome>) => {
        const before = kept.get(commandId);
        if (before !== undefined) return before;
        const answer = await send();
        if (answer.status === 'done') return undefined;
        kept.set(commandId, answer.refusal.code);
        return answer.refusal.code;
      },
    },
  };
}

describe('what a policy wants', () => {
  it('is followed by nothing where it is done, or where nobody waits for it', async () => {
    const done = parts([]);
    await sendWanted(
      want('seat', () => [want('end')]),
      because,
      done,
    );
    expect(done.sent).toEqual(['seat']);
    const harmless = parts(['seat']);
    await sendWanted(want('seat'), because, harmless);
    expect(harmless.sent).toEqual(['seat']);
  });

  it('is followed by what ends the process where it is refused, also by a repeat after a crash in between', async () => {
    const refusing = parts(['seat', 'end']);
    const codes: string[] = [];
    const end: Wanted['ifRefused'] = (code) => {
      codes.push(code);
      return [want('end', () => [want('end-of-all')])];
    };
    await sendWanted(want('seat', end), because, refusing);
    await sendWanted(want('seat', end), because, refusing);
    expect(refusing.sent).toEqual(['seat', 'end', 'end-of-all', 'end-of-all']);
    expect(codes).toEqual(['no-seat', 'no-seat']);
    expect(refusing.ids.size).toBe(3);
  });
});
