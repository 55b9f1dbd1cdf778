import { Radio, Stack, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './CardChoice.module.css';
import { TEST_CARDS } from './testCards';

interface CardChoiceProps {
  readonly label: string;
  /** The chosen card's token. */
  readonly value: string;
  readonly onChange: (token: string) => void;
}

/** Chooses among the demonstration's cards, each of which says how it will behave. */
export function CardChoice({ label, value, onChange }: CardChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={label} description={t('checkout.demoCards')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="sm">
        {TEST_CARDS.map(({ name, token, lastDigits }) => (
          <Radio.Card key={token} value={token} className={classes.card}>
            <Radio.Indicator />
            <div className={classes.text}>
              <Text fw={600} size="sm">
                {t(`checkout.cards.${name}.label`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`checkout.cards.${name}.hint`)}
              </Text>
            </div>
            <span className={classes.number}>
              <IconCreditCard size={18} stroke={1.6} aria-hidden />
              <span className="numeric">•••• {lastDigits}</span>
            </span>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
