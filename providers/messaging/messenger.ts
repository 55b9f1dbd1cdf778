/** A message to one customer, in every wording that a channel may want of it. */
export interface OutgoingMessage {
  /** Our id, echoed by the vendor's status callbacks. */
  readonly notificationId: string;
  /** A phone number or an email address, as the channel's row in `domain/notifications/channels.ts` says. */
  readonly to: string;
  readonly subject: string;
  /** The whole message in plain text: all that a text message says. */
  readonly text: string;
  readonly html: string;
}

/**
 * Sends messages through one channel and takes of a message what the channel has room for. Throws ProviderUnavailable
 * (try again) or ProviderRejected (this message never goes).
 */
export interface Messenger {
  readonly provider: string;
  send(message: OutgoingMessage): Promise<{ readonly providerRef: string }>;
}
