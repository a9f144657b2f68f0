import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { inputsOf, type RouteInputs } from '../edge/route-inputs.js';
import { ACCESS, type Access } from './access.guard.js';

export interface RouteAccess {
  readonly method: string;
  readonly path: string;
  /** undefined: the route names nothing, so it is closed; a test finds it. */
  readonly access: Access | undefined;
}

export interface Route extends RouteAccess {
  readonly inputs: RouteInputs;
}

const paths = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : [typeof value === 'string' ? value : ''];
const joined = (...parts: readonly string[]) =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

/** All routes of an application's controllers with their access and input: a test proves that none was forgotten. */
export function routesOf(app: INestApplicationContext): readonly Route[] {
  const scanner = new MetadataScanner();
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function') continue;
        const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
        if (typeof method !== 'number') continue;
        const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype)) as
          Access | undefined;
        const inputs = inputsOf(metatype as Type, name);
        for (const prefix of paths(Reflect.getMetadata(PATH_METADATA, metatype))) {
          for (const path of paths(Reflect.getMetadata(PATH_METADATA, handler))) {
            routes.push({
              method: RequestMethod[method] ?? String(method),
              path: joined(prefix, path),
              access,
              inputs,
            });
          }
        }
      }
    }
  }
  return routes;
}
