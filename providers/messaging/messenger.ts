/** Sends a text message. Throws ProviderUnavailable (try again) or ProviderRejected (this message never goes). */
export interface SmsSender {
  readonly provider: string;
  send(message: {
    /** Our id, echoed by the vendor's status callbacks. */
    readonly notificationId: string;
    readonly to: string;
    readonly body: string;
  }): Promise<{ readonly providerRef: string }>;
}

/** Sends an email. Throws ProviderUnavailable (try again) or ProviderRejected (this message never goes). */
export interface EmailSender {
  readonly provider: string;
  send(message: {
    readonly notificationId: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  }): Promise<{ readonly providerRef: string }>;
}
