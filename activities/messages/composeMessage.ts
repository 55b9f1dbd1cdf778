import { writeMoney } from '../../domain/money/writeMoney';
import { MESSAGE_LANGUAGES, type MessageLanguage, type MoneyFate } from '../../domain/notifications/message';
import { messageOf } from '../../domain/notifications/messages';
import { writeDay, writeInstant } from './writeInstant';

/** What a message may speak of. */
export interface OrderForMessage {
  readonly id: string;
  readonly number: string;
  readonly locale: string;
  readonly currency: string;
  /** Minor units. */
  readonly grandTotal: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly actionUrl: string | null;
  /** Until when the customer may pay or confirm, RFC 3339; null when no time runs. */
  readonly payBy: string | null;
  readonly courier: string | null;
  readonly consignmentId: string | null;
  readonly note: string | null;
  /** What was given back, minor units; null in messages of anything else. */
  readonly refunded: number | null;
  readonly moneyFate: MoneyFate;
  /** What is still to be paid at the door, minor units; null where nothing is. */
  readonly cash: number | null;
  /** The day by which it is expected, `2026-12-01`; null: none is known. */
  readonly expected: string | null;
  /** The newest payment link that somebody could still pay by: the last part of its address, what it is for and until when. */
  readonly payLink: { readonly token: string; readonly amount: number; readonly expiresAt: string } | null;
}

export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What of the shop stands in its messages. */
export interface ShopForMessage {
  /** Where customers follow their orders. */
  readonly publicUrl: string;
  /** Where the shop's clocks are, as IANA names it. */
  readonly timeZone: string;
}

/** Words a message to a customer, in the order's language, with a link to the live order. */
export function composeMessage(kind: string, order: OrderForMessage, shop: ShopForMessage): Message {
  const language = languageOf(order.locale);
  const words = messageOf(kind)?.words[language];
  if (!words) throw new Error(`There are no words for a notification of kind ${kind}`);
  const link = `${shop.publicUrl}/orders/${order.id}`;
  const written = (template: string): string => fill(template, order, language, shop);
  const subject = written(words.subject);
  const deadline = order.payBy === null ? '' : (words.deadline ?? '');
  const cash = order.cash === null ? '' : (words.cash ?? '');
  const body = [words.body, cash, deadline, words.money?.[order.moneyFate] ?? '']
    .filter((sentence) => sentence !== '')
    .map(written)
    .join(' ');
  return {
    subject,
    text: `${body} ${link}`,
    html: `<p>${escapeHtml(body)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(order.number)}</a></p>`,
  };
}

/**
 * What is kept of a message: the same words, but of a link to a payment its address alone. Its path and query are secrets by
 * which whoever has them could act for the customer.
 */
export function keptMessage(kind: string, order: OrderForMessage, shop: ShopForMessage): Message {
  const { actionUrl, payLink } = order;
  const kept = {
    ...order,
    actionUrl: withoutSecrets(actionUrl),
    payLink: payLink && { ...payLink, token: '…' },
  };
  return composeMessage(kind, kept, shop);
}

/** `https://bank.example/3ds/pi_1?client_secret=…` as `https://bank.example/…`. */
function withoutSecrets(url: string | null): string | null {
  if (url === null) return null;
  return URL.canParse(url) ? `${new URL(url).origin}/…` : '…';
}

/** The language of the order, where messages are written in it. */
const languageOf = (locale: string): MessageLanguage =>
  MESSAGE_LANGUAGES.find((language) => language === locale) ?? MESSAGE_LANGUAGES[0];

function fill(
  template: string,
  order: OrderForMessage,
  language: MessageLanguage,
  { publicUrl, timeZone }: ShopForMessage,
): string {
  const money = (amount: number | null): string =>
    amount === null ? '' : writeMoney({ amount, currency: order.currency }, language);
  const values: Readonly<Record<string, string>> = {
    number: order.number,
    total: money(order.grandTotal),
    action: order.actionUrl ?? '',
    payBy: order.payBy === null ? '' : writeInstant(order.payBy, language, timeZone),
    courier: asName(order.courier ?? ''),
    consignment: order.consignmentId ?? '',
    note: order.note ?? '',
    refund: money(order.refunded),
    cash: money(order.cash),
    expected: order.expected === null ? '' : writeDay(order.expected, language),
    payLink: order.payLink === null ? '' : `${publicUrl}/pay/${order.payLink.token}`,
    linkAmount: money(order.payLink?.amount ?? null),
    linkEnds: order.payLink === null ? '' : writeInstant(order.payLink.expiresAt, language, timeZone),
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A vendor's key as its name is written: Pathao. */
const asName = (key: string): string => key.replace(/^./, (letter) => letter.toUpperCase());

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
