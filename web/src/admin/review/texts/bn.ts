import type { review as english } from './en';

export const review: typeof english = {
  risk: {
    guest: 'অতিথি ক্রেতা',
    'nothing delivered before': 'আগে কিছু পৌঁছায়নি',
    'large total': 'বড় অঙ্কের অর্ডার',
    'many of one product': 'একই পণ্য অনেকগুলো',
    'several orders within the hour': 'এক ঘণ্টায় কয়েকটি অর্ডার',
    'billed to another country': 'বিলের ঠিকানা অন্য দেশে',
    'several cards declined': 'কয়েকটি কার্ড প্রত্যাখ্যাত',
  },
  holdReasons: {
    FRAUD_REVIEW: 'জালিয়াতি যাচাই',
  },
  holdAdvice: {
    FRAUD_REVIEW: 'সন্দেহ হলে ক্রেতাকে ফোন করুন, তারপর অনুমোদন বা বাতিল করুন।',
  },
  events: {
    RiskAssessed: 'স্বয়ংক্রিয় ঝুঁকি যাচাই হয়েছে: মাত্রা ১০০-তে {{score, number}}।',
  },
  told: 'লক্ষণ: {{reasons}}।',
  score: 'ঝুঁকির মাত্রা ১০০-তে {{score, number}}',
  noScore: 'এখনও যাচাই হয়নি',
  approve: 'অনুমোদন করুন',
  reject: 'প্রত্যাখ্যান ও বাতিল',
  rejectTitle: 'প্রত্যাখ্যান করে অর্ডারটি বাতিল করবেন?',
  rejectExplain:
    'অর্ডারটি বাতিল হবে: পণ্য আবার মজুদে ফিরবে, কার্ডে আটকে রাখা টাকা ছেড়ে দেওয়া হবে। এটি আর ফেরানো যাবে না।',
};
