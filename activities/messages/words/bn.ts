import type { Phrasebook } from './phrasebook';

export const BANGLA: Phrasebook = {
  orderPlaced: {
    subject: 'আপনার অর্ডার {number} আমরা পেয়েছি',
    body: 'ধন্যবাদ! {total} মূল্যের অর্ডার {number} আমরা পেয়েছি।',
  },
  paymentActionRequired: {
    subject: 'অর্ডার {number}-এর পেমেন্ট নিশ্চিত করুন',
    body: 'অর্ডার {number}-এর পেমেন্ট ব্যাংকে নিশ্চিত করুন: {action}',
  },
  paymentDeclined: {
    subject: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে',
    body: 'অর্ডার {number}-এর পেমেন্ট ব্যর্থ হয়েছে। পণ্য আপাতত রাখা আছে; অনুগ্রহ করে আবার পেমেন্ট করুন।',
  },
  orderConfirmed: {
    subject: 'অর্ডার {number} নিশ্চিত হয়েছে',
    body: 'অর্ডার {number} নিশ্চিত হয়েছে। আমরা প্যাক করছি।',
  },
  parcelHandedOver: {
    subject: 'অর্ডার {number} পথে আছে',
    body: 'অর্ডার {number} কুরিয়ারের কাছে আছে ({courier} {consignment})।',
  },
  outForDelivery: {
    subject: 'অর্ডার {number} আজ পৌঁছাবে',
    body: 'কুরিয়ার আজ অর্ডার {number} নিয়ে আসছে।',
  },
  deliveryFailed: {
    subject: 'অর্ডার {number} পৌঁছানো যায়নি',
    body: 'কুরিয়ার অর্ডার {number} পৌঁছাতে পারেনি, আবার চেষ্টা করবে।',
  },
  delivered: { subject: 'অর্ডার {number} পৌঁছেছে', body: 'অর্ডার {number} পৌঁছে দেওয়া হয়েছে।' },
  orderCancelled: {
    subject: 'অর্ডার {number} বাতিল হয়েছে',
    body: 'অর্ডার {number} বাতিল হয়েছে। কোনো টাকা কাটা হয়নি; কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হয়েছে।',
  },
  noteAdded: { subject: 'অর্ডার {number} সম্পর্কে বার্তা', body: '{note}' },
};
