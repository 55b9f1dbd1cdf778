import type { cash as english } from './en';

export const cash: typeof english = {
  amount: 'পরিমাণ: {{amount}}',
  atDoor: {
    toPay: 'কুরিয়ারের জন্য নগদ {{amount}} হাতে রাখুন।',
    toPayRounded: 'কুরিয়ারের জন্য নগদ {{amount}} হাতে রাখুন: পয়সা ছাড়া পুরো টাকা নেওয়া হয়।',
    paid: 'আপনি দরজায় {{amount}} দিয়েছেন।',
  },
  events: {
    CashCollected: 'দরজায় নগদ টাকা নেওয়া হয়েছে',
    CashRemitted: 'কুরিয়ার নগদ টাকা জমা দিয়েছে',
  },
};
