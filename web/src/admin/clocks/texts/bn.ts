import type { clocks as english } from './en';

export const clocks: typeof english = {
  nav: 'সময়সীমা',
  title: 'ক্রেতা যার অপেক্ষায়',
  names: {
    handOver: 'কুরিয়ারে হস্তান্তর',
    delivery: 'ডেলিভারি',
    tellUnsupplied: 'দেওয়া যাবে না, তা জানানো',
    refundUnsupplied: 'দেওয়া যায়নি, টাকা ফেরত',
    refundUndelivered: 'ফিরে এসেছে, টাকা ফেরত',
    takeUpComplaint: 'ক্রেতার অনুরোধের সিদ্ধান্ত',
  },
  left: '{{left}} বাকি, {{at}} পর্যন্ত',
  late: '{{late}} দেরি, সময় ছিল {{at}}',
  stopped: 'সময়মতো, {{at}}',
  stoppedLate: 'দেরিতে, {{at}}',
  ended: '{{at}} থেকে আর প্রযোজ্য নয়',
  reached: {
    half: '{{clock}}: অর্ধেক সময় শেষ।',
    most: '{{clock}}: পাঁচ ভাগের চার ভাগ সময় শেষ।',
    all: '{{clock}}: সময় শেষ।',
  },
  page: {
    title: 'সময়সীমা',
    intro: 'ক্রেতারা কীসের অপেক্ষায় আছেন, আর কত সময় বাকি। যার সময় সবচেয়ে বেশি গেছে, তা সবার আগে।',
    order: 'অর্ডার',
    customer: 'ক্রেতা',
    clock: 'সময়সীমা',
    anyClock: 'যেকোনো সময়সীমা',
    status: 'অবস্থা',
    due: 'সময়',
    share: 'গেছে',
    level: 'কতদূর',
    anyLevel: 'যতদূরই হোক',
    from: {
      half: 'অর্ধেক বা বেশি',
      most: 'পাঁচ ভাগের চার ভাগ বা বেশি',
      all: 'দেরি হয়েছে',
    },
    empty: 'কোনো ক্রেতা অপেক্ষায় নেই।',
    noHit: 'এতদূর কোনো সময়সীমা যায়নি।',
  },
};
