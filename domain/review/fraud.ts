import type { OrderState } from '../order/order';

/** What is known about the buyer beside the order itself. */
export interface RiskFacts {
  readonly guest: boolean;
  /** Earlier orders of the customer that were delivered. */
  readonly deliveredOrders: number;
  /** Orders placed within the hour before this one by the same customer. */
  readonly ordersLastHour: number;
  /** Billing and shipping address name different countries. */
  readonly countriesDiffer: boolean;
  /** Parcels to the same phone that came back unpaid; known of orders that are paid at the door. */
  readonly refusedAtDoor?: number;
}

/** One sign of fraud: its points, and whether it shows. */
interface Sign {
  readonly reason: string;
  readonly points: number;
  readonly shows: (order: OrderState, facts: RiskFacts) => boolean;
}

const SIGNS: readonly Sign[] = [
  { reason: 'guest', points: 10, shows: (_, facts) => facts.guest },
  { reason: 'nothing delivered before', points: 20, shows: (_, facts) => facts.deliveredOrders === 0 },
  { reason: 'large total', points: 30, shows: isLarge },
  { reason: 'many of one product', points: 15, shows: (order) => order.lines.some(isBulk) },
  { reason: 'several orders within the hour', points: 25, shows: (_, facts) => facts.ordersLastHour >= 3 },
  { reason: 'billed to another country', points: 20, shows: (_, facts) => facts.countriesDiffer },
  {
    reason: 'several cards declined',
    points: 25,
    shows: (order) => order.payments.filter(({ state }) => state === 'DECLINED').length >= 2,
  },
];

function isLarge(order: OrderState): boolean {
  const { [order.currency]: limit = Infinity } = order.policy.review.largeTotal;
  return order.totals.grand >= limit;
}

/** Resellers of stolen cards buy many of the one thing that sells. */
const isBulk = (line: OrderState['lines'][number]): boolean => line.stocked && line.quantities.ordered >= 10;

/** Scores an order from 0 (no sign of fraud) to 100, with the signs that made the score. */
export function scoreRisk(
  order: OrderState,
  facts: RiskFacts,
): { readonly score: number; readonly reasons: readonly string[] } {
  const shown = SIGNS.filter((sign) => sign.shows(order, facts));
  const points = shown.reduce((sum, sign) => sum + sign.points, 0);
  return { score: Math.min(points, 100), reasons: shown.map((sign) => sign.reason) };
}
