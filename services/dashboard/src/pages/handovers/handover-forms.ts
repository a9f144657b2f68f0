import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class HandoverParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}

/** What every form of an answer carries. */
export class AcceptForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  kurs?: string;

  /** The receiving provider: an account may act for several. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  traeger?: string;
}

/** Taking back, or recording that it came to nothing. */
export class ReasonForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsString()
  @MaxLength(60)
  grund: string = '';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  traeger?: string;
}

export class ReturnForm extends ReasonForm {
  /** One box or several. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  fehlt: string[] = [];
}

/** In whose name the answer is given. */
export const onBehalf = ({ traeger }: AcceptForm | ReasonForm): { readonly providerId?: string } =>
  traeger === undefined ? {} : { providerId: traeger };
