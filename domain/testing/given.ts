import type { Actor } from '../people/actor';
import type { Command, CommandName, CommandPayloads } from '../commands';
import { decide } from '../decide';
import { DomainError, type DomainErrorCode } from '../errors';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { later, PEOPLE } from './orders';

/** When the tests' commands arrive: well after everything the order went through. */
export const COMMAND_AT = later(1_000);

/** A command as it reaches the rules. */
export function command<Name extends CommandName>(
  name: Name,
  payload: CommandPayloads[Name],
  actor: Actor = PEOPLE.support,
): Command {
  // TypeScript can't see that a generic name and its own payload make one member of the union.
  return { name, payload, actor, commandId: 'command-1' } as unknown as Command;
}

/** What became of a command. */
interface Verdict {
  /** Expects exactly these facts, in this order. */
  yields(...facts: readonly OrderFact[]): void;
  /** Expects a refusal with this code and a sentence that says so much; returns it for a closer look. */
  isRefused(code: DomainErrorCode, sentence: RegExp): DomainError;
}

/** Given an order, when a command comes, then it yields facts or is refused: how the rules are tested. */
export function given(order: OrderState): {
  when<Name extends CommandName>(name: Name, payload: CommandPayloads[Name], actor?: Actor): Verdict;
} {
  return {
    when(name, payload, actor) {
      const before = JSON.stringify(order);
      const outcome = attempt(order, command(name, payload, actor));
      expect(JSON.stringify(order)).toBe(before);
      return {
        // Strictly: a field that is set to nothing is no plain JSON.
        yields: (...facts) => expect(outcome).toStrictEqual(facts),
        isRefused(code, sentence) {
          if (!(outcome instanceof DomainError)) throw new Error(`Accepted: ${JSON.stringify(outcome)}`);
          expect(outcome.code).toBe(code);
          expect(outcome.detail).toMatch(sentence);
          return outcome;
        },
      };
    },
  };
}

function attempt(order: OrderState, asked: Command): readonly OrderFact[] | DomainError {
  try {
    return decide(order, asked, COMMAND_AT);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
