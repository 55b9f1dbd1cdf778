import { router } from '../../routing/router';
import type { AdminSearch } from './adminSearch';
import { listAdminOrders } from './api';

/** Enough to tell one hit from several, and to find the order of that very number among those that begin so. */
const LOOKED_AT = 10;

/**
 * Opens the order that was looked for: the only hit, or the one of that very number. Of several hits nothing is opened, and a
 * look that fails leaves it to the list to say so.
 */
export function useOpenHit(search: AdminSearch): (q: string) => void {
  return (q) => {
    if (q === '') return;
    const looking = new AbortController();
    void listAdminOrders({ ...search, q }, { limit: LOOKED_AT }, looking.signal)
      .then(({ items }) => {
        const hit = items.length === 1 ? items[0] : items.find(({ number }) => number === q.toUpperCase());
        return hit && router.navigate({ to: '/admin/orders/$orderId', params: { orderId: hit.id } });
      })
      .catch(() => undefined);
  };
}
