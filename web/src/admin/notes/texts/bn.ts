import type { notes as english } from './en';

export const notes: typeof english = {
  messageKinds: {
    noteAdded: 'আপনার জন্য একটি নোট',
  },
  events: {
    NoteAdded: 'একটি নোট যোগ করা হয়েছে।',
  },
  title: 'নোট',
  none: 'এখনও কোনো নোট নেই।',
  body: 'নোট',
  placeholder: 'পরের জনের কী জানা দরকার?',
  staff: 'শুধু কর্মী',
  customer: 'ক্রেতাও দেখবেন',
  who: 'নোটটি কে দেখবেন',
  add: 'নোট যোগ করুন',
};
