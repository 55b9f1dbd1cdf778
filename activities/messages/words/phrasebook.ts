import type { NotificationKind } from '../../../domain/notifications/messages';

/**
 * What one message says. Words in braces are filled in: `{number}`, `{total}`, `{action}`, `{courier}`, `{consignment}` and
 * `{note}`; what an order doesn't have is left out.
 */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/** All messages in one language; a kind without words doesn't compile. */
export type Phrasebook = Readonly<Record<NotificationKind, Words>>;
