import type { inventory as english } from './en';

export const inventory: typeof english = {
  nav: 'মজুদ',
  events: {
    InventoryUnavailable: 'কিছু পণ্য আর মজুদে ছিল না।',
    InventoryReleased: 'সংরক্ষিত পণ্য মজুদে ফিরে গেছে।',
  },
  title: 'মজুদ',
  intro: 'এসকেইউ দিয়ে মজুদ দেখুন।',
  sku: 'এসকেইউ',
  look: 'দেখুন',
  onHand: 'হাতে আছে',
  reserved: 'সংরক্ষিত',
  available: 'পাওয়া যাবে',
  incoming: 'আসছে',
  warehouse: 'গুদাম',
};
