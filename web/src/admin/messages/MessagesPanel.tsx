import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconMail, IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson, NotificationListJson } from '../../../../api/schema/admin';
import type { NotificationStatus } from '../../../../domain/notifications/notifications';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord, useWord } from '../../i18n/useWord';
import { Awaited } from '../../shell/feedback/Awaited';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { notifications } from './api';
import classes from './MessagesPanel.module.css';

const COLOR: Readonly<Record<NotificationStatus, string>> = {
  QUEUED: 'gray',
  SENT: 'blue',
  DELIVERED: 'pine',
  FAILED: 'red',
  SUPPRESSED: 'gray',
};

/** Vendors' words that the badge says already. */
const OUR_WORDS: readonly string[] = ['queued', 'sent', 'delivered', 'failed'];

/** What the customer was told, and whether it reached them. */
export function MessagesPanel({ order }: { readonly order: AdminOrderJson }) {
  const query = useAdminOrderPart(order.id, notifications, ({ items }) =>
    items.some(({ status }) => status === 'QUEUED'),
  );
  return (
    <Awaited query={query} room={80}>
      {({ items }) => <Messages items={items} />}
    </Awaited>
  );
}

function Messages({ items }: { readonly items: NotificationListJson['items'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const find = useFindWord();
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('messages.none')}
      </Text>
    );
  }
  const instantOf = format.instantsOf(items.map(({ queuedAt }) => queuedAt));
  return (
    <Stack gap="sm" aria-label={t('messages.title')}>
      {items.map(({ id, kind, channel, recipient, status, error, vendorStatus, queuedAt, subject, text }) => {
        const Glyph = channel === 'email' ? IconMail : IconMessage2;
        return (
          <Group key={id} wrap="nowrap" align="flex-start">
            <Glyph size={20} stroke={1.6} aria-label={t(`messages.channel.${channel}`)} />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600}>
                {word('messageKinds', kind)}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {recipient} · {instantOf(queuedAt)}
                {vendorStatus && !OUR_WORDS.includes(vendorStatus) && ` · ${vendorStatus}`}
              </Text>
              {error && (
                <Text size="xs" c="red">
                  {find('messages.errors', error) ?? error}
                </Text>
              )}
              {text !== null && <MessageText subject={subject} text={text} />}
            </div>
            <Badge size="sm" color={COLOR[status]}>
              {t(`messages.state.${status}`)}
            </Badge>
          </Group>
        );
      })}
    </Stack>
  );
}

/** What the customer read, as it was sent. */
function MessageText({ subject, text }: { readonly subject: string | null; readonly text: string }) {
  return (
    <blockquote className={classes.text}>
      {subject !== null && (
        <Text size="sm" fw={600}>
          {subject}
        </Text>
      )}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
    </blockquote>
  );
}
