import {
  CancellationScope,
  condition,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributePair } from '@temporalio/common';
import type { Shown } from '../../domain/commitRecord';
import { formatDecimal } from '../../domain/money/money';
import type { OrderState } from '../../domain/order/order';
import { untilAtRest } from './rest';
import { HOLDS, NO_HOLD, searchAttributesOf } from './searchAttributes';

/** An order's progress in the Temporal Web UI: search attributes that changed, and a readable card. */
export interface Progress {
  /**
   * @param shownBefore the summary before this change, where no run has recorded one: what is written so far is worked
   * out from it then, instead of read from the run.
   */
  show(order: OrderState, shown: Shown, shownBefore?: Shown): void;
}

/**
 * Writes search attributes once the order comes to rest, since every write is an event and most statuses on
 * the way there last for milliseconds.
 * @param atRest whether nothing is about to be recorded.
 * @param quietly false for runs from before: they write at every change.
 * @param patiently whether what the change sets off by itself comes first, as in every story from the sixth on.
 * @param listsHolds false for runs from before holds were listed: they write no list for its own sake.
 */
export function createProgress(
  atRest: () => boolean,
  { quietly, patiently, listsHolds }: Readonly<Record<'quietly' | 'patiently' | 'listsHolds', boolean>>,
): Progress {
  let latest: readonly SearchAttributePair[] | undefined;
  let written: readonly SearchAttributePair[] | undefined;
  /** The values that the run's search attributes have, in the order of the pairs. */
  let values: readonly unknown[] | undefined;
  // A cancellation asked for in the Web UI is a command to us: it must not end this.
  if (quietly) void CancellationScope.nonCancellable(followQuietly);

  async function followQuietly(): Promise<void> {
    for (;;) {
      const isDue = (): boolean => latest !== written && atRest();
      await (patiently ? untilAtRest(isDue) : condition(isDue));
      write();
    }
  }

  function write(): void {
    if (!latest) return;
    const old = values ?? [];
    const changed = latest.filter((pair, index) => !isWritten(pair, old[index]));
    written = latest;
    if (changed.length === 0 || (!listsHolds && changed.every(({ key }) => key === HOLDS))) return;
    values = latest.map(valueOf);
    upsertSearchAttributes(changed);
  }

  return {
    show(order, shown, shownBefore) {
      latest = searchAttributesOf(order, shown);
      values ??= shownBefore ? searchAttributesOf(order, shownBefore).map(valueOf) : latest.map(valueInRun);
      setCurrentDetails(card(order, shown));
      if (!quietly) write();
    },
  };
}

/** Whether the attribute has that value. A run from before the list of holds has none, which is as good as an empty one. */
function isWritten({ key, value }: SearchAttributePair, old: unknown): boolean {
  if (key !== HOLDS) return value === old;
  return JSON.stringify(value) === JSON.stringify(old ?? [NO_HOLD]);
}

const valueOf = ({ value }: SearchAttributePair): unknown => value;

/** The attribute's value in this run: from its start, or from the run before it. */
const valueInRun = ({ key }: SearchAttributePair): unknown => workflowInfo().typedSearchAttributes.get(key);

/** Markdown, the most urgent first: what an engineer wants to know. Holds nothing personal. */
export function card(order: OrderState, { status, paymentStatus }: Shown): string {
  const { number, currency, totals, lines, payments, parcels, cancellation, undo, version } = order;
  const total = `${formatDecimal(totals.grand, currency)} ${currency}`;
  const rows = [
    `**${number}** is **${status}**, payment ${paymentStatus}, ${total}.`,
    '',
    ...order.holds.map(describeHold),
    ...(cancellation ? [`- cancelled by ${cancellation.by.role}`] : []),
    ...describeRefusal(order),
    ...payments.map(describePayment),
    ...parcels.map(describeParcel),
    ...(undo.length > 0 ? [`- to undo if cancelled: ${undo.map(({ kind }) => kind).join(', ')}`] : []),
    `- version ${version}, lines: ${lines.length}`,
  ];
  return rows.join('\n');
}

/** What who sent the last message by hand wants to know; an order that has taken another since says no more of it. */
function describeRefusal({ answered }: OrderState): string[] {
  const refusal = answered.at(-1)?.refusal;
  return refusal ? [`- refused the last message: ${refusal.detail}`] : [];
}

function describeHold({ key, reason, blocks, owner, until, ...hold }: OrderState['holds'][number]): string {
  const name = key === reason ? reason : `${reason} ${key}`;
  const end = until === undefined ? '' : `, until ${until}, then ${hold.default ?? 'nothing'}`;
  return `- waits for a person: **${name}** (${owner}) keeps back ${blocks.join(', ')}${end}`;
}

function describePayment({ id, provider, state, declineCode }: OrderState['payments'][number]): string {
  return `- payment ${id} by ${provider}: ${state}${declineCode ? ` (${declineCode})` : ''}`;
}

function describeParcel({ id, courier, state, consignmentId }: OrderState['parcels'][number]): string {
  return `- parcel ${id} by ${courier}: ${state}${consignmentId ? ` (${consignmentId})` : ''}`;
}
