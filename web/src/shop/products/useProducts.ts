import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { listProducts } from './api';

/** What the demonstration shop sells in. */
export const SHOP_CURRENCY = 'BDT';

export function useProducts({ q, category }: { readonly q: string; readonly category: string }) {
  return useInfiniteQuery({
    queryKey: ['products', q, category],
    queryFn: ({ pageParam, signal }) =>
      listProducts({ currency: SHOP_CURRENCY, q, category, cursor: pageParam, limit: 24 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The shelves there are, from the first products of the catalogue. */
export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => listProducts({ currency: SHOP_CURRENCY, limit: 200 }, signal),
    select: ({ items }) => [...new Set(items.map(({ category }) => category))].sort(),
    staleTime: 60_000,
  });
}
