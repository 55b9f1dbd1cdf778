import type { OrderJson } from '../../api/schema/order';
import type { PayoutBatchJson } from '../../api/schema/money/payouts';
import { eventually } from './eventually';
import { phoneOrder, PHONE } from './phoneShop';
import type { Stack } from './stack';

/** People who take part in a payout. */
export interface PayoutPeople {
  readonly buyer: string;
  readonly support: string;
  /** Asks for refunds and makes batches. */
  readonly finance: string;
  /** Approves payouts. */
  readonly admin: string;
}

export const REFUND = 1_000_00;

/** Calls the product, and expects it to do as it is told. */
async function done<Body>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<Body> {
  const got = await answer;
  if (got.status !== status) throw new Error(`${got.status}: ${JSON.stringify(got.body)}`);
  return got.body as Body;
}

/** Places an order that is paid at the door, sees it delivered and paid, and asks for some of it back. */
export async function refundOfCash(stack: Stack, people: PayoutPeople, key: string): Promise<string> {
  const { buyer, finance } = people;
  const body = { ...phoneOrder(), payment: { method: 'cod' } };
  const { id } = await done<OrderJson>(stack.call(buyer, 'POST', '/api/orders', body, key), 201);
  await stack.eventually(finance, id, ({ cash }) => cash?.collected.amount === PHONE.price);
  const wish = { amount: REFUND, reason: 'DAMAGED' };
  const asked = await stack.call(finance, 'POST', `/api/admin/orders/${id}/refunds`, wish);
  // A machine that has much to do answers before it is carried out.
  if (asked.status !== 202) await done(Promise.resolve(asked));
  await stack.eventually(finance, id, ({ refunds }) => refunds.length > 0);
  return id;
}

const recipientOf = (id: string, base = '/api/orders'): string => `${base}/${id}/refunds/1/recipient`;

/** Names a wallet for a refund. */
export const nameWallet = (stack: Stack, token: string, id: string, number: string) =>
  stack.call(token, 'PUT', recipientOf(id), { method: 'bkash', number });

export const sendCode = (stack: Stack, token: string, id: string) =>
  stack.call(token, 'POST', `${recipientOf(id)}/code`);

export const giveCode = (stack: Stack, token: string, id: string, code: string) =>
  stack.call(token, 'POST', `${recipientOf(id)}/proof`, { code });

/** The newest code that was texted to a number, by the text. */
export async function codeSentTo(stack: Stack, number: string): Promise<string> {
  let code = '';
  await eventually(async () => {
    const response = await fetch(`${stack.sandboxUrl}/sandbox/ledger`);
    const { messages } = (await response.json()) as { messages: { to: string; text: string }[] };
    const text = messages.findLast(
      ({ to, text: said }) => to === `+88${number}` && /^\d{6} /.test(said),
    )?.text;
    code = text?.slice(0, 6) ?? '';
    return code !== '';
  });
  return code;
}

/** Names a wallet and proves it, as its customer does. */
export async function proveWallet(
  stack: Stack,
  { buyer }: PayoutPeople,
  id: string,
  number: string,
): Promise<void> {
  await done(nameWallet(stack, buyer, id, number));
  await done(sendCode(stack, buyer, id));
  await done(giveCode(stack, buyer, id, await codeSentTo(stack, number)));
}

/** Approves what is proven; returns the payout's id. */
export async function approve(stack: Stack, { admin }: PayoutPeople, id: string): Promise<string> {
  const payout = await stack.prisma.payout.findFirstOrThrow({ where: { orderId: id, state: 'PROVEN' } });
  const path = `/api/admin/orders/${id}/refunds/1/recipient/approve`;
  await done(stack.call(admin, 'POST', path, { payoutId: payout.id }));
  return payout.id;
}

export const makeBatch = (
  stack: Stack,
  { finance }: PayoutPeople,
  payoutIds: readonly string[],
  provider = 'bank',
): Promise<PayoutBatchJson> =>
  done(stack.call(finance, 'POST', '/api/admin/payouts/batches', { provider, payoutIds }), 201);

/** How the order shows where the money of its refund goes. */
export const payoutOf = ({ refunds }: OrderJson) => refunds[0]?.payout;
