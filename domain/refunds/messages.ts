import type { Messages } from '../notifications/message';

export const REFUND_MESSAGES = {
  refunded: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'A refund for order {number}',
        body: 'We have refunded {refund} for order {number}. Your bank or wallet may take some days to show it.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর টাকা ফেরত',
        body: 'অর্ডার {number}-এর জন্য {refund} ফেরত দেওয়া হয়েছে। ব্যাংক বা ওয়ালেটে দেখাতে কয়েক দিন লাগতে পারে।',
      },
    },
  },
  refundReturned: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Your refund for order {number} did not arrive',
        body: 'Your bank turned away the {refund} that we refunded for order {number}. We are looking into it, and will write once the money is on its way again. You need not do anything.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর টাকা ফেরত পৌঁছায়নি',
        body: 'অর্ডার {number}-এর জন্য ফেরত দেওয়া {refund} আপনার ব্যাংক গ্রহণ করেনি। আমরা বিষয়টি দেখছি; টাকা আবার পাঠানো হলে জানাব। আপনাকে কিছু করতে হবে না।',
      },
    },
  },
  refundRefused: {
    by: ['sms', 'email'],
    words: {
      en: {
        subject: 'Your request about order {number}',
        body: 'We have looked at your request for a refund of order {number}, and can’t give the money back. Please call us if you see it otherwise.',
      },
      bn: {
        subject: 'অর্ডার {number} নিয়ে আপনার অনুরোধ',
        body: 'অর্ডার {number}-এর টাকা ফেরতের অনুরোধটি আমরা দেখেছি; টাকা ফেরত দেওয়া যাচ্ছে না। আপত্তি থাকলে আমাদের ফোন করুন।',
      },
    },
  },
} as const satisfies Messages;
