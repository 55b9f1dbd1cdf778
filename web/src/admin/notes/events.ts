import type { EventWords } from '../../orders/timeline/eventWord';

export const noteEvents = {
  NoteAdded: { text: 'notes.events.NoteAdded', tone: 'plain' },
} as const satisfies EventWords;
