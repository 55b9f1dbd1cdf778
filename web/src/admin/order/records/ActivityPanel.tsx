import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { Timeline } from '../../../orders/timeline/Timeline';
import { isWaiting } from '../../../orders/timeline/wording';
import { Awaited } from '../../../shell/feedback/Awaited';
import { timeline } from '../api';
import { useAdminOrderPart } from '../useAdminOrder';

/** Everything that happened to the order, with who did it. */
export function ActivityPanel({ order }: { readonly order: AdminOrderJson }) {
  const query = useAdminOrderPart(order.id, timeline, ({ items }) => items.some(isWaiting));
  return (
    <Awaited query={query} room={200}>
      {({ items }) => <Timeline entries={items} currency={order.currency} />}
    </Awaited>
  );
}
