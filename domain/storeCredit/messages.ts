import type { Messages } from '../notifications/message';

export const STORE_CREDIT_MESSAGES = {
  creditGranted: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Store credit for order {number}',
        body: 'We have put {refund} of store credit into your account for order {number}. You can pay with it when you order next.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর জন্য স্টোর ক্রেডিট',
        body: 'অর্ডার {number}-এর জন্য আপনার অ্যাকাউন্টে {refund} স্টোর ক্রেডিট যোগ করা হয়েছে। পরের অর্ডারে এটি দিয়ে পেমেন্ট করতে পারবেন।',
      },
    },
  },
  creditSpent: {
    by: ['email'],
    words: {
      en: {
        subject: 'Store credit used for order {number}',
        body: 'We have used your store credit for order {number}. Your account shows how much of it, and what is left.',
      },
      bn: {
        subject: 'অর্ডার {number}-এ স্টোর ক্রেডিট ব্যবহার হয়েছে',
        body: 'অর্ডার {number}-এর জন্য আপনার স্টোর ক্রেডিট ব্যবহার করা হয়েছে। কত ব্যবহার হয়েছে ও কত বাকি আছে তা আপনার অ্যাকাউন্টে দেখা যাবে।',
      },
    },
  },
} as const satisfies Messages;
