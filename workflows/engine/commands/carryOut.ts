import { ApplicationFailure, log, patched } from '@temporalio/workflow';
import { allowedActions, mayEver } from '../../../domain/actions';
import { detailsOf, type Command, type CommandName } from '../../../domain/commands';
import { decide } from '../../../domain/decide';
import { DomainError } from '../../../domain/errors';
import type { OrderEvent } from '../../../domain/facts';
import { answerBy } from '../../../domain/order/answers';
import type { AnsweredCommand, OrderState } from '../../../domain/order/order';
import { allowedStatuses } from '../../../domain/order/setStatus';
import { requireExpected } from '../../../domain/order/requireExpected';
import { derivePaymentStatus, deriveStatus } from '../../../domain/order/status';
import { ROLES } from '../../../domain/people/actor';
import { present } from '../../../domain/present';
import { REFUSED, type CommandMessage, type CommandResult, type Refusal } from '../../messages';
import { isUnstorable } from '../failures';
import { UnprovenCommand, type Cause, type Decision } from '../journal';
import { REFUSED_SIGNALS, UNSTORABLE_WORDS } from '../patches';
import type { OrderRun } from '../run';
import { readableSentence } from './readableSentence';
import { asClaimed, asSentByHand, type SentCommand } from './sender';

/**
 * One handler for both doors: the rule runs when the command's turn comes and its event is committed. A command that isn't
 * from whom it says is carried out as one that support sent by hand, as far as support may send it.
 * @throws {ApplicationFailure} of type {@link REFUSED}, after recording the refusal, unless the database takes no record
 * of such a command.
 */
export async function carryOut<Name extends CommandName>(
  run: OrderRun,
  name: Name,
  message: CommandMessage<Name>,
): Promise<CommandResult> {
  const claimed = asClaimed(name, message);
  const { commandId } = claimed.command;
  run.commandsUnderWay.add(commandId);
  try {
    return await attempt(run, claimed);
  } catch (error) {
    if (!(error instanceof UnprovenCommand)) throw error;
    return await attempt(run, asSentByHand(name, message));
  } finally {
    run.commandsUnderWay.delete(commandId);
  }
}

/** @throws {UnprovenCommand} when it isn't from whom it says; nothing is recorded then. */
async function attempt(
  run: OrderRun,
  { command, bodyHash, claim, expects }: SentCommand,
): Promise<CommandResult> {
  const identity = { id: command.commandId, hash: bodyHash };
  /** Why this decision refuses, in full: the history keeps only its code and its sentence. */
  let described: Refusal | undefined;
  const details = detailsOf(command);
  const cause = {
    actor: command.actor,
    command: identity,
    ...(details && { details }),
    ...(claim && { claim }),
  };
  const repeat = ({ hash, refusal: earlier }: AnsweredCommand, order: OrderState): Refusal | undefined => {
    if (hash !== identity.hash) return KEY_REUSED;
    return earlier && { ...earlier, allowedActions: allowedActions(order, command.actor) };
  };
  const decision: Decision = (order, at) => {
    described = undefined;
    const answer = order.answered.find(({ id }) => id === identity.id);
    if (answer) {
      described = repeat(answer, order);
      return [];
    }
    try {
      requireExpected(order, expects);
      return decide(order, command, at);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      described = describe(error, run, command);
      const { code, detail } = error;
      const { amountLeft } = error.extra;
      return [{ type: 'CommandRefused', name: command.name, code, detail, ...present({ amountLeft }) }];
    }
  };
  let refusal: Refusal | undefined;
  try {
    const recorded = await run.recordFor(cause, decision);
    if (isForgedEcho(command, claim, recorded)) throw new UnprovenCommand();
    const answer = recorded && answerBy(recorded);
    const told = answer ? repeat(answer, run.state) : described;
    refusal = told?.detail === described?.detail ? described : told;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    log.warn('A command that can not be stored was ignored', { command: command.name });
    refusal = { code: 'validation', detail: CANT_BE_STORED, allowedActions: [] };
    await recordUnstorable(run, command, {
      actor: command.actor,
      command: identity,
      ...(claim && { claim }),
    });
  }
  if (refusal)
    throw ApplicationFailure.nonRetryable(readableSentence(refusal, command, run.state), REFUSED, refusal);
  return {
    version: run.state.version,
    status: deriveStatus(run.state),
    paymentStatus: derivePaymentStatus(run.state),
  };
}

/** A vendor sends its word once and reads no answer: that there was one is recorded without what can't be, and a person is called. */
async function recordUnstorable(run: OrderRun, { name }: Command, cause: Cause): Promise<void> {
  const reason = name === 'paymentEvent' ? 'PAYMENT' : name === 'shipmentEvent' ? 'COURIER' : undefined;
  if (reason === undefined || !patched(UNSTORABLE_WORDS)) return;
  try {
    await run.recordFor(cause, () => [
      { type: 'CommandRefused', name, code: 'validation', detail: CANT_BE_STORED },
      { type: 'OrderHeld', reason, stays: true, notes: UNSTORABLE_WORD },
    ]);
  } catch (error) {
    if (!isUnstorable(error)) throw error;
  }
}

/**
 * Whether a vendor's word that nobody signed would have changed nothing: it is refused and recorded all the same. Earlier
 * releases left no trace of it, and sent their own without a signature.
 */
function isForgedEcho(
  { name }: Command,
  claim: SentCommand['claim'],
  recorded: OrderEvent | undefined,
): boolean {
  if (recorded !== undefined || claim === undefined || claim.signature !== undefined) return false;
  return !ROLES.some((role) => mayEver(name, role)) && patched(REFUSED_SIGNALS);
}

/** In practice an id that another order's note has, or text with characters that no database keeps. */
const CANT_BE_STORED = 'The command holds an id that is taken, or text that can not be stored.';
const UNSTORABLE_WORD = 'A vendor’s word could not be stored: it stands among the vendors’ events.';
const KEY_REUSED: Refusal = {
  code: 'idempotency-key-reused',
  detail: 'This key was used for another request.',
  allowedActions: [],
};

function describe(error: DomainError, run: OrderRun, { actor }: Command): Refusal {
  const { errors, amountLeft, version, revision } = error.extra;
  return {
    code: error.code,
    detail: error.detail,
    allowedActions: error.extra.allowedActions ?? allowedActions(run.state, actor),
    allowedStatuses: error.extra.allowedStatuses ?? allowedStatuses(run.state, actor),
    ...present({ errors, amountLeft, version, revision }),
  };
}
