import type { Messages } from '../notifications/message';

export const PAYOUT_MESSAGES = {
  payoutWanted: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Where shall we send the money for order {number}?',
        body: 'We owe you {refund} for order {number}, which you paid in cash. Please tell us which wallet or bank account it shall go to.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর টাকা কোথায় পাঠাব?',
        body: 'অর্ডার {number} আপনি ক্যাশে পরিশোধ করেছিলেন; {refund} আপনি ফেরত পাবেন। কোন ওয়ালেট বা ব্যাংক হিসাবে পাঠাব, আমাদের জানান।',
      },
    },
  },
  payoutBounced: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'The money for order {number} came back to us',
        body: 'Your wallet or bank sent back {refund} that we paid out for order {number}. Please look at the number, and tell us once more where the money shall go.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর টাকা আমাদের কাছে ফিরে এসেছে',
        body: 'অর্ডার {number}-এর জন্য পাঠানো {refund} আপনার ওয়ালেট বা ব্যাংক ফেরত পাঠিয়েছে। নম্বরটি দেখে নিন, এবং টাকা কোথায় পাঠাব আবার জানান।',
      },
    },
  },
} as const satisfies Messages;
