import {
  ApplicationFailure,
  CancellationScope,
  log,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import { allowedActions } from '../../../domain/actions';
import { malformation } from '../../../domain/commandShape';
import { COMMAND_NAMES, ruleOf, type CommandName } from '../../../domain/commands';
import { CANCELLED_IN_TEMPORAL } from '../../../domain/order/cancelledInTemporal';
import { NAMESPACE_STAFF } from '../../../domain/people/actor';
import {
  CATCH_UP,
  MALFORMED,
  QUERIES,
  REFUSED,
  SHOW_NUMBER,
  allowedActionsQuery,
  catchUpSignal,
  commandSignal,
  commandUpdate,
  commandsUnderWayQuery,
  orderQuery,
  showNumberSignal,
  timelineQuery,
} from '../../messages';
import type { OrderRun } from '../run';
import { carryOut } from './carryOut';
import { refuseSignal } from './refuseSignal';

/** Opens both doors for every command, and the queries. Runs before the order's first await. */
export function receiveMessages(run: OrderRun): void {
  for (const name of COMMAND_NAMES) receive(run, name);
  const describedBy = (name: keyof typeof QUERIES) => ({ description: QUERIES[name] });
  setHandler(orderQuery, () => run.state, describedBy('order'));
  setHandler(
    allowedActionsQuery,
    () => allowedActions(run.state, NAMESPACE_STAFF),
    describedBy('allowedActions'),
  );
  setHandler(timelineQuery, () => run.events, describedBy('timeline'));
  setHandler(commandsUnderWayQuery, () => [...run.commandsUnderWay], describedBy('commandsUnderWay'));
  setHandler(showNumberSignal, () => run.showNumber(), { description: SHOW_NUMBER });
  setHandler(catchUpSignal, () => run.catchUp(), { description: CATCH_UP });
  setDefaultSignalHandler((name) => refuseSignal(run, name, NO_SUCH_SIGNAL));
  cancelFromTemporal(run);
}

const NO_SUCH_SIGNAL = `There is no such signal; there are ${COMMAND_NAMES.join(', ')}.`;

function receive<Name extends CommandName>(run: OrderRun, name: Name): void {
  const { description } = ruleOf(name);
  setHandler(commandUpdate(name), (message) => carryOut(run, name, message), {
    description,
    validator: (message) => {
      const fault = malformation(name, message);
      if (fault) throw ApplicationFailure.nonRetryable(fault, MALFORMED);
    },
  });
  setHandler(
    commandSignal(name),
    async (message) => {
      const fault = malformation(name, message);
      if (fault) return refuseSignal(run, name, fault);
      try {
        await carryOut(run, name, message);
      } catch (error) {
        // A failure thrown out of a signal's handler would fail the order. The refusal is in its history.
        if (!(error instanceof ApplicationFailure && error.type === REFUSED)) throw error;
      }
    },
    { description },
  );
}

/** A cancellation asked for in the Web UI or by the CLI is a cancel command by staff: refused when it is too late. */
function cancelFromTemporal(run: OrderRun): void {
  const asked = CancellationScope.current().cancelRequested;
  asked.catch(() =>
    CancellationScope.nonCancellable(() => carryOut(run, 'cancel', { reason: CANCELLED_IN_TEMPORAL })).catch(
      (error: unknown) => log.warn('The cancellation was refused', { error: String(error) }),
    ),
  );
}
