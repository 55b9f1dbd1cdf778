import { ruleOf, type Command } from '../../../domain/commands';
import type { OrderState } from '../../../domain/order/order';
import type { Refusal } from '../../messages';

/** What is kept in clear instead of a sentence that quotes people. */
const UNQUOTED = 'Refused. The sentence quotes what people typed: it is in the details, encrypted.';

/**
 * Why a command was refused, as it is kept in clear for the Web UI: our own sentence, unless it quotes what people typed,
 * which may be personal.
 */
export function readableSentence({ detail }: Refusal, command: Command, order: OrderState): string {
  const typed = [...typedIn(command), ...namesOfHolds(order)].filter((text) => !text.startsWith(order.id));
  return typed.some((text) => detail.includes(text)) ? UNQUOTED : detail;
}

/** The texts of a command that may be any. */
function typedIn({ name, payload }: Command): string[] {
  const shapes = new Map<string, unknown>(Object.entries(ruleOf(name).shape));
  return Object.entries(payload).flatMap(([field, value]) =>
    typeof value === 'string' && isFree(shapes.get(field)) ? [value] : [],
  );
}

const isFree = (shape: unknown): boolean => shape === 'text' || shape === '?text';

/** What people called their holds; those of the story are called by their reasons. */
const namesOfHolds = ({ holds }: OrderState): string[] =>
  holds.flatMap(({ key, reason }) => (key === reason ? [] : [key]));
