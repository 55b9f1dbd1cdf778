import { isGoingOn, type Messages, type OrderAtSending } from '../notifications/message';

/** Whether there is a link that the customer could still pay by. */
const isOpen = (order: OrderAtSending): boolean => isGoingOn(order) && order.hasOpenLink;

export const LINK_MESSAGES = {
  paymentLink: {
    by: ['sms', 'email'],
    stillHolds: isOpen,
    words: {
      en: {
        subject: 'Pay for order {number}',
        body: 'Please pay {linkAmount} for order {number}: {payLink} The link works once, until {linkEnds}.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট করুন',
        body: 'অর্ডার {number}-এর জন্য {linkAmount} পরিশোধ করুন: {payLink} লিংকটি একবারই কাজ করবে, {linkEnds} পর্যন্ত।',
      },
    },
  },
  depositLink: {
    by: ['sms', 'email'],
    stillHolds: isOpen,
    words: {
      en: {
        subject: 'A deposit for order {number}',
        body: 'Order {number} goes out once you have paid {linkAmount} in advance: {payLink} You pay the rest at the door. Without it the order is cancelled after {linkEnds}.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর অগ্রিম',
        body: '{linkAmount} অগ্রিম দিলে অর্ডার {number} পাঠানো হবে: {payLink} বাকি টাকা দরজায় দেবেন। {linkEnds}-এর মধ্যে না দিলে অর্ডারটি বাতিল হয়ে যাবে।',
      },
    },
  },
} as const satisfies Messages;
