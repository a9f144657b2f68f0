import { IsOpaqueId } from '../fields.js';

/** Two references; which of them is the elder is found here. */
export class PairBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'p_4Rt7yUi1Op3A' */
  @IsOpaqueId()
  other!: string;
}
