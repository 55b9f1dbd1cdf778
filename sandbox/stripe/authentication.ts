import { Router } from 'express';
import { escapeHtml, page } from '../html';
import { amountText } from './amountText';
import type { Table } from '../journal';
import type { PaymentIntent } from './intent';
import type { Payments } from './payments';

/** The bank's page on which a shopper confirms or refuses a payment, and is then sent back to the shop. */
export function authenticationPages(intents: Table<PaymentIntent>, payments: Payments): Router {
  const router = Router();
  router.get('/:id', (request, response) => {
    const intent = intents.get(request.params.id);
    response.status(intent ? 200 : 404).send(intent ? pageFor(intent) : notFound());
  });
  for (const [answer, agreed] of [
    ['confirm', true],
    ['refuse', false],
  ] as const) {
    router.post(`/:id/${answer}`, (request, response) => {
      const intent = payments.authenticate(request.params.id, agreed) ?? intents.get(request.params.id);
      if (!intent) response.status(404).send(notFound());
      else if (intent.return_url === null) response.send(pageFor(intent));
      else response.redirect(303, wayBack(intent, intent.return_url));
    });
  }
  return router;
}

/** The shop's own page, with what Stripe adds to its address: which payment it was and how it went. */
function wayBack({ id, client_secret: secret, status }: PaymentIntent, returnUrl: string): string {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', id);
  url.searchParams.set('payment_intent_client_secret', secret);
  url.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.href;
}

function pageFor(intent: PaymentIntent): string {
  const amount = amountText(intent.amount, intent.currency);
  if (intent.status !== 'requires_action') {
    return page('Payment', `<h1>Nothing to confirm</h1><p>This payment is ${escapeHtml(intent.status)}.</p>`);
  }
  return page(
    'Confirm your payment',
    `<h1>Confirm your payment</h1>
    <p>The shop asks for <strong>${escapeHtml(amount)}</strong>.</p>
    <form method="post" action="${intent.id}/confirm"><button class="primary">Confirm</button></form>
    <form method="post" action="${intent.id}/refuse"><button>Refuse</button></form>`,
  );
}

const notFound = (): string => page('Payment', '<h1>No such payment</h1>');
