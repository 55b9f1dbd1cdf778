import type { allocation as english } from './en';

export const allocation: typeof english = {
  holdReasons: { SHORTAGE: 'কোনো গুদামে নেই এমন পণ্য' },
  holdAdvice: {
    SHORTAGE: 'যা আছে তা এগোবে। স্টক এলে বাকিটা আবার খুঁজুন; নইলে অর্ডারটি বাতিল করুন।',
  },
  messageKinds: { piecesCancelled: 'কিছু পণ্য স্টকে নেই' },
  reasons: {
    NOT_FOUND: 'পাওয়া যায়নি',
    DAMAGED: 'নষ্ট',
    WRONG_PIECE: 'সেখানে অন্য পণ্য ছিল',
    CLOSED: 'বন্ধ',
    NO_CAPACITY: 'কাজের চাপ বেশি',
    NO_COURIER: 'সেখান থেকে কুরিয়ার নেয় না',
    OTHER: 'অন্য কারণ',
  },
  note: 'তারা জানিয়েছে: “{{note}}”',
  again: 'আবার খুঁজুন',
  shortPick: {
    title: 'পণ্য পাওয়া যাচ্ছে না',
    open: 'নেই …',
    openOf: '{{warehouse}}-এ পণ্য পাওয়া যাচ্ছে না',
    explain:
      'এগুলো {{warehouse}}-এর স্টক থেকে বাদ যাবে এবং সঙ্গে সঙ্গে অন্য গুদামে খোঁজা হবে। কোনটি কয়টি নেই, লিখুন।',
    where: 'গুদাম',
    of: '{{name}}: নেই',
    most: '{{count, number}}টির মধ্যে',
    reason: 'কী সমস্যা',
    reasons: { NOT_FOUND: 'পাওয়া যায়নি', DAMAGED: 'নষ্ট', WRONG_PIECE: 'সেখানে অন্য পণ্য ছিল' },
    do: 'অন্য গুদামে খুঁজুন',
  },
  refuse: {
    title: 'গুদামটি পণ্য পাঠাতে পারছে না',
    explain:
      'পণ্যগুলো সেখানেই অন্য অর্ডারের জন্য থাকবে এবং সঙ্গে সঙ্গে অন্য গুদামে খোঁজা হবে। এই অর্ডারের আর কিছু সেখান থেকে যাবে না।',
    reason: 'কেন',
    reasons: {
      CLOSED: 'বন্ধ',
      NO_CAPACITY: 'কাজের চাপ বেশি',
      NO_COURIER: 'সেখান থেকে কুরিয়ার নেয় না',
      OTHER: 'অন্য কারণ',
    },
    note: 'কারণটি কী',
    do: 'অন্য গুদাম থেকে নিন',
  },
  events: {
    PicksShort: '{{warehouse}} গুদামে পণ্য কম পড়েছে: {{reason}}।',
    AllocationRefused: '{{warehouse}} গুদাম পণ্য পাঠাতে পারছে না: {{reason}}।',
    PiecesReallocated: 'পণ্য এখন {{warehouses}} থেকে আসবে।',
    PiecesCancelled: 'কিছু পণ্য স্টকে না থাকায় বাতিল করা হয়েছে।',
  },
};
