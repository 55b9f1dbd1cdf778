import type { CorrectableField } from '../../../../domain/delivery/correction';

/** What can be corrected, in the order in which it stands on the page. */
export const FIELDS: readonly CorrectableField[] = ['name', 'phone', 'line1', 'line2'];
