import { formatDecimal } from '../../domain/money/money';
import type { NotificationKind } from '../../domain/notifications/notifications';

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
  readonly courier: string | null;
  readonly consignmentId: string | null;
  readonly note: string | null;
}

export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: string;
  readonly body: string;
}

type Phrasebook = Readonly<Record<NotificationKind, Words>>;

const ENGLISH: Phrasebook = {
  orderPlaced: {
    subject: 'We have your order {number}',
    body: 'Thank you! Order {number} over {total} has reached us.',
  },
  paymentActionRequired: {
    subject: 'Please confirm the payment of order {number}',
    body: 'Your bank wants you to confirm the payment of order {number}: {action}',
  },
  paymentDeclined: {
    subject: 'The payment of order {number} failed',
    body: 'The payment of order {number} failed. We keep your goods for now; please pay again.',
  },
  orderConfirmed: {
    subject: 'Order {number} is confirmed',
    body: 'Order {number} is confirmed. We are packing it.',
  },
  parcelHandedOver: {
    subject: 'Order {number} is on its way',
    body: 'Order {number} is with the courier ({courier} {consignment}).',
  },
  outForDelivery: {
    subject: 'Order {number} arrives today',
    body: 'The courier is bringing order {number} to you today.',
  },
  deliveryFailed: {
    subject: 'Order {number} could not be delivered',
    body: 'The courier could not deliver order {number} and will try again.',
  },
  delivered: { subject: 'Order {number} has arrived', body: 'Order {number} has been delivered. Enjoy it!' },
  orderCancelled: {
    subject: 'Order {number} is cancelled',
    body: 'Order {number} is cancelled. Nothing was charged; what was reserved on your card is free again.',
  },
  noteAdded: { subject: 'A message about order {number}', body: '{note}' },
};

const BANGLA: Phrasebook = {
  orderPlaced: {
    subject: 'আপনার অর্ডার {number} আমরা পেয়েছি',
    body: 'ধন্যবাদ! {total} মূল্যের অর্ডার {number} আমরা পেয়েছি।',
  },
  paymentActionRequired: {
    subject: 'অর্ডার {number}-এর পেমেন্ট নিশ্চিত করুন',
    body: 'অর্ডার {number}-এর পেমেন্ট ব্যাংকে নিশ্চিত করুন: {action}',
  },
  paymentDeclined: {
    subject: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে',
    body: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে। পণ্য আপাতত রাখা আছে; অনুগ্রহ করে আবার পেমেন্ট করুন।',
  },
  orderConfirmed: {
    subject: 'অর্ডার {number} নিশ্চিত হয়েছে',
    body: 'অর্ডার {number} নিশ্চিত হয়েছে। আমরা প্যাক করছি।',
  },
  parcelHandedOver: {
    subject: 'অর্ডার {number} পথে আছে',
    body: 'অর্ডার {number} কুরিয়ারের কাছে আছে ({courier} {consignment})।',
  },
  outForDelivery: {
    subject: 'অর্ডার {number} আজ পৌঁছাবে',
    body: 'কুরিয়ার আজ অর্ডার {number} নিয়ে আসছে।',
  },
  deliveryFailed: {
    subject: 'অর্ডার {number} পৌঁছানো যায়নি',
    body: 'কুরিয়ার অর্ডার {number} পৌঁছাতে পারেনি, আবার চেষ্টা করবে।',
  },
  delivered: { subject: 'অর্ডার {number} পৌঁছেছে', body: 'অর্ডার {number} পৌঁছে দেওয়া হয়েছে।' },
  orderCancelled: {
    subject: 'অর্ডার {number} বাতিল হয়েছে',
    body: 'অর্ডার {number} বাতিল হয়েছে। কোনো টাকা কাটা হয়নি; কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হয়েছে।',
  },
  noteAdded: { subject: 'অর্ডার {number} সম্পর্কে বার্তা', body: '{note}' },
};

/** Words a message to a customer, in the order's language, with a link to the live order. */
export function composeMessage(kind: string, order: OrderForMessage, publicUrl: string): Message {
  const phrasebook = order.locale === 'bn' ? BANGLA : ENGLISH;
  const words = new Map<string, Words>(Object.entries(phrasebook)).get(kind);
  if (!words) throw new Error(`There are no words for a notification of kind ${kind}`);
  const link = `${publicUrl}/orders/${order.id}`;
  const subject = fill(words.subject, order);
  const body = fill(words.body, order);
  return {
    subject,
    text: `${body} ${link}`,
    html: `<p>${escapeHtml(body)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(order.number)}</a></p>`,
  };
}

function fill(template: string, order: OrderForMessage): string {
  const values: Readonly<Record<string, string>> = {
    number: order.number,
    total: `${formatDecimal(order.grandTotal, order.currency)} ${order.currency}`,
    action: order.actionUrl ?? '',
    courier: order.courier ?? '',
    consignment: order.consignmentId ?? '',
    note: order.note ?? '',
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
