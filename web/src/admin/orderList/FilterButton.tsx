import { Button, type ButtonProps } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './FilterMenu.module.css';

interface FilterButtonProps
  extends ButtonProps, Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ButtonProps> {
  /** How many filters are in use. */
  readonly count: number;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Opens the filters, and says how many of them narrow the list. */
export function FilterButton({ count, ...button }: FilterButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const inUse = count === 0 ? '' : `\u00a0(${format.number(count)})`;
  return (
    <Button
      size="md"
      px="sm"
      variant={count > 0 ? 'light' : 'default'}
      leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
      classNames={{ section: classes.section }}
      aria-label={`${t('orderList.filters')}${inUse}`}
      {...button}
    >
      <span className={classes.word}>{t('orderList.filters')}</span>
      {inUse && <span className="numeric">{inUse}</span>}
    </Button>
  );
}
