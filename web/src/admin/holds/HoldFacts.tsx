import { Badge, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { useWord } from '../../i18n/useWord';
import { useHoldNotes } from './useHoldNotes';

export type HoldJson = AdminOrderJson['holds'][number];

/** What a hold is called: its reason, and the key where the order has several of the same. */
export function useHoldName({
  holds,
}: Pick<AdminOrderJson, 'holds'>): (hold: Pick<HoldJson, 'key' | 'reason'>) => string {
  const word = useWord();
  return ({ key, reason }) => {
    const isOneOfSeveral = holds.some((other) => other.reason === reason && other.key !== key);
    return isOneOfSeveral ? `${word('holdReasons', reason)} (${key})` : word('holdReasons', reason);
  };
}

interface HoldFactsProps {
  readonly order: Pick<AdminOrderJson, 'holds'>;
  readonly hold: HoldJson;
}

/** What the hold blocks, who looks after it, since when and why it stands, and when and how it ends. */
export function HoldFacts({ order, hold }: HoldFactsProps) {
  const { t } = useTranslation();
  const word = useWord();
  const format = useFormat();
  const holdName = useHoldName(order);
  const notesText = useHoldNotes();
  return (
    <>
      <Text size="sm" component="div">
        <Text size="sm" fw={600} span style={{ overflowWrap: 'anywhere' }}>
          {holdName(hold)}
        </Text>
        {hold.overdue && (
          <Badge color="red.9" variant="filled" size="sm" ml={6}>
            {t('holds.overdue')}
          </Badge>
        )}
        {' · '}
        {t('holds.facts', {
          blocks: hold.blocks.map((what) => word('holds.blocks', what)).join(', ') || t('holds.nothing'),
          owner: word('session.roles', hold.owner),
          since: format.instant(hold.since),
        })}
      </Text>
      {hold.notes && (
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {t('holds.why', { notes: notesText(hold.notes) })}
        </Text>
      )}
      <HoldEndText hold={hold} />
    </>
  );
}

function HoldEndText({ hold: { until, overdue, ...hold } }: { readonly hold: HoldJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (until === undefined || hold.default === undefined) return null;
  return (
    <Text size="sm" {...(overdue && { fw: 600 })}>
      {t(`holds.${overdue ? 'ended' : 'ends'}.${hold.default}`, { until: format.instant(until) })}
    </Text>
  );
}
