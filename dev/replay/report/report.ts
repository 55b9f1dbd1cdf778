import { formatDecimal } from '../../../domain/money/money';
import type { StuckOrder } from '../shop/awaitDelivery';
import type { Refusal } from '../feed/invoiceLine';
import type { ReplaySummary } from './summary';

/** More would push the rest of the report off the screen. */
const STUCK_SHOWN = 20;

type Row = readonly [label: string, value: string, remark: string];

/** A summary as lines for a terminal, the last one being the verdict. */
export function formatReport(summary: ReplaySummary & { readonly ok: boolean }): string {
  const rows = [...inputRows(summary), ...orderRows(summary), ...timeRows(summary)];
  return [
    `Replay of ${summary.file}`,
    '',
    ...align(rows),
    ...align([['Refused', count(summary.refused.length), 'lines or invoices']]),
    ...summary.refused.map(describeRefusal),
    ...align([['Stuck', count(summary.stuck.length), 'orders']]),
    ...describeAllStuck(summary.stuck),
    ...align(waitingRows(summary)),
    '',
    verdict(summary),
  ].join('\n');
}

function describeRefusal({ invoiceNo, row, reason }: Refusal): string {
  return `    invoice ${invoiceNo}${row === null ? '' : `, line ${row}`}: ${reason}`;
}

function describeAllStuck(stuck: readonly StuckOrder[]): string[] {
  const shown = stuck.slice(0, STUCK_SHOWN).map(({ invoiceNo, number, orderId, status, holdReason }) => {
    const hold = holdReason === null ? '' : `, held for ${holdReason}`;
    return `    invoice ${invoiceNo}: order ${number} (${orderId}) is ${status}${hold}`;
  });
  const more = stuck.length - shown.length;
  return more > 0
    ? [...shown, `    and ${count(more)} more; all of them are in the JSON summary (--json)`]
    : shown;
}

/** By what they wait for; nothing when none does. */
function waitingRows({ waiting }: ReplaySummary): Row[] {
  if (waiting.length === 0) return [];
  const reviews = waiting.filter(({ holdReason }) => holdReason !== null).length;
  const remark = `orders: ${count(waiting.length - reviews)} to be packed, ${count(reviews)} to be reviewed`;
  return [['Waiting for people', count(waiting.length), remark]];
}

function inputRows({ invoices, catalogue, stock, credits, money }: ReplaySummary): Row[] {
  const { created, updated, unchanged } = catalogue;
  const { opening, writeOffs } = stock;
  return [
    ['Invoices', count(invoices.total), `with ${count(invoices.lines)} lines`],
    ['  sales', count(invoices.sales), 'one order each'],
    ['  cancellations', count(invoices.cancellations), 'one pending credit each'],
    ['  write-offs', count(invoices.writeOffs), 'stock adjustments'],
    ['  refused', count(invoices.refused), 'as a whole, by their lines below'],
    [
      'Products',
      count(created + updated + unchanged),
      `${count(created)} new, ${count(updated)} changed, ${count(unchanged)} as they were`,
    ],
    ['Opening stock', count(opening.pieces), `pieces; ${booked(opening)}`],
    ['Written off', count(Math.abs(writeOffs.pieces)), `pieces; ${booked(writeOffs)}`],
    [
      'Credits',
      amount(credits.amount, money.currency),
      `${money.currency}; ${count(credits.recorded)} new, ${count(credits.known)} known before`,
    ],
  ];
}

function booked({ applied, known }: { readonly applied: number; readonly known: number }): string {
  return `${count(applied)} adjustments new, ${count(known)} known before`;
}

function orderRows({ orders, money, pieces }: ReplaySummary): Row[] {
  const { placedNow, alreadyThere, byStatus } = orders;
  return [
    [
      'Orders',
      count(placedNow + alreadyThere),
      `${count(placedNow)} placed now, ${count(alreadyThere)} already there`,
    ],
    ...Object.entries(byStatus).map(([status, number]): Row => [`  ${status}`, count(number), '']),
    ['Money in the file', amount(money.inFile, money.currency), remarkOnFile(money)],
    [
      'Money placed',
      amount(money.placed, money.currency),
      money.equal
        ? `${money.currency}, equal to the penny`
        : `${money.currency}, ${amount(money.placed - money.inFile, money.currency)} off`,
    ],
    ['Pieces in the file', count(pieces.inFile), ''],
    ['Pieces placed', count(pieces.placed), ''],
  ];
}

function remarkOnFile({ currency, refused }: ReplaySummary['money']): string {
  return refused === 0 ? currency : `${currency}, ${amount(refused, currency)} of it in refused sales`;
}

function timeRows({ durations, rates, orders }: ReplaySummary): Row[] {
  const { placingMs, toDeliveredMs, placeP50Ms, placeP99Ms } = durations;
  const placing: Row = [
    'Placing',
    seconds(placingMs),
    `s, ${rates.placementsPerSecond} a second; p50 ${placeP50Ms} ms, p99 ${placeP99Ms} ms`,
  ];
  if (toDeliveredMs === null) return [placing];
  const remark = `s for ${count(orders.deliveredNow)} orders, ${rates.deliveredPerSecond} a second`;
  return [placing, ['All delivered', seconds(toDeliveredMs), remark]];
}

function verdict(summary: ReplaySummary & { readonly ok: boolean }): string {
  const { ok, orders, invoices, stuck, waiting, money } = summary;
  if (ok && orders.placedNow > 0 && waiting.length > 0) {
    return `OK: every sale was placed once, for the money in the file; ${count(waiting.length)} wait for people to pack or review them.`;
  }
  if (ok && orders.placedNow > 0) {
    return 'OK: every sale was placed once, for the money in the file, and delivered.';
  }
  if (ok)
    return `OK: 0 new orders${changedNothing(summary) ? '; all was there already, nothing was changed' : ''}.`;
  const { refusedSales } = invoices;
  const faults = [
    refusedSales === 0
      ? ''
      : `${count(refusedSales)} of ${count(refusedSales + invoices.sales)} sales were refused`,
    orders.placedNow + orders.alreadyThere === invoices.sales ? '' : 'not every sale is one order',
    money.equal ? '' : 'the money differs',
    stuck.length === 0 ? '' : `${count(stuck.length)} orders are not delivered`,
  ].filter((fault) => fault !== '');
  return `NOT OK: ${faults.join('; ')}.`;
}

function changedNothing({ orders, catalogue, stock, credits }: ReplaySummary): boolean {
  const changes = [
    orders.placedNow,
    catalogue.created,
    catalogue.updated,
    stock.opening.applied,
    stock.writeOffs.applied,
    credits.recorded,
  ];
  return changes.every((number) => number === 0);
}

function align(rows: readonly Row[]): string[] {
  return rows.map(([label, value, remark]) =>
    `  ${label.padEnd(22)}${value.padStart(12)}  ${remark}`.trimEnd(),
  );
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function amount(minor: number, currency: string): string {
  return formatDecimal(minor, currency).replace(/\B(?=(\d{3})+\.)/g, ',');
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
