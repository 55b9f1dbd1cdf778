import { fieldFault, type FieldShape } from './command';
import { COMMANDS, type CommandName } from './commands';
import { ROLES } from './people/actor';

const SHAPES: {
  readonly [Name in CommandName]: { readonly shape: Readonly<Record<string, FieldShape>> };
} = COMMANDS;

/**
 * What is wrong with a command's shape, in a sentence; undefined when nothing is. People type signals by hand
 * in the Temporal Web UI, and programs may have been built against another release.
 */
export function malformation(name: CommandName, message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return `${name} takes an object.`;
  const fields = new Map<string, unknown>(Object.entries(message));
  for (const [field, shape] of Object.entries(SHAPES[name].shape)) {
    const fault = fieldFault(shape, fields.get(field));
    if (fault) return `${name}: ${field} ${fault}.`;
  }
  return envelopeFault(name, fields);
}

const REVISIONS = (value: unknown): string | undefined =>
  value === undefined || (Array.isArray(value) && value.every(Number.isSafeInteger))
    ? undefined
    : 'must be a list of revisions';

/** Who sends it and its ids go into every event: a malformed one could never be committed and would block the order. */
function envelopeFault(name: CommandName, fields: ReadonlyMap<string, unknown>): string | undefined {
  for (const field of ['commandId', 'bodyHash', 'signature']) {
    const fault = fieldFault('?text', fields.get(field));
    if (fault) return `${name}: ${field} ${fault}.`;
  }
  const expectsFault = fieldFault(REVISIONS, fields.get('expects'));
  if (expectsFault) return `${name}: expects ${expectsFault}.`;
  const actor = fields.get('actor');
  if (actor === undefined) return undefined;
  if (typeof actor !== 'object' || actor === null) return `${name}: actor must be an object.`;
  const parts = new Map<string, unknown>(Object.entries(actor));
  const fault = fieldFault('text', parts.get('id'));
  if (fault) return `${name}: actor.id ${fault}.`;
  const roleFault = fieldFault({ oneOf: [...ROLES, 'system'] }, parts.get('role'));
  return roleFault && `${name}: actor.role ${roleFault}.`;
}
