import type { FaultBoard } from '../faultBoard';
import type { Table } from '../journal';
import type { SentMessage } from '../messages';
import type { RunningVendor } from '../vendor';
import type { VendorName } from '../vendors';
import type { WebhookSender } from '../webhookSender';

/** What the sandbox's own switches and its read side work on. */
export interface ControlledParts {
  readonly faults: FaultBoard<VendorName>;
  readonly messages: Table<SentMessage>;
  readonly vendors: readonly RunningVendor<object>[];
  readonly webhooks: WebhookSender;
}
