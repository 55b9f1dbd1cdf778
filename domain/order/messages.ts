import { isGoingOn, type Messages, type OrderAtSending } from '../notifications/message';
import type { OrderStatus } from './status';

/** Statuses of an order that is confirmed and whose goods are in the house. */
const IN_THE_HOUSE: readonly OrderStatus[] = ['CONFIRMED', 'BACKORDERED', 'PROCESSING', 'READY'];

const isInTheHouse = ({ status }: OrderAtSending): boolean => IN_THE_HOUSE.includes(status);

export const ORDER_MESSAGES = {
  orderPlaced: {
    by: ['email'],
    stillHolds: isGoingOn,
    words: {
      en: {
        subject: 'We have your order {number}',
        body: 'Thank you! We have received your order {number} for {total}.',
      },
      bn: {
        subject: 'আপনার অর্ডার {number} আমরা পেয়েছি',
        body: 'ধন্যবাদ! {total} মূল্যের অর্ডার {number} আমরা পেয়েছি।',
      },
    },
  },
  orderConfirmed: {
    by: ['sms'],
    stillHolds: isInTheHouse,
    words: {
      en: { subject: 'Order {number} is confirmed', body: 'Order {number} is confirmed. We are packing it.' },
      bn: { subject: 'অর্ডার {number} নিশ্চিত হয়েছে', body: 'অর্ডার {number} নিশ্চিত হয়েছে। আমরা প্যাক করছি।' },
    },
  },
  orderReinstated: {
    by: ['sms', 'email'],
    stillHolds: isGoingOn,
    words: {
      en: {
        subject: 'Order {number} goes on',
        body: 'Your payment for order {number} came after the order had been cancelled. The order goes on if the goods are still there; if they are not, you get the money back.',
      },
      bn: {
        subject: 'অর্ডার {number} আবার চালু হয়েছে',
        body: 'অর্ডার {number} বাতিল হওয়ার পর আপনার পেমেন্ট এসেছে। পণ্য থাকলে অর্ডারটি এগোবে; না থাকলে আপনি টাকা ফেরত পাবেন।',
      },
    },
  },
  orderCancelled: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Order {number} is cancelled',
        body: 'Order {number} is cancelled.',
        money: {
          none: '',
          untouched: 'Nothing was charged.',
          freed: 'Nothing was charged; what was reserved on your card is free again.',
          returned: 'The money has gone back the way you paid.',
          taken: 'We will see to the money that was reserved or charged.',
        },
      },
      bn: {
        subject: 'অর্ডার {number} বাতিল হয়েছে',
        body: 'অর্ডার {number} বাতিল হয়েছে।',
        money: {
          none: '',
          untouched: 'কোনো টাকা কাটা হয়নি।',
          freed: 'কোনো টাকা কাটা হয়নি; কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হয়েছে।',
          returned: 'যেভাবে পরিশোধ করেছিলেন, সেভাবেই টাকা ফেরত গেছে।',
          taken: 'আটকে রাখা বা কেটে নেওয়া টাকার বিষয়টি আমরা দেখছি।',
        },
      },
    },
  },
} as const satisfies Messages;
