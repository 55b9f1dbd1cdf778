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
    MANUAL: 'একজন কর্মী আটকে রেখেছেন',
  },
  events: {
    RiskAssessed: 'অর্ডারটির স্বয়ংক্রিয় ঝুঁকি যাচাই হয়েছে।',
    OrderHeld: 'অর্ডারটি একজন কর্মীর অপেক্ষায়: {{hold}}',
    HoldReleased: 'একটি আটক তুলে নেওয়া হয়েছে: {{hold}}',
  },
  score: 'ঝুঁকির মাত্রা ১০০-তে {{score, number}}',
  noScore: 'এখনও যাচাই হয়নি',
  title: 'অর্ডারটি একজন কর্মীর অপেক্ষায়',
  approve: 'অনুমোদন করুন',
  reject: 'প্রত্যাখ্যান ও বাতিল',
  release: 'ছাড়ুন: {{hold}}',
  decision: 'সিদ্ধান্ত',
  notes: 'কেন (না দিলেও চলে)',
  holds: 'অর্ডারটি যার অপেক্ষায়',
  holdFacts: 'আটকায়: {{blocks}} · {{owner}} · {{since}} থেকে',
  overdue: 'সময় পেরিয়েছে',
  ends: {
    release: 'নিজে থেকে ছাড়া পাবে: {{until}}',
    cancel: 'অর্ডার বাতিল হবে: {{until}}',
  },
  ended: {
    release: 'নিজে থেকে ছাড়া পাওয়ার কথা ছিল: {{until}}',
    cancel: 'অর্ডার বাতিল হওয়ার কথা ছিল, এখন আর সম্ভব নয়: {{until}}। একজনকে সিদ্ধান্ত নিতে হবে।',
  },
  blocks: {
    payment: 'পেমেন্ট',
    release: 'তোলা ও প্যাকিং',
    'hand-over': 'কুরিয়ারের কাছে হস্তান্তর',
    refund: 'টাকা ফেরত',
  },
  put: {
    title: 'অর্ডারটি আটকে রাখুন',
    blocks: 'কী অপেক্ষা করবে',
    note: 'কেন অপেক্ষা করবে (না দিলেও চলে)',
    until: 'নিজে থেকে শেষ হবে (না দিলেও চলে)',
    untilHint: 'সময় না দিলে কেউ ছাড়া পর্যন্ত অপেক্ষা করবে।',
    untilFault: 'আগামী এক বছরের মধ্যে একটি সময় বেছে নিন।',
    then: 'তখন কী হবে',
    thenRelease: 'অর্ডার এগিয়ে যাবে',
    thenCancel: 'অর্ডার বাতিল হবে, যদি পণ্য বেরিয়ে না থাকে বা টাকা নেওয়া না হয়ে থাকে',
    do: 'আটকে রাখুন',
  },
};
