import { useQuery } from '@tanstack/react-query';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useSession } from '../../session/useSession';
import { readCredit } from './api';

/** What a customer has of store credit, by currency; nothing is asked for anybody else. */
export function useCredit() {
  const isCustomer = useSession()?.roles.includes('customer') ?? false;
  return useQuery({
    queryKey: ['store-credit'],
    queryFn: ({ signal }) => readCredit(signal),
    enabled: isCustomer,
  });
}

/** What can be spent in a currency; undefined where that is nothing, or not known. */
export function useSpendable(currency: string): MoneyJson | undefined {
  const { data } = useCredit();
  return data?.items
    .map(({ available }) => available)
    .find((available) => available.currency === currency && available.amount > 0);
}
