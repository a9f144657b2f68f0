import type { Disputable, HandoverDatum } from '#contracts';

const WITH: Readonly<Partial<Record<string, HandoverDatum>>> = {
  level: 'level',
  literacy: 'level',
  needs: 'needs',
  entitlement: 'entitlement',
  result: 'certificate',
  municipality: 'contact',
  identity: 'contact',
} satisfies Partial<Record<Disputable, HandoverDatum>>;

/** With which datum of a hand-over a dispute is passed on: that which it marks; undefined: with none. */
export const passedWith = (datum: string): HandoverDatum | undefined => WITH[datum];
