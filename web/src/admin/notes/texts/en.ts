export const notes = {
  messageKinds: {
    noteAdded: 'a note for you',
  },
  events: {
    NoteAdded: 'A note was added.',
  },
  title: 'Notes',
  none: 'No notes yet.',
  body: 'Note',
  placeholder: 'What should the next person know?',
  staff: 'Staff only',
  customer: 'Customer sees it',
  who: 'Who sees the note',
  add: 'Add note',
};
