import type { OverviewTable } from './control/overviewTable';
import type { Journal, Table } from './journal';

/** A text or an email that the sandbox was asked to send. */
export interface SentMessage {
  readonly id: string;
  readonly vendor: string;
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

/** What the page for people shows of a vendor that sends messages. */
export function messagesOf(
  words: Pick<OverviewTable, 'title' | 'about'>,
  vendor: string,
  messages: Table<SentMessage>,
): OverviewTable {
  const own = messages.values().filter((message) => message.vendor === vendor);
  const rows = own.map(({ sentAt, to, subject, text, status }) => [
    sentAt,
    to,
    subject === undefined ? text : `${subject}: ${text}`,
    status,
  ]);
  return { ...words, head: ['sent', 'to', 'text', 'what becomes of it'], rows };
}
