import type { promise as english } from './en';

export const promise: typeof english = {
  title: 'পৌঁছানোর দিন',
  is: { day: 'পৌঁছাবে {{from}}', days: 'পৌঁছাবে {{from}} থেকে {{to}}-এর মধ্যে' },
  was: { day: 'পৌঁছানোর কথা ছিল {{from}}', days: 'পৌঁছানোর কথা ছিল {{from}} থেকে {{to}}-এর মধ্যে' },
  later: 'দুঃখিত, দেরি হচ্ছে: এখন ধারণা, {{day}}-এর মধ্যে পৌঁছাবে',
  why: 'কেন তখন?',
  because: {
    cutOff: '{{day}}: পার্সেল বের হয় {{time}} পর্যন্ত, সেই সময় পার হয়ে গিয়েছিল।',
    holiday: '{{day}} গুদামের ছুটি।',
    closed: { day: '{{day}}: বন্ধ, {{reason}}।', days: '{{from}} থেকে {{to}}: বন্ধ, {{reason}}।' },
    full: {
      day: '{{day}} যত পার্সেল বের হতে পারে, সব আগেই ঠিক হয়ে আছে।',
      days: '{{from}} থেকে {{to}} যত পার্সেল বের হতে পারে, সব আগেই ঠিক হয়ে আছে।',
    },
    leaves: 'গুদাম থেকে বের হবে {{day}}।',
    courierHoliday: '{{day}} কুরিয়ারের ছুটি।',
    transit: 'কুরিয়ারের কাছে কর্মদিবস: {{count}}।',
  },
};
