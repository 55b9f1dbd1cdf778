import express, { Router, type Request } from 'express';
import type { Answer } from '../answer';
import type { OwnWorld } from '../vendor';
import { salesOrder, type SalesOrders } from './orders';

export interface UnierpOptions {
  readonly apiKey: string;
}

/** UniERP's sales orders, below `/unierp`. */
export function unierpRoutes(
  { apiKey }: UnierpOptions,
  orders: SalesOrders,
  serve: OwnWorld['serve'],
): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  router.put(
    '/api/v1/sales-orders/:id',
    serve('putOrder', (request) =>
      request.get('x-api-key') === apiKey
        ? putOrder(orders, request)
        : refused(401, 'invalid_api_key', 'The API key is not valid.'),
    ),
  );
  return router;
}

/** The answer tells which version UniERP has now: a newer one than was sent when that came late. */
function putOrder(orders: SalesOrders, { params, body }: Request): Answer {
  const parsed = salesOrder.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(422, 'invalid_document', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const orderId = String(params['id']);
  const { reference, document } = orders.put(orderId, parsed.data);
  return {
    status: 200,
    body: { id: reference, external_id: orderId, external_version: document.external_version },
  };
}

function refused(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
