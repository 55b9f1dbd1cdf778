import { Button, Group, Paper, Text, Title } from '@mantine/core';
import type { AllocationRulesJson } from '../../../../../api/schema/stock/allocationRules';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';

type Strategy = AllocationRulesJson['strategies'][number];

interface StrategyCardProps {
  readonly strategy: Strategy;
  readonly number: number;
  readonly busy?: boolean;
  /** Each absent where this person may not, or can't. */
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
  readonly onUp?: () => void;
}

/** One strategy in words, with what may be done to it. */
export function StrategyCard({ strategy, number, busy = false, onEdit, onRemove, onUp }: StrategyCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name } = strategy;
  return (
    <Paper component="section" p="md" withBorder aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <Title order={2} size="h4">
            {format.number(number)}. {name}
          </Title>
          <StrategyWords strategy={strategy} />
        </div>
        <Group gap="xs">
          {onUp && (
            <Button
              size="xs"
              variant="subtle"
              loading={busy}
              onClick={onUp}
              aria-label={t('allocation.rules.upOf', { name })}
            >
              {t('allocation.rules.up')}
            </Button>
          )}
          {onEdit && (
            <Button
              size="xs"
              variant="light"
              aria-haspopup="dialog"
              onClick={onEdit}
              aria-label={t('allocation.rules.editOf', { name })}
            >
              {t('allocation.rules.edit')}
            </Button>
          )}
          {onRemove && (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              loading={busy}
              onClick={onRemove}
              aria-label={t('allocation.rules.removeOf', { name })}
            >
              {t('allocation.rules.remove')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function StrategyWords({
  strategy: { when = {}, rankBy, warehouses, maxParcels },
}: {
  readonly strategy: Strategy;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cities, countries, skus, totalFrom } = when;
  const list = (words: readonly string[]): string => words.join(', ');
  const words = [
    t(`allocation.rules.rankings.${rankBy}`),
    maxParcels !== undefined && t('allocation.rules.atMost', { count: maxParcels }),
    cities && t('allocation.rules.toCities', { list: list(cities) }),
    countries && t('allocation.rules.toCountries', { list: list(countries) }),
    skus && t('allocation.rules.withSkus', { list: list(skus) }),
    totalFrom && t('allocation.rules.fromTotal', { amount: format.money(totalFrom) }),
    warehouses && t('allocation.rules.onlyFrom', { list: list(warehouses) }),
  ].filter((word) => typeof word === 'string');
  return (
    <>
      {words.map((word) => (
        <Text key={word} size="sm" c="dimmed">
          {word}
        </Text>
      ))}
    </>
  );
}
