import type { cash as english } from './en';

export const cash: typeof english = {
  amount: 'পরিমাণ: {{amount}}',
  events: {
    CashCollected: 'দরজায় নগদ টাকা নেওয়া হয়েছে',
    CashRemitted: 'কুরিয়ার নগদ টাকা জমা দিয়েছে',
  },
};
