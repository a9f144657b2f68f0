import type { Principal } from '#service-kit';
import { COUNTY_ROLES } from '../../layout/navigation.js';

/** Whether a reader opens the cases of the whole county, and may look at other days. */
export const isCounty = ({ role }: Principal): boolean => (COUNTY_ROLES as readonly string[]).includes(role);
