import type { messages as english } from './en';

export const messages: typeof english = {
  told: {
    sms: 'এসএমএস পাঠানো হয়েছে: {{about}}।',
    email: 'ইমেইল পাঠানো হয়েছে: {{about}}।',
    smsQueued: 'একটি এসএমএস পাঠানোর অপেক্ষায়: {{about}}।',
    emailQueued: 'একটি ইমেইল পাঠানোর অপেক্ষায়: {{about}}।',
    smsUnaddressed: 'নম্বর না থাকায় এসএমএস পাঠানো হয়নি: {{about}}।',
    emailUnaddressed: 'ঠিকানা না থাকায় ইমেইল পাঠানো হয়নি: {{about}}।',
    smsOutdated: 'এসএমএস পাঠানো হয়নি, কারণ কথাটি আর সত্য ছিল না: {{about}}।',
    emailOutdated: 'ইমেইল পাঠানো হয়নি, কারণ কথাটি আর সত্য ছিল না: {{about}}।',
    smsUnsent: 'এসএমএস পাঠানো যায়নি: {{about}}।',
    emailUnsent: 'ইমেইল পাঠানো যায়নি: {{about}}।',
  },
  state: {
    QUEUED: 'পাঠানোর অপেক্ষায়',
    SENT: 'পাঠানো হয়েছে',
    DELIVERED: 'পৌঁছেছে',
    FAILED: 'ব্যর্থ',
    SUPPRESSED: 'পাঠানো হয়নি',
  },
  errors: {
    outdated: 'পাঠানোর সময় কথাটি আর সত্য ছিল না।',
    'no address on file': 'পাঠানোর কোনো ঠিকানা নেই।',
  },
  title: 'ক্রেতাকে পাঠানো বার্তা',
  none: 'এখনও কোনো বার্তা পাঠানো হয়নি।',
  tab: 'বার্তা',
  channel: {
    sms: 'এসএমএস',
    email: 'ইমেইল',
  },
};
