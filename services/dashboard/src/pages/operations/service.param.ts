import { IsIn } from 'class-validator';
import { type ServiceName, SERVICES } from '../../dashboard-options.js';

export class ServiceParam {
  @IsIn(SERVICES)
  service!: ServiceName;
}
