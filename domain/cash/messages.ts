import { isGoingOn, type Messages } from '../notifications/message';

export const CASH_MESSAGES = {
  confirmCash: {
    by: ['sms', 'email'],
    stillHolds: (order) => isGoingOn(order) && order.status === 'PENDING',
    words: {
      en: {
        subject: 'Please confirm order {number}',
        body: 'Please confirm that you want order {number} for {total}, which you pay at the door: on its page we send you a code. We may call you instead. Without your word it is cancelled after a while.',
      },
      bn: {
        subject: 'অর্ডার {number} নিশ্চিত করুন',
        body: '{total} মূল্যের অর্ডার {number} নিতে চান কি না নিশ্চিত করুন; টাকা দেবেন দরজায়। অর্ডারের পাতায় কোড পাঠানোর ব্যবস্থা আছে, আমরা ফোনও করতে পারি। নিশ্চিত না করলে অর্ডারটি বাতিল হয়ে যাবে।',
      },
    },
  },
} as const satisfies Messages;
