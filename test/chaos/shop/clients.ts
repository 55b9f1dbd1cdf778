import { setTimeout as delay } from 'node:timers/promises';
import { digest } from '../../../api/http/idempotency';
import type { Sandbox } from '../../../sandbox/sandbox';
import { askDoors, type Answered, type Asked } from './askDoors';
import { visitBank } from './askSandbox';
import { buyerOf } from './buyers';
import type { CommandOutcome, CommandRecord, PlacementRecord } from '../evidence/evidence';
import { orderOf, pathOf, requestOf, STAFF } from './requests';
import type { BankStep, CommandStep, Door, PlaceStep, Repeat } from '../schedule/steps';

/** The people who order, pay, cancel and pack, and what they were told. */
export interface Clients {
  place(step: PlaceStep): Promise<void>;
  /** Waits for the order to be placed; does nothing when it was turned away. */
  command(step: CommandStep): Promise<void>;
  bank(step: BankStep): Promise<void>;
  readonly placements: readonly PlacementRecord[];
  readonly commands: readonly CommandRecord[];
}

interface Shop {
  readonly doors: readonly string[];
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
}

/** Time for an answer to have got there before the request comes again. */
const REPEAT_AFTER_MS = 2_000;

export function createClients(shop: Shop): Clients {
  const placements: PlacementRecord[] = [];
  const commands: CommandRecord[] = [];
  /** By wish: the order's id, undefined when there is none. */
  const placed = new Map<number, Promise<string | undefined>>();

  async function place(step: PlaceStep): Promise<string | undefined> {
    const buyer = buyerOf(step.wish);
    const key = `wish-${step.wish}`;
    const token = await tokenOf(shop, buyer.customerId, 'customer');
    const answers = await askRepeatedly(shop, step, {
      ...{ token, method: 'POST', path: '/api/orders', key },
      body: orderOf(step, buyer, key),
    });
    const orderIds = answers.flatMap(orderIdIn);
    placements.push({ key, orderIds, email: buyer.email, phone: buyer.dialled });
    return orderIds[0];
  }

  async function command(step: CommandStep, orderId: string): Promise<void> {
    const buyer = buyerOf(step.wish);
    const request = requestOf(step.name, buyer);
    const { by, method, route, body } = request;
    const actor = by === 'staff' ? STAFF : buyer.customerId;
    const token = await tokenOf(shop, actor, by === 'staff' ? 'admin' : 'customer');
    const answers = await askRepeatedly(shop, step, {
      ...{ token, method, path: pathOf(request, orderId), key: step.key },
      ...(body !== undefined && { body }),
    });
    const commandId = digest(actor, `${method} ${route}`, orderId, step.key);
    commands.push({ orderId, name: step.name, commandId, outcomes: answers.map(outcomeOf) });
  }

  return {
    placements,
    commands,
    async place(step) {
      const placing = place(step);
      placed.set(step.wish, placing);
      await placing;
    },
    async command(step) {
      const orderId = await placed.get(step.wish);
      if (orderId !== undefined) await command(step, orderId);
    },
    async bank({ wish, agrees }) {
      const orderId = await placed.get(wish);
      if (orderId !== undefined) await visitBank(shop.sandboxUrl, orderId, agrees);
    },
  };
}

function tokenOf({ sandbox }: Shop, sub: string, role: 'customer' | 'admin'): Promise<string> {
  return sandbox.token({ sub, roles: [role] });
}

/** Once, or twice with the same key: side by side through different doors, or one after the other. */
async function askRepeatedly(
  { doors }: Shop,
  { door, repeat }: { readonly door: Door; readonly repeat: Repeat },
  asked: Omit<Asked, 'doors'>,
): Promise<(Answered | undefined)[]> {
  const inTurn = [...doors.slice(door), ...doors.slice(0, door)];
  const first = askDoors({ ...asked, doors: inTurn });
  if (repeat === 'never') return [await first];
  if (repeat === 'later') {
    await first;
    await delay(REPEAT_AFTER_MS);
  }
  return Promise.all([first, askDoors({ ...asked, doors: inTurn.toReversed() })]);
}

function orderIdIn(answer: Answered | undefined): string[] {
  if (answer?.status !== 201) return [];
  return [(answer.body as { readonly id: string }).id];
}

function outcomeOf(answer: Answered | undefined): CommandOutcome {
  if (answer === undefined) return 'unknown';
  if (answer.status === 202) return 'accepted';
  if (answer.status === 404) return 'notFound';
  return answer.status < 300 ? 'done' : 'refused';
}
