import { useMutation, useQueryClient } from '@tanstack/react-query';
import { router } from '../../routing/router';
import type { CreateOrderRequestJson, OrderJson } from '../../../../api/schema/order';
import { askedOf } from '../../orders/bundles/groups';
import { ApiProblem, Unreachable } from '../../http/problem';
import { placeOrder } from './api';
import { endAttempt, noteAttempt } from './checkoutAttempt';
import { useCart } from '../cart/CartProvider';

/** What a failed attempt means for the shopper. */
export type PlacementFailure = 'unknown' | 'expired' | 'alreadyPlaced' | 'refused';

export function placementFailure(error: Error): PlacementFailure {
  if (error instanceof Unreachable) return 'unknown';
  if (!(error instanceof ApiProblem)) return 'refused';
  if (error.code === 'checkout-expired') return 'expired';
  if (error.code === 'checkout-used' || isKeyReused(error)) return 'alreadyPlaced';
  return error.outcomeUnknown ? 'unknown' : 'refused';
}

const isKeyReused = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'idempotency-key-reused';

interface Placed {
  readonly order: OrderJson;
  /** An earlier request of this attempt had become the order, with the details of then. */
  readonly before: boolean;
}

/**
 * Places the order. Where an earlier request of the attempt turns out to have placed it, with other details, that
 * request is repeated, which answers with its order: what was ordered once is never ordered again.
 */
async function place(request: CreateOrderRequestJson): Promise<Placed> {
  const { key, sent } = noteAttempt(sessionStorage, request, () => crypto.randomUUID());
  try {
    return { order: await placeOrder(request, key), before: false };
  } catch (error) {
    if (!isKeyReused(error)) throw error;
    return { order: await earlierOrder(sent.slice(0, -1), key, error), before: true };
  }
}

/** The key is taken: none of the requests can place another order. */
async function earlierOrder(
  requests: readonly CreateOrderRequestJson[],
  key: string,
  refusal: unknown,
): Promise<OrderJson> {
  for (const request of requests) {
    try {
      return await placeOrder(request, key);
    } catch (error) {
      if (!isKeyReused(error)) throw error;
    }
  }
  throw refusal;
}

/** Places the order and goes to its page; the same attempt keeps its key over every retry. */
export function usePlaceOrder(onExpired: () => void) {
  const queryClient = useQueryClient();
  const { takeOut } = useCart();
  return useMutation({
    mutationFn: place,
    onSuccess: async ({ order, before }) => {
      endAttempt(sessionStorage);
      queryClient.setQueryData(['order', order.id], order);
      void queryClient.invalidateQueries({ queryKey: ['orders'] });
      void queryClient.invalidateQueries({ queryKey: ['products'] });
      void queryClient.invalidateQueries({ queryKey: ['store-credit'] });
      await router.navigate({
        to: '/orders/$orderId',
        params: { orderId: order.id },
        search: { placed: before ? 'before' : 'now' },
      });
      takeOut(askedOf(order));
    },
    onError: (error) => {
      const failure = placementFailure(error);
      if (failure === 'expired') onExpired();
      if (failure === 'alreadyPlaced') endAttempt(sessionStorage);
    },
  });
}
