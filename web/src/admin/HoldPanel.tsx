import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../api/schema/admin';
import { useWord } from '../orders/useWord';
import { useAdminCommand } from './useAdminOrder';

/** Why the order waits for a person, and the decision it waits for. */
export function HoldPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Alert
      color="marigold"
      radius="lg"
      mb="lg"
      icon={<IconHandStop aria-hidden />}
      title={`${t('admin.order.holds')}: ${order.holds.map((hold) => word('vocabulary.hold', hold)).join(', ')}`}
    >
      <Stack gap="sm">
        {order.risk && (
          <Text size="sm">
            {t('admin.order.risk', { score: order.risk.score })}
            {order.risk.reasons.length > 0 && `: ${order.risk.reasons.join(', ')}`}
          </Text>
        )}
        {order.allowedActions.includes('decideReview') && <ReviewForm orderId={order.id} />}
      </Stack>
    </Alert>
  );
}

function ReviewForm({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const [notes, setNotes] = useState('');
  const review = useAdminCommand(orderId);
  const decide = (decision: 'approve' | 'reject'): void => review.mutate({ name: 'review', decision, notes });
  return (
    <Stack gap="sm" role="group" aria-label={t('admin.actions.reviewTitle')} maw={560}>
      <Textarea
        label={t('admin.actions.reviewNotes')}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        maxLength={2000}
      />
      <Group>
        <Button loading={review.isPending} onClick={() => decide('approve')}>
          {t('admin.actions.approve')}
        </Button>
        <Button variant="outline" color="red" loading={review.isPending} onClick={() => decide('reject')}>
          {t('admin.actions.reject')}
        </Button>
      </Group>
    </Stack>
  );
}
