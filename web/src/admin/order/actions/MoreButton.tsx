import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';

interface MoreButtonProps
  extends ActionIconProps, Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ActionIconProps> {
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Opens the menu of what is done rarely. */
export function MoreButton(button: MoreButtonProps) {
  const { t } = useTranslation();
  return (
    <ActionIcon size={44} variant="default" aria-label={t('adminOrder.actions.more')} {...button}>
      <IconDots size={20} aria-hidden />
    </ActionIcon>
  );
}
