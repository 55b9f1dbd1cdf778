import { MESSAGE_LANGUAGES, type MessageLanguage } from '../notifications/message';
import type { CodePurpose } from './code';

type Words = Readonly<Record<MessageLanguage, (code: string) => string>>;

/** What a text with a code says: the code first, as phones show it, what it is for, and that nobody else asks for it. */
const TEXTS: Readonly<Record<CodePurpose, Words>> = {
  payout: {
    en: (code) =>
      `${code} is your code to receive your refund. It is good for 10 minutes. Give it to nobody who calls you.`,
    bn: (code) =>
      `${code} আপনার টাকা ফেরত পাওয়ার কোড। ১০ মিনিট কার্যকর থাকবে। কেউ ফোন করে চাইলেও কোডটি দেবেন না।`,
  },
  confirmation: {
    en: (code) =>
      `${code} is your code to confirm an order that you pay at the door. It is good for 10 minutes. Give it to nobody who calls you.`,
    bn: (code) =>
      `${code} আপনার অর্ডার নিশ্চিত করার কোড; টাকা দেবেন দরজায়। ১০ মিনিট কার্যকর থাকবে। কেউ ফোন করে চাইলেও কোডটি দেবেন না।`,
  },
};

/** The text that brings a code, in the order's language where texts are written in it. */
export function codeText(purpose: CodePurpose, code: string, locale: string): string {
  const language = MESSAGE_LANGUAGES.find((known) => known === locale) ?? MESSAGE_LANGUAGES[0];
  return TEXTS[purpose][language](code);
}
