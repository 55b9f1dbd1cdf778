import type { cart as english } from './en';

export const cart: typeof english = {
  title: 'কার্ট',
  open_one: 'কার্ট, {{count, number}}টি পণ্য',
  open_other: 'কার্ট, {{count, number}}টি পণ্য',
  empty: 'কার্ট খালি।',
  emptyHint: 'পছন্দের কিছু রাখুন; অর্ডার করলেই মজুদ আপনার জন্য রাখা হবে।',
  quantity: '{{name}}-এর পরিমাণ',
  more: 'আরও একটি {{name}}',
  fewer: 'একটি {{name}} কম',
  remove: '{{name}} সরান',
  items: 'পণ্য',
  checkout: 'অর্ডার করতে যান',
  keepShopping: 'আরও দেখুন',
  limit: '{{days}} দিনে একজন ক্রেতা সর্বোচ্চ {{quantity}}টি পাবেন: আপনি আর {{left}}টি নিতে পারেন।',
  shortage: 'এখন এর মাত্র {{available}}টি অর্ডার করা যাবে।',
};
