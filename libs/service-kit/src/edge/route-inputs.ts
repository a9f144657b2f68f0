import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { seenWriteOf } from './consistency.js';
import { commandMeta } from './meta.js';

/** What a route takes of a request, as its parameters say it. */
export interface RouteInputs {
  /** The class of the body; `undefined` where it takes none. */
  readonly body?: Type;
  readonly query?: Type;
  /** It decides: takes Idempotency-Key and If-Match. */
  readonly command: boolean;
  /** It waits for a write of the caller: takes Consistent-With. */
  readonly consistent: boolean;
}

interface RouteParameter {
  readonly index: number;
  readonly factory?: unknown;
}

/** Reads what the decorators of a controller's method left behind. */
export function inputsOf(controller: Type, method: string): RouteInputs {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Readonly<
    Record<string, RouteParameter>
  >;
  const classes = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ??
    []) as readonly Type[];
  const classOf = (kind: RouteParamtypes): Type | undefined => {
    const key = Object.keys(parameters).find((name) => name.startsWith(`${kind}:`));
    const parameter = key === undefined ? undefined : parameters[key];
    return parameter && classes[parameter.index];
  };
  const body = classOf(RouteParamtypes.BODY);
  const query = classOf(RouteParamtypes.QUERY);
  const factories = Object.values(parameters).map(({ factory }) => factory);
  return {
    ...(body ? { body } : {}),
    ...(query ? { query } : {}),
    command: factories.includes(commandMeta),
    consistent: factories.includes(seenWriteOf),
  };
}
