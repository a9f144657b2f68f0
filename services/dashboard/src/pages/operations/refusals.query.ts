import { IsOptional, Matches, MaxLength } from 'class-validator';
import { search } from '../../api/api-client.js';
import type { ServiceName } from '../../dashboard-options.js';

const NAME = /^([a-z0-9-]{1,100})?$/;

/** Which refusals: of one policy and reason, or of all. */
export class RefusalsFilter {
  @IsOptional()
  @Matches(NAME)
  regel?: string;

  @IsOptional()
  @Matches(NAME)
  grund?: string;

  @IsOptional()
  @MaxLength(1000)
  ab?: string;
}

/** The page of refusals of a service from a cursor on. */
export const refusalsPath = (service: ServiceName, { regel, grund, ab }: RefusalsFilter): string =>
  `/betrieb/${service}/abgelehnt${search({ regel, grund, ab })}`;

/** The same list as a file. */
export const refusalsFile = (service: ServiceName, { regel, grund }: RefusalsFilter = {}): string =>
  `/betrieb/${service}/abgelehnt.csv${search({ regel, grund })}`;

/** What the operations API is asked for: of one policy and reason, or of all where one of them lacks. */
export const refusalsOf = ({ regel, grund, ab }: RefusalsFilter): string =>
  `/operations/refusals${search({ ...(regel && grund ? { policy: regel, code: grund } : {}), after: ab })}`;
