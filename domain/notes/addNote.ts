import { action } from '../command';

interface AddNote {
  readonly noteId: string;
  readonly body: string;
  readonly visibility: 'staff' | 'customer';
}

/** Writes a note beside the order. Its text is kept in SQL: the state has no free text. */
export const addNote = action<AddNote>({
  description: 'Writes a note beside the order.',
  shape: { noteId: 'text', body: 'text', visibility: { oneOf: ['staff', 'customer'] } },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: () => undefined,
  decide: (_order, { noteId, visibility }) => [{ type: 'NoteAdded', noteId, visibility }],
  keeps: ({ noteId, body }) => ({ note: { id: noteId, body } }),
});
