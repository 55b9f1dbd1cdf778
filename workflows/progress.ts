import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { OrderState } from '../domain/order';
import { derivePaymentStatus, deriveStatus } from '../domain/status';
import { searchAttributesOf } from './searchAttributes';

/** Shows an order's progress in the Temporal Web UI: search attributes when they changed, and a readable card. */
export function showProgress(before: OrderState, after: OrderState): void {
  const old = searchAttributesOf(before);
  const changed = searchAttributesOf(after).filter((pair, index) => {
    return JSON.stringify(pair.value) !== JSON.stringify(old[index]?.value);
  });
  if (changed.length > 0) upsertSearchAttributes(changed);
  setCurrentDetails(card(after));
}

/** Markdown: what an engineer wants to know first. Holds nothing personal. */
export function card(order: OrderState): string {
  const rows = [
    `**${order.number}** is **${deriveStatus(order)}**, payment ${derivePaymentStatus(order)}.`,
    '',
    `- ${order.lines.length} lines, ${order.totals.grand} minor units of ${order.currency}`,
    ...order.payments.map(
      (p) => `- payment ${p.id} by ${p.provider}: ${p.state}${p.declineCode ? ` (${p.declineCode})` : ''}`,
    ),
    ...order.parcels.map(
      (p) => `- parcel ${p.id} by ${p.courier}: ${p.state}${p.consignmentId ? ` (${p.consignmentId})` : ''}`,
    ),
    ...order.holds.map((reason) => `- waits for a person: ${reason}`),
    ...(order.cancellation ? [`- cancelled by ${order.cancellation.by.role}`] : []),
    `- version ${order.version}${order.undo.length > 0 ? `, to undo if cancelled: ${order.undo.map((u) => u.kind).join(', ')}` : ''}`,
  ];
  return rows.join('\n');
}
