import type { Actor } from '../../../domain/people/actor';
import type { Change } from '../change';

/** A note; its text is nowhere but in this row. */
export interface NoteRow {
  readonly id: string;
  readonly body: string;
  readonly visibility: 'staff' | 'customer';
  readonly authorId: string;
  readonly authorRole: Actor['role'];
  readonly createdAt: string;
}

/** The note that the command brings. SQL function: `write_notes`. */
export function noteRows({ events, details: { note } }: Change): readonly NoteRow[] {
  return events.flatMap((event) => {
    if (event.type !== 'NoteAdded' || note?.id !== event.noteId) return [];
    const { visibility, actor, at: createdAt } = event;
    const { id, body } = note;
    return [{ id, body, visibility, authorId: actor.id, authorRole: actor.role, createdAt }];
  });
}
