import type { inventory as english } from './en';

export const inventory: typeof english = {
  nav: 'মজুদ',
  events: {
    InventoryUnavailable: 'কিছু পণ্য আর মজুদে ছিল না।',
    InventoryAllocated: 'পণ্য পরিকল্পিত গুদামের বদলে অন্য গুদাম থেকে নেওয়া হচ্ছে।',
    InventoryReleased: 'সংরক্ষিত পণ্য মজুদে ফিরে গেছে।',
  },
  title: 'মজুদ',
  search: 'এসকেইউ, পণ্য বা ধরন',
  noHit: 'কোনো পণ্য মেলেনি।',
  empty: 'তাকে কোনো পণ্য নেই।',
  product: 'পণ্য',
  sku: 'এসকেইউ',
  onHand: 'হাতে আছে',
  reserved: 'সংরক্ষিত',
  available: 'পাওয়া যাবে',
  adjust: {
    column: 'ঠিক করা',
    do: 'ঠিক করুন',
    open: 'ঠিক করুন {{sku}}',
    delta: 'কতটি বেশি বা কম',
    reason: 'কেন',
    example: 'নতুন মাল, নষ্ট, গণনা …',
    then: 'হাতে আছে: {{before}}, তারপর {{after}}',
    record: 'রেকর্ড করুন',
    done: 'মজুদ ঠিক করা হয়েছে।',
  },
};
