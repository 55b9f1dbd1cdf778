import { Badge, Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson, NoteJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { Section } from '../../shell/parts/Section';
import { Awaited } from '../../shell/feedback/Awaited';
import { personaOf } from '../../session/personas';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { addNote, notes } from './api';

/** What people wrote about the order, and the form to write more. */
export function NotesPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const query = useAdminOrderPart(order.id, notes);
  return (
    <Section title={t('notes.title')}>
      <Stack gap="md">
        {order.allowedActions.includes('addNote') && <NoteForm orderId={order.id} />}
        <Awaited query={query} room={40}>
          {({ items }) => <Notes items={items} />}
        </Awaited>
      </Stack>
    </Section>
  );
}

function Notes({ items }: { readonly items: readonly NoteJson[] }) {
  const { t } = useTranslation();
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('notes.none')}
      </Text>
    );
  }
  return items.map((note) => <Note key={note.id} note={note} />);
}

function Note({ note }: { readonly note: NoteJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {note.body}
      </Text>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          {personaOf(note.author.id)?.name ?? note.author.id} · {format.instant(note.createdAt)}
        </Text>
        {note.visibility === 'customer' && <Badge size="sm">{t('notes.customer')}</Badge>}
      </Group>
    </article>
  );
}

function NoteForm({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const [visibility, setVisibility] = useState<'staff' | 'customer'>('staff');
  const command = useAdminCommand(orderId, () => setBody(''));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        command.mutate(addNote(body.trim(), visibility));
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t('notes.body')}
          placeholder={t('notes.placeholder')}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          maxLength={4000}
        />
        <SegmentedControl
          aria-label={t('notes.who')}
          data={[
            { value: 'staff', label: t('notes.staff') },
            { value: 'customer', label: t('notes.customer') },
          ]}
          value={visibility}
          onChange={(value) => setVisibility(value === 'customer' ? 'customer' : 'staff')}
        />
        <Button type="submit" variant="light" loading={command.isPending} disabled={!body.trim()}>
          {t('notes.add')}
        </Button>
      </Stack>
    </form>
  );
}
