import { isGoingOn, type Messages } from '../notifications/message';

export const PAYMENT_MESSAGES = {
  paymentActionRequired: {
    by: ['sms', 'email'],
    stillHolds: (order) => isGoingOn(order) && order.paymentState === 'ACTION_REQUIRED',
    words: {
      en: {
        subject: 'Please confirm the payment of order {number}',
        body: 'Your bank wants you to confirm the payment of order {number}: {action}',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট নিশ্চিত করুন',
        body: 'অর্ডার {number}-এর পেমেন্ট ব্যাংকে নিশ্চিত করুন: {action}',
      },
    },
  },
  paymentDeclined: {
    by: ['sms', 'email'],
    stillHolds: (order) => isGoingOn(order) && order.paymentState === 'DECLINED',
    words: {
      en: {
        subject: 'The payment of order {number} failed',
        body: 'The payment of order {number} failed. We keep your goods for now; please pay again.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে',
        body: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে। পণ্য আপাতত রাখা আছে; অনুগ্রহ করে আবার পেমেন্ট করুন।',
      },
    },
  },
} as const satisfies Messages;
