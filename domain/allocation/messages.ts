import { isGoingOn, type Messages } from '../notifications/message';

export const ALLOCATION_MESSAGES = {
  piecesCancelled: {
    by: ['sms', 'email'],
    stillHolds: isGoingOn,
    words: {
      en: {
        subject: 'A part of order {number} is out of stock',
        body: 'A part of order {number} is out of stock after all, and is cancelled, as you wished. You pay {total} for the rest; what you have paid more goes back to you.',
      },
      bn: {
        subject: 'অর্ডার {number}-এর কিছু পণ্য স্টকে নেই',
        body: 'দুঃখিত, অর্ডার {number}-এর কিছু পণ্য স্টকে পাওয়া যায়নি। আপনার ইচ্ছা অনুযায়ী সেগুলো বাতিল করা হয়েছে। বাকি পণ্যের দাম {total}; বেশি দিয়ে থাকলে তা ফেরত পাবেন।',
      },
    },
  },
} as const satisfies Messages;
