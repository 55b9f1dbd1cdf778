import { Radio, Stack, Text } from '@mantine/core';
import { IconCash, IconCreditCard, IconWallet } from '@tabler/icons-react';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { CardChoice } from './CardChoice';
import classes from './CardChoice.module.css';
import type { PayBy } from './checkoutForm';
import { CreditPart } from './CreditPart';
import type { CreditOffer } from './creditOf';

interface PaymentChoiceProps {
  /** What a courier would collect; null where nothing can be paid at the door. */
  readonly cash: MoneyJson | null;
  readonly credit: CreditOffer;
  readonly usesCredit: boolean;
  readonly onCredit: (use: boolean) => void;
  readonly method: PayBy;
  readonly onMethod: (method: PayBy) => void;
  /** The chosen card's token. */
  readonly token: string;
  readonly onToken: (token: string) => void;
}

/** Store credit for a part, where there is some; then card or, where a courier can collect it, cash at the door, or enough store credit. */
export function PaymentChoice({
  credit: { whole, part },
  usesCredit,
  onCredit,
  ...choice
}: PaymentChoiceProps) {
  return (
    <Stack gap="lg">
      {part && <CreditPart part={part} isUsed={usesCredit} onUse={onCredit} />}
      <MethodChoice {...choice} credit={whole} isRest={part !== null && usesCredit} />
    </Stack>
  );
}

interface MethodChoiceProps extends Pick<
  PaymentChoiceProps,
  'cash' | 'method' | 'onMethod' | 'token' | 'onToken'
> {
  /** Store credit that pays for all of the cart. */
  readonly credit: MoneyJson | null;
  /** A part is paid by store credit. */
  readonly isRest: boolean;
}

/** The method; of cards, which one. */
function MethodChoice({ cash, credit, isRest, method, onMethod, token, onToken }: MethodChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!cash && !credit) return <CardChoice label={t('checkout.payment')} value={token} onChange={onToken} />;
  const methods = [
    { value: 'card', hint: t('checkout.methods.card.hint'), Icon: IconCreditCard },
    ...(cash
      ? [
          {
            ...({ value: 'cod', Icon: IconCash } as const),
            hint: isRest
              ? t('checkout.methods.cod.restHint')
              : t('checkout.methods.cod.hint', { amount: format.money(cash) }),
          },
        ]
      : []),
    ...(credit
      ? [
          {
            ...({ value: 'credit', Icon: IconWallet } as const),
            hint: t('checkout.methods.credit.hint', { amount: format.money(credit) }),
          },
        ]
      : []),
  ] as const;
  return (
    <Stack gap="lg">
      <Radio.Group
        label={t('checkout.payment')}
        value={method}
        onChange={(chosen) => onMethod(methods.find(({ value }) => value === chosen)?.value ?? 'card')}
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
