import { Alert, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFindWord, useWord } from '../../i18n/useWord';
import { CourierReason } from '../parcels/CourierReason';
import { RiskText } from '../review/RiskText';
import { HoldDecision } from './HoldDecision';
import { HoldFacts, type HoldJson } from './HoldFacts';
import classes from './HoldPanel.module.css';

/** On a phone nothing is cut off, whatever a hold is called. */
const NARROW = { body: { minWidth: 0 }, title: { overflowWrap: 'anywhere' } } as const;

/** Every hold of the order, each with what may be decided about it; nothing while nothing holds it. */
export function HoldPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const word = useWord();
  if (order.holds.length === 0) return null;
  const title = t(order.holds.every(endsByItself) ? 'holds.titleHeld' : 'holds.title');
  return (
    <Alert
      color="marigold"
      radius="lg"
      mb="lg"
      styles={NARROW}
      icon={<IconHandStop aria-hidden />}
      title={`${title}: ${order.holdReasons.map((reason) => word('holdReasons', reason)).join(', ')}`}
    >
      <ul className={classes.holds} aria-label={t('holds.list')}>
        {order.holds.map((hold) => (
          <li key={hold.key} className={classes.hold}>
            <HoldFacts order={order} hold={hold} />
            {hold.reason === 'FRAUD_REVIEW' && <RiskText risk={order.risk} />}
            {hold.reason === 'COURIER' && <CourierReason order={order} notes={hold.notes} />}
            <Advice hold={hold} />
            <HoldDecision order={order} hold={hold} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** What a person does about it, where there is something to say of every such hold. */
function Advice({ hold: { reason, releaseNeedsNotes } }: { readonly hold: HoldJson }) {
  const { t } = useTranslation();
  const find = useFindWord();
  const advice = (releaseNeedsNotes && find('holdDecision', reason)) || find('holdAdvice', reason);
  return advice && <Text size="sm">{t('holds.whatToDo', { advice })}</Text>;
}

/** Nobody has to do anything about it, as long as its end is ahead. */
const endsByItself = ({ until, overdue }: HoldJson): boolean => until !== undefined && !overdue;
