import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';

interface AskedSumProps {
  /** Whether anything is asked for; what was worked out before stands for nothing then. */
  readonly isAsked: boolean;
  readonly sum: MoneyJson | undefined;
}

/** What the customer asks to be given back comes to. */
export function AskedSum({ isAsked, sum }: AskedSumProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Group justify="space-between" role="status">
      <Text size="sm" {...(isAsked ? { fw: 600 } : { c: 'dimmed' })}>
        {t(isAsked ? 'refunds.ask.sum' : 'refunds.ask.nothing')}
      </Text>
      {isAsked && sum && (
        <Text fw={700} className="numeric">
          {format.money(sum)}
        </Text>
      )}
    </Group>
  );
}
