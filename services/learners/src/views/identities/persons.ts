import { Inject, Injectable } from '@nestjs/common';
import { Identities } from './identities.js';

/** All references of one person. */
export interface Person {
  /** The eldest, which stays. */
  readonly root: string;
  readonly members: readonly string[];
}

/** Which references are of one person: those that were merged lead to the elder one. */
@Injectable()
export class Persons {
  constructor(@Inject(Identities) private readonly identities: Identities) {}

  /** By the references asked for; one that nobody merged stands for itself. */
  async of(personRefs: readonly string[]): Promise<(personRef: string) => Person> {
    const merges = personRefs.length === 0 ? new Map<string, string>() : await this.identities.merges();
    const rootOf = (ref: string): string => {
      const into = merges.get(ref);
      return into === undefined ? ref : rootOf(into);
    };
    const guests = [...merges.keys()].map((ref) => [ref, rootOf(ref)] as const);
    return (personRef) => {
      const root = rootOf(personRef);
      return { root, members: [root, ...guests.filter(([, to]) => to === root).map(([ref]) => ref)] };
    };
  }
}
