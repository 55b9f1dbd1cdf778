import type { OrderEvent } from '../../../domain/facts';
import * as rules from '../../../domain/notifications/notifications';

export * from '../../../domain/notifications/notifications';

/** A message more for every event, but none for those that had some. */
export function notificationsFor(event: OrderEvent): readonly rules.PlannedNotification[] {
  return rules.notificationsFor(event).length > 0 ? [] : [{ kind: 'delivered', channel: 'sms' }];
}
