import { isDeepStrictEqual } from 'node:util';
import {
  SchemaViolation,
  type EventDefinition,
  type EventRegistry,
  type JsonObject,
  type SealedPart,
} from '#contracts';
import type { Sealer } from '#privacy';
import type { DomainEvent } from '../decider.js';
import type { StoredContract, StoredEvent } from '../store/event-store.port.js';
import type { Publisher } from './command-execution.port.js';
import { splitPersonal, type Split } from './personal-split.js';

interface Draft {
  readonly id: string;
  readonly definition: EventDefinition;
  readonly own: Split;
  /** `split` is `own` itself where the event leaves as it is. */
  readonly contract?: { readonly definition: EventDefinition; readonly split: Split };
}

type PartToSeal = Parameters<Sealer['seal']>[0][number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface EventDraftingOptions {
  readonly sealer: Sealer;
  readonly registry: EventRegistry;
  readonly contracts: EventRegistry;
  readonly publish: Publisher;
  readonly newId: () => string;
}

/** Makes stored events of decided ones: checks data and contract against their schemas, then seals with one call. */
export class EventDrafting {
  constructor(private readonly options: EventDraftingOptions) {}

  /** Throws SchemaViolation or UnknownEventType before anything is sealed; KeyErased for a person who was erased. */
  async draft(
    events: readonly (DomainEvent & { readonly data: JsonObject })[],
    firstVersion: number,
  ): Promise<readonly StoredEvent[]> {
    const drafts = events.map((event) => this.check(event));
    const sealed = await this.seal(drafts);
    return drafts.map((draft, at) => storedEvent(draft, firstVersion + at, sealed));
  }

  private check(event: DomainEvent & { readonly data: JsonObject }): Draft {
    const { registry, contracts, publish, newId } = this.options;
    registry.check(event.type, event.data);
    if (!DAY.test(event.effectiveOn)) throw new SchemaViolation(event.type, '/effectiveOn', 'must be a day YYYY-MM-DD');
    const definition = registry.definition(event.type);
    const draft = { id: newId(), definition, own: splitPersonal(definition, event.data, event.effectiveOn) };
    const published = publish(event);
    if (!published) return draft;
    if (published.data === event.data && contracts.find(published.type) === definition) {
      return { ...draft, contract: { definition, split: draft.own } };
    }
    const data = plainJson(published.data);
    contracts.check(published.type, data);
    const contract = contracts.definition(published.type);
    return { ...draft, contract: { definition: contract, split: splitPersonal(contract, data, event.effectiveOn) } };
  }

  private async seal(drafts: readonly Draft[]): Promise<ReadonlyMap<Split, SealedPart>> {
    const splits = drafts.flatMap(({ id, own, contract }) => {
      const ofContract = contract && !samePersonal(own, contract.split) ? [{ eventId: id, split: contract.split }] : [];
      return [{ eventId: id, split: own }, ...ofContract];
    });
    const personal = splits.flatMap(({ eventId, split }): { split: Split; part: PartToSeal }[] =>
      split.personal ? [{ split, part: { eventId, ...split.personal } }] : [],
    );
    if (personal.length === 0) return new Map();
    const sealed = await this.options.sealer.seal(personal.map(({ part }) => part));
    return new Map(
      personal.map(({ split }, at) => {
        const part = sealed[at];
        if (!part) throw new Error('the sealer left an event unsealed');
        return [split, part];
      }),
    );
  }
}

/** Data as it will come back from the store: no undefined, no classes. */
export const plainJson = (data: object): JsonObject => JSON.parse(JSON.stringify(data)) as JsonObject;

const samePersonal = (one: Split, other: Split): boolean =>
  one === other || isDeepStrictEqual(one.personal, other.personal);

function storedEvent(draft: Draft, version: number, sealed: ReadonlyMap<Split, SealedPart>): StoredEvent {
  const { id, definition, own } = draft;
  const part = sealed.get(own);
  const contract = storedContract(draft, sealed);
  // In the order of the canonical form, which then need not be made.
  return {
    ...(contract ? { contract } : {}),
    data: own.data,
    ...(own.effectiveOn === undefined ? {} : { effectiveOn: own.effectiveOn }),
    id,
    schemaVersion: definition.version,
    ...(part ? { sealed: part } : {}),
    type: definition.type,
    version,
  };
}

function storedContract({ own, contract }: Draft, sealed: ReadonlyMap<Split, SealedPart>): StoredContract | undefined {
  if (!contract) return undefined;
  const { definition, split } = contract;
  const { type, version: schemaVersion } = definition;
  if (split === own) return { schemaVersion, type };
  return {
    ...(isDeepStrictEqual(split.data, own.data) ? {} : { data: split.data }),
    ...(own.personal && split.effectiveOn !== undefined ? { effectiveOn: split.effectiveOn } : {}),
    schemaVersion,
    ...(samePersonal(own, split) ? {} : { sealed: sealed.get(split) ?? null }),
    type,
  };
}
