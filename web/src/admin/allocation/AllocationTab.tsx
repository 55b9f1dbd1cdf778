import { lazy, Suspense } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';

/** Fetched when somebody opens the tab: few read why an order comes from where it does. */
const AllocationPanel = lazy(async () => ({
  default: (await import('./AllocationPanel')).AllocationPanel,
}));

/** How an order's warehouses were chosen. */
export function AllocationTab({ order }: { readonly order: AdminOrderJson }) {
  return (
    <Suspense fallback={null}>
      <AllocationPanel order={order} />
    </Suspense>
  );
}
