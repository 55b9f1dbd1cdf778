import { ApplicationFailure, CancellationScope, log, setHandler, uuid4 } from '@temporalio/workflow';
import { NAMESPACE_STAFF } from '../../domain/people/actor';
import { allowedActions } from '../../domain/actions';
import { allowedStatuses } from '../../domain/order/setStatus';
import { malformation } from '../../domain/commandShape';
import { COMMAND_NAMES, detailsOf, type Command, type CommandName } from '../../domain/commands';
import { decide } from '../../domain/decide';
import { DomainError } from '../../domain/errors';
import { answerBy } from '../../domain/order/answers';
import type { AnsweredCommand, OrderState } from '../../domain/order/order';
import { derivePaymentStatus, deriveStatus } from '../../domain/order/status';
import { isUnstorable } from './failures';
import type { Decision } from './journal';
import {
  REFUSED,
  allowedActionsQuery,
  commandSignal,
  commandUpdate,
  orderQuery,
  timelineQuery,
  type CommandMessage,
  type CommandResult,
  type Refusal,
} from '../messages';
import type { OrderRun } from './run';

/** Opens both doors for every command, and the queries. Runs before the order's first await. */
export function receiveMessages(run: OrderRun): void {
  for (const name of COMMAND_NAMES) receive(run, name);
  setHandler(orderQuery, () => run.state);
  setHandler(allowedActionsQuery, () => allowedActions(run.state, NAMESPACE_STAFF));
  setHandler(timelineQuery, () => run.events);
  cancelFromWebUi(run);
}

function receive<Name extends CommandName>(run: OrderRun, name: Name): void {
  setHandler(commandUpdate(name), (message) => carryOut(run, name, message), {
    validator: (message) => {
      const fault = malformation(name, message);
      if (fault) throw ApplicationFailure.nonRetryable(fault, 'Malformed');
    },
  });
  setHandler(commandSignal(name), async (message) => {
    const fault = malformation(name, message);
    if (fault) return log.warn('A malformed signal was ignored', { command: name, fault });
    try {
      await carryOut(run, name, message);
    } catch (error) {
      // A failure thrown out of a signal's handler would fail the order. The refusal is in its history.
      if (!(error instanceof ApplicationFailure && error.type === REFUSED)) throw error;
    }
  });
}

/** A cancellation asked for in the Web UI is a cancel command by staff: refused when it is too late. */
function cancelFromWebUi(run: OrderRun): void {
  const asked = CancellationScope.current().cancelRequested;
  asked.catch(() =>
    CancellationScope.nonCancellable(() =>
      carryOut(run, 'cancel', { reason: 'Cancelled in the Temporal Web UI' }),
    ).catch((error: unknown) => log.warn('The cancellation was refused', { error: String(error) })),
  );
}

/**
 * One handler for both doors: the rule runs when the command's turn comes and its event is committed.
 * @throws {ApplicationFailure} of type {@link REFUSED}, after recording the refusal, unless the database takes no record
 * of such a command.
 */
async function carryOut<Name extends CommandName>(
  run: OrderRun,
  name: Name,
  message: CommandMessage<Name>,
): Promise<CommandResult> {
  const command = toCommand(name, message);
  const identity = { id: command.commandId, hash: message.bodyHash ?? '' };
  /** Why this decision refuses, in full: the history keeps only its code and its sentence. */
  let described: Refusal | undefined;
  const details = detailsOf(command);
  const cause = { actor: command.actor, command: identity, ...(details && { details }) };
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
      return decide(order, command, at);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      described = describe(error, run, command);
      return [{ type: 'CommandRefused', name, code: error.code, detail: error.detail }];
    }
  };
  let refusal: Refusal | undefined;
  try {
    const recorded = await run.recordFor(cause, decision);
    const answer = recorded && answerBy(recorded);
    const told = answer ? repeat(answer, run.state) : described;
    refusal = told?.detail === described?.detail ? described : told;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    log.warn('A command that can not be stored was ignored', { command: name });
    refusal = { code: 'validation', detail: CANT_BE_STORED, allowedActions: [] };
  }
  if (refusal) throw ApplicationFailure.nonRetryable(refusal.detail, REFUSED, refusal);
  return {
    version: run.state.version,
    status: deriveStatus(run.state),
    paymentStatus: derivePaymentStatus(run.state),
  };
}

/** In practice an id that another order's note has, or text with characters that no database keeps. */
const CANT_BE_STORED = 'The command holds an id that is taken, or text that can not be stored.';
const KEY_REUSED: Refusal = {
  code: 'idempotency-key-reused',
  detail: 'This key was used for another request.',
  allowedActions: [],
};

function toCommand<Name extends CommandName>(name: Name, message: CommandMessage<Name>): Command {
  const { commandId = uuid4(), actor = NAMESPACE_STAFF, bodyHash: _unused, ...payload } = message;
  // The payload's shape was checked at the door, by the command's name.
  return { name, commandId, actor, payload } as unknown as Command;
}

function describe(error: DomainError, run: OrderRun, { actor }: Command): Refusal {
  return {
    code: error.code,
    detail: error.detail,
    allowedActions: error.extra.allowedActions ?? allowedActions(run.state, actor),
    allowedStatuses: error.extra.allowedStatuses ?? allowedStatuses(run.state, actor),
    ...(error.extra.errors && { errors: error.extra.errors }),
  };
}
