import type { CommandName, CommandPayloads } from '../../domain/commands';
import { isStaff } from '../../domain/people/actor';
import type { ProblemCode } from '../http/problems';
import { defineRoute, type Route } from '../http/route';
import type { RequestShape } from '../http/request';
import type { Context } from '../http/request';
import { adminCommandResponses, commandResponses, rolesFor, runCommand } from '../orders/runCommand';
import { orderParams } from '../schema/order';

const ERRORS = [
  'not-found',
  'not-allowed',
  'idempotency-key-reused',
  'unavailable',
] as const satisfies readonly ProblemCode[];

/** What a command carries, or makes of its own id. */
type Payload<Name extends CommandName> =
  CommandPayloads[Name] | ((commandId: string) => CommandPayloads[Name] | Promise<CommandPayloads[Name]>);

interface CommandRoute<Name extends CommandName, Shape extends RequestShape> {
  readonly name: Name;
  readonly method?: 'post' | 'put' | 'delete';
  /** With the order as `{id}`. */
  readonly path: string;
  /** The operation's name in the documentation: a verb and its object. */
  readonly operation: string;
  readonly summary: string;
  readonly tag: string;
  /** `staff`: for staff alone, who get the order with what only they see. */
  readonly view: 'customer' | 'staff';
  readonly request: Shape;
  /**
   * What the command carries, by the request.
   * @throws {DomainError} when there is more to check than the order can know.
   */
  readonly payload: (context: Context<Shape>) => Payload<Name> | Promise<Payload<Name>>;
  /** Problems beside those that every command has. */
  readonly errors?: readonly ProblemCode[];
}

/**
 * A route that sends a command and answers with the order as it is afterwards. Its roles are the command's.
 * @example
 * commandRoute({ ...BACK_OFFICE, name: 'reopen', path: '/api/admin/orders/{id}/reopen', operation: 'reopenOrder',
 *   summary: 'Open it again', request: { params: orderParams, body: reopenRequest }, payload: ({ body }) => body })
 */
export function commandRoute<Name extends CommandName, const Shape extends RequestShape>({
  name,
  method = 'post',
  view,
  request,
  payload,
  errors = [],
  ...facts
}: CommandRoute<Name, Shape>): Route {
  const roles = rolesFor(name);
  return defineRoute<Shape>({
    ...facts,
    method,
    roles: view === 'staff' ? roles.filter((role) => isStaff({ id: role, role })) : roles,
    request: { ...request, idempotencyKey: 'optional', ifMatch: true },
    responses: view === 'staff' ? adminCommandResponses : commandResponses,
    errors: [...ERRORS, ...errors],
    handle: async (context) => {
      const { id: orderId } = orderParams.parse(context.params);
      return runCommand(context, {
        ...{ orderId, name, view },
        payload: async (commandId) => {
          const carried = await payload(context);
          return typeof carried === 'function' ? carried(commandId) : carried;
        },
      });
    },
  });
}
