import { Checkbox, Text } from '@mantine/core';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './CardChoice.module.css';
import type { CreditOffer } from './creditOf';

interface CreditPartProps {
  readonly part: NonNullable<CreditOffer['part']>;
  readonly isUsed: boolean;
  readonly onUse: (use: boolean) => void;
}

/** Offers store credit that pays for a part of the cart; what is left is paid by the method below it. */
export function CreditPart({ part: { amount, rest }, isUsed, onUse }: CreditPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Checkbox.Card checked={isUsed} onChange={onUse} className={classes.card} radius="sm">
      <Checkbox.Indicator />
      <div className={classes.text}>
        <Text fw={600} size="sm">
          {t('checkout.creditPart.label', { amount: format.money(amount) })}
        </Text>
        <Text size="xs" c="dimmed">
          {t('checkout.creditPart.hint', { rest: format.money(rest) })}
        </Text>
      </div>
    </Checkbox.Card>
  );
}
