import { Title, type TitleProps } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from '../../i18n/useTranslation';

interface PageTitleProps extends Omit<TitleProps, 'order' | 'children'> {
  readonly children: string;
}

/** The page's heading, which names its tab, its bookmark and its entry in the history too. */
export function PageTitle({ children, ...title }: PageTitleProps) {
  const { t } = useTranslation();
  const brand = t('shell.brand');
  useEffect(() => {
    document.title = `${children} · ${brand}`;
  }, [children, brand]);
  return (
    <Title order={1} {...title}>
      {children}
    </Title>
  );
}
