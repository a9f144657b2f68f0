import { IsString, MaxLength, MinLength } from 'class-validator';

export class TokenRequest {
  /** Name of a demo user, as `GET /dev/token` lists them. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  user!: string;
}
