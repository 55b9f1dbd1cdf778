import type { OrderEvent } from '../facts';
import { present } from '../present';
import type { AnsweredCommand } from './order';

/** How many answered commands are remembered to recognise repeats. */
const ANSWERS_KEPT = 50;

/** The answered commands after an event: one answer a command, the newest last. */
export function rememberAnswer(
  answered: readonly AnsweredCommand[],
  event: OrderEvent,
): readonly AnsweredCommand[] {
  const answer = answerBy(event);
  if (!answer) return answered;
  return [...answered.filter(({ id }) => id !== answer.id), answer].slice(-ANSWERS_KEPT);
}

/** What an event says to the command that it is of; nothing when it is of none. */
export function answerBy(event: OrderEvent): AnsweredCommand | undefined {
  if (!event.command) return undefined;
  const refusal = event.type === 'CommandRefused' && {
    refusal: { code: event.code, detail: event.detail, ...present({ amountLeft: event.amountLeft }) },
  };
  return { ...event.command, version: event.version, ...refusal };
}
