import type { ReceivedWebhook } from '../domain/notifications/webhook';

/** A webhook as it arrived: the raw body is what the signature covers. */
export interface RawWebhook {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The public URL it was sent to, with its query: part of some vendors' signatures. */
  readonly url: string;
}

/** Thrown when a webhook's signature, secret or age does not hold. */
export class WebhookForged extends Error {
  override readonly name = 'WebhookForged';
}

/** One vendor's way of signing and wording its webhooks. */
export interface WebhookReader {
  readonly provider: string;
  /**
   * Verifies the signature and translates each event into our words. What is signed and can't be read is returned all the same,
   * as `unreadable`: a vendor sends again what is refused.
   * @throws {WebhookForged} when the signature does not hold, and for nothing else.
   */
  read(webhook: RawWebhook): readonly ReceivedWebhook[];
  /** Headers the vendor wants in the answer, if any. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** Readers by subject and vendor, as in `/webhooks/{subject}/{vendor}`. */
export type WebhookReaders = Readonly<Record<string, Readonly<Record<string, WebhookReader>>>>;
