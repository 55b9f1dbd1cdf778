import type { cash as english } from './en';

export const cash: typeof english = {
  holdReasons: { CONFIRMATION: 'গ্রাহকের নিশ্চিতকরণ বাকি' },
  holdAdvice: {
    CONFIRMATION: 'গ্রাহককে ফোন করে জানুন, দরজায় টাকা দিয়ে পণ্যটি নেবেন কি না।',
  },
  confirmed: 'গ্রাহক নেবেন',
  refused: 'গ্রাহক নেবেন না',
  amount: 'পরিমাণ: {{amount}}',
  events: {
    CashCollected: 'দরজায় নগদ টাকা নেওয়া হয়েছে',
    CashRemitted: 'কুরিয়ার নগদ টাকা জমা দিয়েছে',
  },
};
