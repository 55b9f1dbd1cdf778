import { STAFF_ROLES } from '../../people/actor';
import { PLACES } from '../stages';
import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';

export const SAMPLES: CommandSamples = {
  addNote: {
    may: STAFF_ROLES,
    at: 'confirmed',
    payload: { noteId: 'note-1', body: 'Call first', visibility: 'staff' },
    offered: PLACES,
  },
};

export const FACTS: FactSamples = {
  NoteAdded: [
    { fact: { type: 'NoteAdded', noteId: 'note-1', visibility: 'staff' } },
    { fact: { type: 'NoteAdded', noteId: 'note-1', visibility: 'customer' }, tells: 'noteAdded' },
  ],
};
