import type { Messages } from '../notifications/message';

export const NOTE_MESSAGES = {
  noteAdded: {
    by: ['email'],
    words: {
      en: { subject: 'A message about order {number}', body: '{note}' },
      bn: { subject: 'অর্ডার {number} সম্পর্কে বার্তা', body: '{note}' },
    },
  },
} as const satisfies Messages;
