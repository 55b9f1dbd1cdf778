import { concernsErp } from '../../../domain/erp/erp';
import type { Change } from '../change';

/** Whether the ERP has to be told of the order as it is now. SQL function: `want_erp_push`. */
export function wantsErpPush({ before, after, events }: Change): boolean {
  return concernsErp(before, after, events);
}
