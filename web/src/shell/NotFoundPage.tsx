import { Container, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './LinkButton';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Container size="sm" py="xl" ta="center">
      <Text size="lg" mb="md">
        {t('shell.notFound')}
      </Text>
      <LinkButton to="/">{t('shell.toShop')}</LinkButton>
    </Container>
  );
}
