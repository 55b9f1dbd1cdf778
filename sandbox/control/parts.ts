import type { FaultBoard } from '../faults';
import type { Table } from '../journal';
import type { SentMessage } from '../messages';
import type { Parcels } from '../pathao/parcels';
import type { PaymentIntent } from '../stripe/intent';
import type { SalesOrders } from '../unierp/orders';
import type { WebhookSender } from '../webhookSender';

/** What the sandbox's own switches and its read side work on. */
export interface ControlledParts {
  readonly faults: FaultBoard;
  readonly intents: Table<PaymentIntent>;
  readonly parcels: Parcels;
  readonly messages: Table<SentMessage>;
  readonly salesOrders: SalesOrders;
  readonly webhooks: WebhookSender;
}
