import {
  CancellationScope,
  condition,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { formatDecimal } from '../domain/money';
import type { OrderState } from '../domain/order';
import { derivePaymentStatus, deriveStatus } from '../domain/status';
import { searchAttributesOf } from './searchAttributes';

/** An order's progress in the Temporal Web UI: search attributes that changed, and a readable card. */
export interface Progress {
  show(before: OrderState, after: OrderState): void;
}

/**
 * Writes search attributes once the order comes to rest, since every write is an event and most statuses on
 * the way there last for milliseconds.
 * @param atRest whether nothing is about to be recorded.
 * @param quietly false for runs from before: they write at every change.
 */
export function createProgress(atRest: () => boolean, quietly: boolean): Progress {
  let shown: OrderState | undefined;
  let latest: OrderState | undefined;
  // A cancellation asked for in the Web UI is a command to us: it must not end this.
  if (quietly) void CancellationScope.nonCancellable(followQuietly);

  async function followQuietly(): Promise<void> {
    for (;;) {
      await condition(() => latest !== undefined && latest !== shown && atRest());
      write();
    }
  }

  function write(): void {
    if (!shown || !latest) return;
    const old = searchAttributesOf(shown);
    const changed = searchAttributesOf(latest).filter((pair, index) => {
      return JSON.stringify(pair.value) !== JSON.stringify(old[index]?.value);
    });
    shown = latest;
    if (changed.length > 0) upsertSearchAttributes(changed);
  }

  return {
    show(before, after) {
      shown ??= before;
      latest = after;
      setCurrentDetails(card(after));
      if (!quietly) write();
    },
  };
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
