import type { storeCredit as english } from './en';

export const storeCredit: typeof english = {
  name: 'স্টোর ক্রেডিট',
  messageKinds: {
    creditGranted: 'স্টোর ক্রেডিট দেওয়া হয়েছে',
    creditSpent: 'স্টোর ক্রেডিট ব্যবহার হয়েছে',
  },
};
