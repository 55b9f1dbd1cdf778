import type { photos as english } from './en';

export const photos: typeof english = {
  ofParcel: 'পার্সেলের ছবি',
  photo: 'পার্সেলের {{number}} নম্বর ছবি',
  add: 'ছবি যোগ করুন',
  remove: 'মুছুন',
  removeOf: '{{number}} নম্বর ছবি মুছুন',
};
