import type { NoteJson } from '../../../../api/schema/admin';
import { orderPart, post, type OrderCall } from '../order/orderCall';

export const notes = orderPart<{ readonly items: readonly NoteJson[] }>('notes');

export const addNote = (body: string, visibility: 'staff' | 'customer'): OrderCall =>
  post('notes', { body, visibility });
