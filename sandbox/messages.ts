import type { Journal, Table } from './journal';

/** A text or an email that the sandbox was asked to send. */
export interface SentMessage {
  readonly id: string;
  readonly vendor: 'twilio' | 'sendgrid';
  readonly to: string;
  readonly from: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  /** What its webhooks say in the end. */
  readonly status: 'delivered' | 'undelivered' | 'bounce' | 'dropped';
  /** RFC 3339. */
  readonly sentAt: string;
}

const CAPACITY = 50_000;

export function messageTable(journal: Journal): Table<SentMessage> {
  return journal.table<SentMessage>('messages', CAPACITY);
}
