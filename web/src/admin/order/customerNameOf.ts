import type { AdminOrderJson } from '../../../../api/schema/admin';
import { personaOf } from '../../session/personas';

/**
 * What the customer is called, as they said with an order of theirs or as the demonstration knows them; undefined where nobody said. It is
 * not the name of whoever takes the parcel: that may be a gift.
 */
export function customerNameOf({
  id,
  name,
}: Pick<AdminOrderJson['customer'], 'id' | 'name'>): string | undefined {
  return name ?? personaOf(id)?.name;
}
