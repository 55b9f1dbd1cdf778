import { Radio, Stack } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';

/** How a customer wants their money back. */
export type RefundMethod = 'original' | 'credit';

interface RefundMethodChoiceProps {
  /** Whether the order was paid in cash, which has no way back of its own. */
  readonly isCash: boolean;
  readonly method: RefundMethod;
  readonly onChange: (method: RefundMethod) => void;
}

/** Where the order's country allows it, customers choose; the way they paid is what is chosen unless they say otherwise. */
export function RefundMethodChoice({ isCash, method, onChange }: RefundMethodChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('storeCredit.choose.label')}
      value={method}
      onChange={(chosen) => onChange(chosen === 'credit' ? 'credit' : 'original')}
    >
      <Stack gap="xs" mt="xs">
        {(['original', 'credit'] as const).map((value) => {
          const text = value === 'original' && isCash ? 'cash' : value;
          return (
            <Radio
              key={value}
              value={value}
              label={t(`storeCredit.choose.${text}`)}
              description={t(`storeCredit.choose.${text}Hint`)}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}
