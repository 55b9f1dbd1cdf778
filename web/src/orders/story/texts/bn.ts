import type { story as english } from './en';

export const story: typeof english = {
  title: 'যা যা হয়েছে',
  notes: 'দোকানের বার্তা',
  happened: {
    OrderPlaced: 'অর্ডার করা হয়েছে।',
    OrderConfirmed: 'আপনার অর্ডার নিশ্চিত হয়েছে।',
    ServicesFulfilled: 'সেবা দেওয়া হয়েছে।',
    CancellationRequested: 'আপনি অর্ডার বাতিল করতে বলেছেন: {{reason}}',
    CancelledForYou: 'অর্ডারটি বাতিল করা হচ্ছে: {{reason}}',
    OrderCancelled: 'অর্ডার বাতিল হয়েছে।',
    PaymentActionRequired: 'ব্যাংক আপনাকে পেমেন্ট নিশ্চিত করতে বলেছে।',
    PaymentAuthorized: 'ব্যাংক পেমেন্ট অনুমোদন করেছে।',
    PaymentDeclined: 'পেমেন্ট হয়নি। {{why}}',
    PaymentCaptured: 'কার্ড থেকে টাকা নেওয়া হয়েছে।',
    CashCollected: 'আপনি দরজায় টাকা দিয়েছেন।',
    CashNotPaid: 'দরজায় কিছু দেওয়া হয়নি।',
    RefundSucceeded: 'আপনার টাকা ফেরত গেছে।',
    PayoutBounced: 'টাকা আমাদের কাছে ফিরে এসেছে: {{why}}',
    PaymentVoided: 'কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হয়েছে।',
    DeliveryCorrected: 'ডেলিভারির ঠিকানা বা যোগাযোগ ঠিক করা হয়েছে।',
    PickingStarted: 'আপনার পণ্য প্রস্তুত করা শুরু হয়েছে।',
    ParcelPacked: 'একটি পার্সেল প্যাক করা হয়েছে।',
    ParcelHandedOver: 'কুরিয়ার পার্সেলটি নিয়েছে।',
  },
};
