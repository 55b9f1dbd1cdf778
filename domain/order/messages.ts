import type { Messages } from '../notifications/message';

export const ORDER_MESSAGES = {
  orderPlaced: {
    by: ['email'],
    words: {
      en: {
        subject: 'We have your order {number}',
        body: 'Thank you! Order {number} over {total} has reached us.',
      },
      bn: {
        subject: 'আপনার অর্ডার {number} আমরা পেয়েছি',
        body: 'ধন্যবাদ! {total} মূল্যের অর্ডার {number} আমরা পেয়েছি।',
      },
    },
  },
  orderConfirmed: {
    by: ['sms'],
    words: {
      en: { subject: 'Order {number} is confirmed', body: 'Order {number} is confirmed. We are packing it.' },
      bn: { subject: 'অর্ডার {number} নিশ্চিত হয়েছে', body: 'অর্ডার {number} নিশ্চিত হয়েছে। আমরা প্যাক করছি।' },
    },
  },
  orderCancelled: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Order {number} is cancelled',
        body: 'Order {number} is cancelled. Nothing was charged; what was reserved on your card is free again.',
      },
      bn: {
        subject: 'অর্ডার {number} বাতিল হয়েছে',
        body: 'অর্ডার {number} বাতিল হয়েছে। কোনো টাকা কাটা হয়নি; কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হয়েছে।',
      },
    },
  },
} as const satisfies Messages;
