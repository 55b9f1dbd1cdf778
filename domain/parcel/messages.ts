import { isParcelAt, type Messages } from '../notifications/message';

export const PARCEL_MESSAGES = {
  parcelHandedOver: {
    by: ['sms', 'email'],
    stillHolds: isParcelAt('HANDED_OVER', 'IN_TRANSIT'),
    words: {
      en: {
        subject: 'Order {number} is on its way',
        body: 'Order {number} is with the courier ({courier} {consignment}).',
      },
      bn: {
        subject: 'অর্ডার {number} পথে আছে',
        body: 'অর্ডার {number} কুরিয়ারের কাছে আছে ({courier} {consignment})।',
      },
    },
  },
  outForDelivery: {
    by: ['sms'],
    stillHolds: isParcelAt('OUT_FOR_DELIVERY'),
    words: {
      en: {
        subject: 'Order {number} arrives today',
        body: 'The courier is bringing order {number} to you today.',
        cash: 'Please have {cash} ready.',
      },
      bn: {
        subject: 'অর্ডার {number} আজ পৌঁছাবে',
        body: 'কুরিয়ার আজ অর্ডার {number} নিয়ে আসছে।',
        cash: 'অনুগ্রহ করে {cash} হাতে রাখুন।',
      },
    },
  },
  deliveryFailed: {
    by: ['sms'],
    stillHolds: isParcelAt('DELIVERY_FAILED'),
    words: {
      en: {
        subject: 'Order {number} could not be delivered',
        body: 'The courier could not deliver order {number} and will try again.',
      },
      bn: {
        subject: 'অর্ডার {number} পৌঁছানো যায়নি',
        body: 'কুরিয়ার অর্ডার {number} পৌঁছাতে পারেনি, আবার চেষ্টা করবে।',
      },
    },
  },
  delivered: {
    by: ['sms', 'email'],
    stillHolds: isParcelAt('DELIVERED'),
    words: {
      en: { subject: 'Order {number} has arrived', body: 'Order {number} has been delivered. Enjoy it!' },
      bn: { subject: 'অর্ডার {number} পৌঁছেছে', body: 'অর্ডার {number} পৌঁছে দেওয়া হয়েছে।' },
    },
  },
} as const satisfies Messages;
