import { Alert, Stack, Text } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { useTimeline } from '../page/useOrder';
import { readText } from '../timeline/eventWord';
import { notesOf } from './storyOf';

/** What the shop has written to the customer: it is for them, and not to be unfolded first. Nothing where there is nothing. */
export function ShopNotes({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useTimeline(orderId);
  const notes = notesOf(data?.items ?? []);
  if (notes.length === 0) return null;
  return (
    <Alert
      role="note"
      color="pine"
      radius="lg"
      mb="md"
      icon={<IconMessage aria-hidden />}
      title={t('story.notes')}
    >
      <Stack gap="xs">
        {notes.map(({ id, at, data: note }) => (
          <div key={id}>
            <Text size="sm">{readText(note, 'body')}</Text>
            <Text size="xs" c="dimmed">
              <time dateTime={at}>{format.instant(at)}</time>
            </Text>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
