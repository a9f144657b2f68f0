import { Matches } from 'class-validator';

export class CaseParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  ref!: string;
}
