import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { formatDecimal } from '../domain/money';
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

/** Markdown, the most urgent first: what an engineer wants to know. Holds nothing personal. */
export function card(order: OrderState): string {
  const { number, currency, totals, lines, payments, parcels, holds, cancellation, undo, version } = order;
  const total = `${formatDecimal(totals.grand, currency)} ${currency}`;
  const rows = [
    `**${number}** is **${deriveStatus(order)}**, payment ${derivePaymentStatus(order)}, ${total}.`,
    '',
    ...holds.map((reason) => `- waits for a person: **${reason}**`),
    ...(cancellation ? [`- cancelled by ${cancellation.by.role}`] : []),
    ...payments.map(describePayment),
    ...parcels.map(describeParcel),
    ...(undo.length > 0 ? [`- to undo if cancelled: ${undo.map(({ kind }) => kind).join(', ')}`] : []),
    `- version ${version}, lines: ${lines.length}`,
  ];
  return rows.join('\n');
}

function describePayment({ id, provider, state, declineCode }: OrderState['payments'][number]): string {
  return `- payment ${id} by ${provider}: ${state}${declineCode ? ` (${declineCode})` : ''}`;
}

function describeParcel({ id, courier, state, consignmentId }: OrderState['parcels'][number]): string {
  return `- parcel ${id} by ${courier}: ${state}${consignmentId ? ` (${consignmentId})` : ''}`;
}
