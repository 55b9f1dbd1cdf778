import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CreateOrderRequestJson } from '../../../api/schema/order';
import { placeOrder } from '../api/orders';
import { ApiProblem, Unreachable } from '../api/problem';
import { attemptKey, endAttempt } from './checkoutAttempt';
import { useCart } from './CartProvider';

/** What a failed attempt means for the shopper. */
export type PlacementFailure = 'unknown' | 'expired' | 'alreadyPlaced' | 'refused';

export function placementFailure(error: Error): PlacementFailure {
  if (error instanceof Unreachable) return 'unknown';
  if (!(error instanceof ApiProblem)) return 'refused';
  if (error.code === 'checkout-expired') return 'expired';
  if (error.code === 'checkout-used' || error.code === 'idempotency-key-reused') return 'alreadyPlaced';
  return error.outcomeUnknown ? 'unknown' : 'refused';
}

/** Places the order and goes to its page; the same attempt keeps its key over every retry. */
export function usePlaceOrder(onExpired: () => void) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { empty } = useCart();
  return useMutation({
    mutationFn: (body: CreateOrderRequestJson) =>
      placeOrder(
        body,
        attemptKey(sessionStorage, () => crypto.randomUUID()),
      ),
    onSuccess: async (order) => {
      endAttempt(sessionStorage);
      queryClient.setQueryData(['order', order.id], order);
      void queryClient.invalidateQueries({ queryKey: ['orders'] });
      void queryClient.invalidateQueries({ queryKey: ['products'] });
      await navigate({ to: '/orders/$orderId', params: { orderId: order.id }, search: { placed: 1 } });
      empty();
    },
    onError: (error) => {
      const failure = placementFailure(error);
      if (failure === 'expired') onExpired();
      if (failure === 'alreadyPlaced') endAttempt(sessionStorage);
    },
  });
}
