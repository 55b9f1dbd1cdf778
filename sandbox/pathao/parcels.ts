import { randomBytes } from 'node:crypto';
import type { OwnWorld } from '../vendor';
import { deliveryFee, dhakaTime, nextWord, type ParcelWord, type PathaoParcel } from './parcel';

const CAPACITY = 100_000;

/** How parcels travel, in milliseconds. */
export interface Pace {
  /** From booking until Pathao's rider collects the parcel: nobody tells Pathao when the shop has packed it. */
  readonly pickupMs: number;
  /** From one station to the next. */
  readonly stepMs: number;
}

export interface NewParcel {
  readonly merchantOrderId: string;
  readonly storeId: number;
  readonly recipientName: string;
  readonly recipientPhone: string;
  readonly recipientAddress: string;
  readonly weightKg: number;
  readonly amountToCollect: number;
}

/** Everything on its way. Parcels move by themselves, and go on after a restart. */
export interface Parcels {
  /** Undefined when the merchant has a parcel of that id already, unless its pick-up was cancelled: the documents say nothing of it. */
  book(wish: NewParcel): PathaoParcel | undefined;
  /** By consignment or by the merchant's own id. */
  find(id: string): PathaoParcel | undefined;
  list(): readonly PathaoParcel[];
  /** Moves a parcel by hand, out of turn if need be; it goes on from there unless it is held. */
  move(parcel: PathaoParcel, word: ParcelWord, hold: boolean): PathaoParcel;
  /** Stops a parcel where it is, or lets it go on. */
  hold(parcel: PathaoParcel, held: boolean): PathaoParcel;
}

export function createParcels(
  { journal, sendWebhook, webhookTarget: target }: OwnWorld,
  pace: Pace,
): Parcels {
  const parcels = journal.table<PathaoParcel>('pathao.parcels', CAPACITY);
  const byMerchantOrder = new Map(parcels.values().map((parcel) => [parcel.merchantOrderId, parcel.id]));
  const find = (id: string): PathaoParcel | undefined => parcels.get(byMerchantOrder.get(id) ?? id);

  const announce = (parcel: PathaoParcel): void =>
    sendWebhook({
      event: `order.${parcel.word}`,
      url: `${target}/webhooks/couriers/pathao`,
      body: JSON.stringify(webhookOf(parcel)),
      contentType: 'application/json',
    });

  const arm = (parcel: PathaoParcel): void => {
    if (parcel.movesAt === undefined) return;
    const { movesAt } = parcel;
    setTimeout(
      () => {
        const current = parcels.get(parcel.id);
        const next = current && nextWord(current);
        // A parcel moved or held by hand meanwhile has another time to move, or none.
        if (current?.movesAt === movesAt && next !== undefined) moveTo(current, next, false);
      },
      Math.max(0, movesAt - Date.now()),
    ).unref();
  };

  const moveTo = (parcel: PathaoParcel, word: ParcelWord, held: boolean): PathaoParcel => {
    const now = Date.now();
    const moved = withTime({ ...parcel, word, updatedAt: now }, held ? undefined : now + pace.stepMs);
    parcels.put(moved);
    announce(moved);
    arm(moved);
    return moved;
  };

  parcels.values().forEach(arm);
  return {
    find,
    list: () => parcels.values(),
    move: moveTo,
    book: (wish) => {
      const earlier = find(wish.merchantOrderId);
      if (earlier && earlier.word !== 'pickup-cancelled') return undefined;
      const parcel = newParcel(wish, pace.pickupMs);
      parcels.put(parcel);
      byMerchantOrder.set(parcel.merchantOrderId, parcel.id);
      announce(parcel);
      arm(parcel);
      return parcel;
    },
    hold: (parcel, held) => {
      const changed = withTime(parcel, held ? undefined : Date.now() + pace.stepMs);
      parcels.put(changed);
      arm(changed);
      return changed;
    },
  };
}

function newParcel({ weightKg, ...wish }: NewParcel, pickupMs: number): PathaoParcel {
  const now = Date.now();
  const id = `DA${dhakaTime(now).slice(2, 10).replaceAll('-', '')}${randomBytes(4).toString('hex').toUpperCase()}`;
  return {
    ...wish,
    id,
    fee: deliveryFee(weightKg),
    word: 'created',
    updatedAt: now,
    movesAt: now + pickupMs,
  };
}

function withTime(parcel: PathaoParcel, movesAt: number | undefined): PathaoParcel {
  const { movesAt: _outdated, ...rest } = parcel;
  return movesAt === undefined || nextWord(parcel) === undefined ? rest : { ...rest, movesAt };
}

function webhookOf(parcel: PathaoParcel): unknown {
  return {
    event: `order.${parcel.word}`,
    consignment_id: parcel.id,
    merchant_order_id: parcel.merchantOrderId,
    store_id: parcel.storeId,
    updated_at: dhakaTime(parcel.updatedAt),
    timestamp: new Date(parcel.updatedAt).toISOString(),
    ...(WITH_FEE.includes(parcel.word) ? { delivery_fee: parcel.fee } : {}),
    ...(WITH_CASH.includes(parcel.word)
      ? { collected_amount: parcel.collected ?? parcel.amountToCollect }
      : {}),
    ...(WITH_REASON.includes(parcel.word) ? { reason: 'As the customer wished.' } : {}),
    ...(parcel.word === 'paid' ? { invoice_id: `INV-${parcel.id}` } : {}),
  };
}

const WITH_FEE: readonly string[] = ['created', 'updated', 'pickup-requested'];
const WITH_CASH: readonly string[] = ['delivered', 'partial-delivery', 'exchanged', 'paid-return'];
const WITH_REASON: readonly string[] = ['partial-delivery', 'exchanged', 'on-hold', 'paid-return'];
