import { isGoingOn, type Messages } from '../notifications/message';

export const CASH_MESSAGES = {
  confirmCash: {
    by: ['sms', 'email'],
    stillHolds: (order) => isGoingOn(order) && order.isToConfirm,
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
  dueAgain: {
    by: ['sms', 'email'],
    // Whoever is asked for a deposit or their word is told of it by that.
    stillHolds: (order) =>
      isGoingOn(order) && order.paymentStatus === 'COD_DUE' && !order.isToConfirm && !order.hasOpenLink,
    words: {
      en: {
        subject: 'Order {number} is to be paid at the door',
        body: 'What you paid in advance for order {number} is not reserved any more, and is to be paid at the door.',
        cash: 'Please have {cash} ready.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর টাকা দরজায় দিতে হবে',
        body: 'অর্ডার {number}-এর জন্য আগে যা দিয়েছিলেন তা আর আটকে নেই; টাকা দরজায় দিতে হবে।',
        cash: 'অনুগ্রহ করে {cash} হাতে রাখুন।',
      },
    },
  },
} as const satisfies Messages;
