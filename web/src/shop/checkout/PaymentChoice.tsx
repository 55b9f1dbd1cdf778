import { Radio, Stack, Text } from '@mantine/core';
import { IconCash, IconCreditCard } from '@tabler/icons-react';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { CardChoice } from './CardChoice';
import classes from './CardChoice.module.css';
import type { PayBy } from './checkoutForm';

interface PaymentChoiceProps {
  /** What a courier would collect; null where nothing can be paid at the door. */
  readonly cash: MoneyJson | null;
  readonly method: PayBy;
  readonly onMethod: (method: PayBy) => void;
  /** The chosen card's token. */
  readonly token: string;
  readonly onToken: (token: string) => void;
}

/** Card or, where a courier can collect it, cash at the door; of cards, which one. */
export function PaymentChoice({ cash, method, onMethod, token, onToken }: PaymentChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!cash) return <CardChoice label={t('checkout.payment')} value={token} onChange={onToken} />;
  const methods = [
    { value: 'card', hint: t('checkout.methods.card.hint'), Icon: IconCreditCard },
    { value: 'cod', hint: t('checkout.methods.cod.hint', { amount: format.money(cash) }), Icon: IconCash },
  ] as const;
  return (
    <Stack gap="lg">
      <Radio.Group
        label={t('checkout.payment')}
        value={method}
        onChange={(chosen) => onMethod(chosen === 'cod' ? 'cod' : 'card')}
      >
        <Stack gap="xs" mt="sm">
          {methods.map(({ value, hint, Icon }) => (
            <Radio.Card key={value} value={value} className={classes.card}>
              <Radio.Indicator />
              <div className={classes.text}>
                <Text fw={600} size="sm">
                  {t(`checkout.methods.${value}.label`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              </div>
              <Icon size={20} stroke={1.6} aria-hidden />
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      {method === 'card' && <CardChoice label={t('checkout.whichCard')} value={token} onChange={onToken} />}
    </Stack>
  );
}
