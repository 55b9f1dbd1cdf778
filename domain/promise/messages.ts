import { isGoingOn, type Messages } from '../notifications/message';

export const PROMISE_MESSAGES = {
  promiseLate: {
    by: ['sms', 'email'],
    stillHolds: (order) => isGoingOn(order) && order.status !== 'DELIVERED' && order.isLate,
    words: {
      en: {
        subject: 'Order {number} arrives later',
        body: 'We are sorry: order {number} arrives later than we promised, by {expected} as far as we know now.',
      },
      bn: {
        subject: 'অর্ডার {number} পৌঁছাতে দেরি হবে',
        body: 'আমরা দুঃখিত: অর্ডার {number} কথা দেওয়া সময়ের পরে পৌঁছাবে। এখন পর্যন্ত যা জানি, {expected} তারিখের মধ্যে পৌঁছাবে।',
      },
    },
  },
} as const satisfies Messages;
