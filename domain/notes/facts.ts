import { unchanged, type FactTable } from '../fact';

/** What is written beside an order. */
export interface NoteFacts {
  readonly NoteAdded: { readonly noteId: string; readonly visibility: 'staff' | 'customer' };
}

export const NOTE_FACTS: FactTable<NoteFacts> = {
  NoteAdded: {
    evolve: unchanged,
    tells: ({ visibility }) => (visibility === 'customer' ? 'noteAdded' : undefined),
  },
};
