import { setTimeout as delay } from 'node:timers/promises';
import { cashPage, statementResult } from '../../api/schema/money/cash';
import { order } from '../../api/schema/order';
import { formatDecimal } from '../../domain/money/money';
import { eachConcurrently } from '../replay/shop/eachConcurrently';
import type { ApiClient } from '../replay/shop/apiClient';
import { unlessSoldOut } from './placeShowcase';
import { DOORSTEP, type DoorstepOrder } from './doorstepOrders';

/** What came of the orders that go to doors. */
export interface DoorstepReport {
  readonly lines: readonly string[];
  /** Whether each parcel came to the end that was meant for it. */
  readonly ok: boolean;
}

const CONCURRENCY = 4;
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 500;

const STATEMENT = 'PATHAO-DEMO-1';
/** What the courier keeps of each parcel, in paisa. */
const FEE = 60_00;

/**
 * Places orders in the mix of a shop in Bangladesh, waits until each parcel was taken or came back, and records the courier's statement
 * of every other parcel that was paid at the door. Safe to repeat: an order is placed once by its key, and a statement counts once.
 * @param shop as the shop's own backend.
 * @param office as somebody of finance.
 */
export async function placeDoorstep(
  shop: ApiClient,
  office: ApiClient,
  orders: readonly DoorstepOrder[] = DOORSTEP,
): Promise<DoorstepReport> {
  const ends = new Map<DoorstepOrder, boolean>();
  await eachConcurrently(orders, CONCURRENCY, async (wanted) => {
    const { key, request } = wanted;
    const placing = { method: 'POST', path: '/api/orders', body: request, idempotencyKey: key } as const;
    const answer = await shop.call(order, placing).catch(unlessSoldOut);
    ends.set(wanted, answer !== undefined && (await comesToItsEnd(office, answer.body.id, wanted)));
  });
  const handedOver = await settle(office);
  return { lines: [...mixOf(ends), handedOver], ok: [...ends.values()].every(Boolean) };
}

/** Whether its parcel was delivered, or came back, as was meant for it. */
async function comesToItsEnd(office: ApiClient, id: string, { isRefused }: DoorstepOrder): Promise<boolean> {
  const meant = isRefused ? ['RETURNED'] : ['DELIVERED'];
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(LOOK_EVERY_MS)) {
    const { body } = await office.call(order, { path: `/api/orders/${id}` });
    if (body.shipments.some(({ status }) => meant.includes(status))) return true;
  }
  return false;
}

function mixOf(ends: ReadonlyMap<DoorstepOrder, boolean>): readonly string[] {
  const lineOf = (method: 'card' | 'cod', how: string): string => {
    const ofMethod = [...ends.keys()].filter((one) => one.method === method);
    const refused = ofMethod.filter(({ isRefused }) => isRefused).length;
    const late = ofMethod.filter((one) => ends.get(one) !== true).length;
    const share = Math.round((100 * refused) / ofMethod.length);
    return `  ${ofMethod.length} ${how}, ${refused} of them not taken (${share} %)${late > 0 ? `, ${late} not there yet` : ''}`;
  };
  return [lineOf('cod', 'to pay at the door'), lineOf('card', 'paid by card')];
}

/** The courier hands over what it collected for every other parcel. */
async function settle(office: ApiClient): Promise<string> {
  const { body: page } = await office.call(cashPage, {
    path: '/api/admin/cod?state=COLLECTED&limit=200',
  });
  const collected = page.items.filter(({ orderNumber }) => Number(orderNumber.at(-1)) % 2 === 0);
  const lines = collected.flatMap(({ consignmentId, open }) =>
    consignmentId === null ? [] : [{ consignmentId, amount: open.amount - FEE, fee: FEE }],
  );
  if (lines.length > 0) {
    const body = { courier: 'pathao', reference: STATEMENT, lines };
    await office.call(statementResult, { method: 'POST', path: '/api/admin/cod/statements', body });
  }
  const open = page.items.reduce((sum, one) => sum + one.open.amount, 0);
  const handed = lines.reduce((sum, { amount, fee }) => sum + amount + fee, 0);
  return `  ${formatDecimal(handed, 'BDT')} BDT handed over by the courier, ${formatDecimal(open - handed, 'BDT')} BDT still with it`;
}
