import type { Client } from '@temporalio/client';
import { z } from 'zod';

/** The workflow of one of its orders. */
export function orderOf(id: string): string {
  return `Order:${id}`;
}

/** The only shipment of an order of one item. */
export function shipmentOf(orderId: string): string {
  return `${orderId}:1`;
}

/** What an order runs as: its own workflow, its shipment's, and its charge's. */
export async function workflowsOf(client: Client, orderId: string): Promise<string[]> {
  const { events } = await client.workflow.getHandle(orderOf(orderId)).fetchHistory();
  return [orderOf(orderId), `Shipment:${shipmentOf(orderId)}`, chargeIn(events ?? [])];
}

/** As much of a history's event as says what an activity was given. */
export interface ScheduledEvent {
  readonly activityTaskScheduledEventAttributes?: {
    readonly activityType?: { readonly name?: string | null } | null;
    readonly input?: {
      readonly payloads?: readonly { readonly data?: Uint8Array | null }[] | null;
    } | null;
  } | null;
}

const chargeInput = z.object({ idempotencyKey: z.string() });

/**
 * The workflow of an order's charge: it has a random name, which the order hands to the activity that has it made.
 * @throws {Error} when the order was not charged.
 */
export function chargeIn(events: readonly ScheduledEvent[]): string {
  const scheduled = events.map((event) => event.activityTaskScheduledEventAttributes);
  const charge = scheduled.find((attributes) => attributes?.activityType?.name === 'Charge');
  const data = charge?.input?.payloads?.[0]?.data;
  if (!data) throw new Error('There is no charge in the history of an order');
  return `Charge:${chargeInput.parse(JSON.parse(Buffer.from(data).toString('utf8'))).idempotencyKey}`;
}
