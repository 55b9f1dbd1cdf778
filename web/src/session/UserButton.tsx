import { Avatar, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import classes from './UserButton.module.css';

interface UserButtonProps
  extends
    UnstyledButtonProps,
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof UnstyledButtonProps | 'name'> {
  /** Of who is signed in. */
  readonly name: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Shows who is signed in, by their initials; the menu opens from it. */
export function UserButton({ name, ...button }: UserButtonProps) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes.button} aria-label={t('session.menu', { name })} {...button}>
      <Avatar name={name} color="pine" size={36} aria-hidden />
    </UnstyledButton>
  );
}
