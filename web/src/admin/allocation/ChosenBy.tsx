import { List, Text } from '@mantine/core';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { useTranslation } from '../../i18n/useTranslation';

type ChosenByProps = Pick<AllocationJson['choices'][number], 'strategy' | 'passed'>;

/** Which strategy chose, and why those before it did not. */
export function ChosenBy({ strategy, passed }: ChosenByProps) {
  const { t } = useTranslation();
  const name = (given: string): string => (given === 'together' ? t('allocation.together') : given);
  return (
    <>
      <Text size="sm" mb={4}>
        {strategy === null
          ? t('allocation.byStandard')
          : t('allocation.byStrategy', { strategy: name(strategy) })}
      </Text>
      {passed.length > 0 && (
        <List size="sm" mb="xs">
          {passed.map((one) => (
            <List.Item key={one.name}>
              {t(`allocation.passed.${one.because}`, { strategy: name(one.name) })}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}
