import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useWord } from '../../i18n/useWord';
import { useAdminCommand } from '../order/useAdminOrder';
import { decideReview } from '../review/api';
import { ReviewButtons } from '../review/ReviewButtons';
import { RiskText } from '../review/RiskText';
import { releaseHold } from './api';
import { HoldList, useHoldName } from './HoldList';

/** On a phone nothing is cut off, whatever a hold is called. */
const NARROW = { body: { minWidth: 0 }, title: { overflowWrap: 'anywhere' } } as const;
const LONG_NAME = { label: { whiteSpace: 'normal', overflowWrap: 'anywhere', lineHeight: 1.35 } } as const;

/** Why the order waits for a person, and the decision it waits for; nothing while it waits for nobody. */
export function HoldPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const word = useWord();
  if (order.holds.length === 0) return null;
  return (
    <Alert
      color="marigold"
      radius="lg"
      mb="lg"
      styles={NARROW}
      icon={<IconHandStop aria-hidden />}
      title={`${t('holds.title')}: ${order.holdReasons.map((reason) => word('holdReasons', reason)).join(', ')}`}
    >
      <Stack gap="sm">
        <RiskText risk={order.risk} />
        <HoldList holds={order.holds} />
        <DecisionForm order={order} />
      </Stack>
    </Alert>
  );
}

/** The decision the order waits for, as far as this person may make it. */
function DecisionForm({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const holdName = useHoldName();
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, () => setNotes(''));
  const mayReview = order.allowedActions.includes('decideReview');
  const releasable = order.holds.filter(({ mayRelease }) => mayRelease);
  if (!mayReview && releasable.length === 0) return null;
  return (
    <Stack gap="sm" role="group" aria-label={t('holds.decision')} maw={560}>
      <Textarea
        label={t('holds.notes')}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        maxLength={2000}
      />
      <Group>
        {mayReview && (
          <ReviewButtons
            isPending={command.isPending}
            onDecide={(decision) => command.mutate(decideReview(decision, notes))}
          />
        )}
        {releasable.map((hold) => (
          <Button
            key={hold.key}
            h="auto"
            mih={36}
            py={6}
            maw="100%"
            styles={LONG_NAME}
            loading={command.isPending}
            onClick={() => command.mutate(releaseHold(hold.key, notes))}
          >
            {t('holds.release', { hold: holdName(hold) })}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
