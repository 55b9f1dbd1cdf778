import type { timeline as english } from './en';

export const timeline: typeof english = {
  unknown: 'কিছু একটা বদলেছে ({{type}})।',
  showDetails: 'মূল তথ্য দেখান',
  hideDetails: 'মূল তথ্য লুকান',
  by: '{{actor}}',
};
