import { askFirst } from '../domain/cash/confirmed/confirmation';
import { scoreRisk, type RiskFacts } from '../domain/review/fraud';
import type { OrderFact } from '../domain/facts';
import { isBlocked } from '../domain/holds/holds';
import type { OrderState } from '../domain/order/order';
import type { Decision } from './engine/journal';
import type { OrderRun } from './engine/run';
import { packAtOnce } from './parcels/fulfilment';
import { inSequence } from './steps/inSequence';
import { takeStep } from './steps/takeStep';
import { isPaidOrOut } from './steps/waits';

/** Scores the order for fraud and confirms it; one that looks bad waits for a person first. */
export async function passReview(run: OrderRun): Promise<void> {
  if (run.state.confirmedAt) return;
  if (!run.state.risk) {
    const facts = run.reservation?.risk ?? (await run.database.gatherRiskFacts(run.state.id));
    await run.record(andPack(run, (order, at) => assess(order, facts, at, run.heedsWhatIsPaid)));
  }
  await takeStep(run, {
    may: (order) => !isBlocked(order, 'release') && (!run.heedsWhatIsPaid || isPaidOrOut(order)),
    isDone: ({ confirmedAt }) => confirmedAt !== undefined,
    facts: andPack(run, () => [{ type: 'OrderConfirmed' }]),
  });
}

/** What pays for an order confirms it, where the risk was looked into as the run began. */
export function andConfirm(run: OrderRun, pay: Decision): Decision {
  const facts = run.actsAtOnce ? run.reservation?.risk : undefined;
  if (!facts) return pay;
  const confirm: Decision = (order, at) =>
    order.cancellation === undefined && order.confirmedAt === undefined && isPaidOrOut(order)
      ? assess(order, facts, at, true)
      : [];
  return inSequence(pay, andPack(run, confirm));
}

/** What is confirmed is packed with it, where nobody packs by hand. */
const andPack = (run: OrderRun, confirm: Decision): Decision =>
  run.actsTogether ? inSequence(confirm, packAtOnce) : confirm;

/** A clear order is confirmed in the same commit. */
function assess(order: OrderState, facts: RiskFacts, at: string, oncePaid: boolean): readonly OrderFact[] {
  if (order.risk) return [];
  const { score, reasons } = scoreRisk(order, facts);
  const assessed: OrderFact = { type: 'RiskAssessed', score, reasons };
  const doubts: readonly OrderFact[] = [
    ...(score >= order.policy.review.holdAtScore
      ? [{ type: 'OrderHeld', reason: 'FRAUD_REVIEW' } as const]
      : []),
    ...askFirst(order, facts, at),
  ];
  if (doubts.length > 0) return [assessed, ...doubts];
  const mayNot = isBlocked(order, 'release') || (oncePaid && !isPaidOrOut(order));
  return mayNot ? [assessed] : [assessed, { type: 'OrderConfirmed' }];
}
