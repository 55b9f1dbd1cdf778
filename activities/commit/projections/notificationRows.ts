import type { Channel } from '../../../domain/notifications/channels';
import type { NotificationKind } from '../../../domain/notifications/messages';
import { notificationsFor } from '../../../domain/notifications/notifications';
import type { Change } from '../change';

/** A message to the customer that is to be sent. One event tells a customer once per channel. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly channel: Channel;
  readonly queuedAt: string;
}

/** What the customer is told. SQL function: `write_notifications`. */
export function notificationRows({ events }: Change): readonly NotificationRow[] {
  return events.flatMap((event) =>
    notificationsFor(event).map(({ kind, channel }) => ({
      id: `${event.id}/${channel}`,
      kind,
      channel,
      queuedAt: event.at,
    })),
  );
}
