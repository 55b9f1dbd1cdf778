import type { Actor } from './actor';

/** A command as it was sent, and what proves its sender. All of it is signed, together with the order that it is for. */
export interface CommandClaim {
  readonly name: string;
  readonly commandId?: string;
  readonly bodyHash?: string;
  /** Who says to have sent it. */
  readonly actor?: Actor;
  readonly payload: object;
  /** Absent: a person sent it, or a server that doesn't sign yet. */
  readonly signature?: string;
}
