import { STAFF_ROLES } from '../../people/actor';
import { PLACES } from '../stages';
import type { CommandSamples } from '../commandSamples';

export const SAMPLES: CommandSamples = {
  addNote: {
    may: STAFF_ROLES,
    at: 'confirmed',
    payload: { noteId: 'note-1', body: 'Call first', visibility: 'staff' },
    offered: PLACES,
  },
};
