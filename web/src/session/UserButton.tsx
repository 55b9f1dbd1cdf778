import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
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

/** Shows who is signed in, by their initials; the menu opens from it. Who speaks to the page may call it by what it shows. */
export function UserButton({ name, ...button }: UserButtonProps) {
  const { t } = useTranslation();
  const initials = initialsOf(name);
  return (
    <UnstyledButton
      className={classes.button}
      aria-label={`${initials}, ${t('session.menu', { name })}`}
      {...button}
    >
      <span className={classes.initials}>{initials}</span>
    </UnstyledButton>
  );
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('');
}
