import { isGoingOn, type Messages, type OrderAtSending } from '../notifications/message';

/** Whether something is still to be paid: of several attempts an earlier one may have paid the order. */
const isDue = (order: OrderAtSending): boolean =>
  isGoingOn(order) && !SETTLED.some((status) => status === order.paymentStatus);

const SETTLED = ['AUTHORIZED', 'PAID', 'COD_DUE', 'COD_COLLECTED'];

export const PAYMENT_MESSAGES = {
  paymentActionRequired: {
    by: ['sms', 'email'],
    stillHolds: (order) => isDue(order) && order.paymentState === 'ACTION_REQUIRED',
    words: {
      en: {
        subject: 'Please confirm the payment of order {number}',
        body: 'Your bank wants you to confirm the payment of order {number}: {action}',
        deadline: 'You have until {payBy}; after that the order is cancelled.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট নিশ্চিত করুন',
        body: 'অর্ডার {number}-এর পেমেন্ট ব্যাংকে নিশ্চিত করুন: {action}',
        deadline: 'সময় আছে {payBy} পর্যন্ত; এরপর অর্ডারটি বাতিল হয়ে যাবে।',
      },
    },
  },
  paymentDeclined: {
    by: ['sms', 'email'],
    stillHolds: (order) => isDue(order) && order.paymentState === 'DECLINED',
    words: {
      en: {
        subject: 'The payment of order {number} failed',
        body: 'The payment of order {number} failed. We keep your goods for now; please pay again.',
        deadline: 'You have until {payBy}; after that the order is cancelled.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে',
        body: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে। পণ্য আপাতত রাখা আছে; অনুগ্রহ করে আবার পেমেন্ট করুন।',
        deadline: 'সময় আছে {payBy} পর্যন্ত; এরপর অর্ডারটি বাতিল হয়ে যাবে।',
      },
    },
  },
  paymentNeedless: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'A payment for order {number} that is not needed',
        body: 'A payment for order {number} came in that the order does not need. Nothing is charged by it: what was reserved on your card is being set free.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর একটি অতিরিক্ত পেমেন্ট',
        body: 'অর্ডার {number}-এর জন্য একটি পেমেন্ট এসেছে যার প্রয়োজন নেই। এর জন্য কোনো টাকা কাটা হবে না; কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হচ্ছে।',
      },
    },
  },
  paymentDue: {
    by: ['sms', 'email'],
    stillHolds: isDue,
    words: {
      en: {
        subject: 'Order {number} is not fully paid',
        body: 'Order {number} can go on once it is fully paid. We keep your goods for now; please pay what is due.',
        deadline: 'You have until {payBy}; after that the order is cancelled.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট বাকি আছে',
        body: 'পুরো পেমেন্ট হলে অর্ডার {number} এগোবে। পণ্য আপাতত রাখা আছে; অনুগ্রহ করে বাকি টাকা পরিশোধ করুন।',
        deadline: 'সময় আছে {payBy} পর্যন্ত; এরপর অর্ডারটি বাতিল হয়ে যাবে।',
      },
    },
  },
} as const satisfies Messages;
