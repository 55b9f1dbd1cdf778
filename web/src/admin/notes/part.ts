import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { NotesPanel } from './NotesPanel';

export const notePart = {
  panels: [{ name: 'notes', column: 'facts', order: 60, Panel: NotesPanel }],
  actions: { addNote: ELSEWHERE },
} as const satisfies OrderPagePart;
