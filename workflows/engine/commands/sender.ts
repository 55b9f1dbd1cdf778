import { uuid4 } from '@temporalio/workflow';
import type { Command, CommandName } from '../../../domain/commands';
import { NAMESPACE_STAFF } from '../../../domain/people/actor';
import type { CommandClaim } from '../../../domain/people/claim';
import { present } from '../../../domain/present';
import type { CommandMessage } from '../../messages';

/** A command to carry out, and what it has to be proven by before it counts. */
export interface SentCommand {
  readonly command: Command;
  readonly bodyHash: string;
  /** The revisions one of which the order must be at; absent: whichever it is at. */
  readonly expects?: readonly number[];
  /** Absent: it counts as sent by hand, which needs no proof. */
  readonly claim?: CommandClaim;
}

/** A message as its sender means it: by whom it names, under the id that it brings. */
export function asClaimed<Name extends CommandName>(name: Name, message: CommandMessage<Name>): SentCommand {
  const { commandId, actor, bodyHash = '', signature: _unused, expects, ...payload } = message;
  const claim = claimOf(name, message);
  return {
    command: toCommand(name, commandId ?? uuid4(), actor ?? NAMESPACE_STAFF, payload),
    bodyHash,
    ...present({ claim, expects }),
  };
}

/**
 * A message that isn't from whom it says: support sent it by hand. Its id is kept apart from all that programs give, or
 * whoever guesses the id of a vendor's word could have that taken for a repeat.
 */
export function asSentByHand<Name extends CommandName>(
  name: Name,
  message: CommandMessage<Name>,
): SentCommand {
  const { commandId = uuid4(), actor: _claimed, bodyHash = '', signature: _wrong, ...rest } = message;
  const { expects, ...payload } = rest;
  return {
    command: toCommand(name, `${NAMESPACE_STAFF.id}/${commandId}`, NAMESPACE_STAFF, payload),
    bodyHash,
    ...present({ expects }),
  };
}

/** What a message claims; nothing when it names neither a sender nor an id: a person has typed its payload alone. */
function claimOf<Name extends CommandName>(
  name: Name,
  message: CommandMessage<Name>,
): CommandClaim | undefined {
  const { commandId, actor, bodyHash, signature, ...payload } = message;
  if (commandId === undefined && actor === undefined) return undefined;
  return { name, payload, ...present({ commandId, actor, bodyHash, signature }) };
}

function toCommand(name: CommandName, commandId: string, actor: Command['actor'], payload: object): Command {
  // The payload's shape was checked at the door, by the command's name.
  return { name, commandId, actor, payload } as unknown as Command;
}
