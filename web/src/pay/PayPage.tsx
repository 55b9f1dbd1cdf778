import { Button, Container, Loader, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenedLinkJson } from '../../../api/schema/money/payments';
import { isMissing } from '../http/problem';
import { useFormat } from '../i18n/useFormat';
import { useTranslation } from '../i18n/useTranslation';
import { useDeclineText } from '../orders/money/useDeclineText';
import { useParams } from '../routing/hooks';
import { EmptyState } from '../shell/feedback/EmptyState';
import { ErrorNotice } from '../shell/feedback/ErrorNotice';
import { PageTitle } from '../shell/parts/PageTitle';
import { CardChoice } from '../shop/checkout/CardChoice';
import { TEST_CARDS } from '../shop/checkout/testCards';
import { payByLink, readLink } from './api';
import { mayChange, standingOf } from './standing';

const ASK_AGAIN_MS = 1_500;

/** Where whoever has a payment link pays: it says which order, how much and until when, and nothing of who ordered what. */
export function PayPage() {
  const { t } = useTranslation();
  const { token } = useParams('/pay/$token');
  const link = useQuery({
    queryKey: ['pay', token],
    queryFn: ({ signal }) => readLink(token, signal),
    refetchInterval: ({ state: { data } }) => (data && mayChange(standingOf(data)) ? ASK_AGAIN_MS : false),
  });
  return (
    <Container size="xs" py="lg">
      {link.data && <Opened link={link.data} token={token} />}
      {isMissing(link.error) && (
        <EmptyState wholePage icon={IconLinkOff} title={t('pay.none')} hint={t('pay.noneHint')} />
      )}
      {link.error && !isMissing(link.error) && !link.data && (
        <ErrorNotice error={link.error} onRetry={() => void link.refetch()} />
      )}
      {link.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
    </Container>
  );
}

interface OpenedProps {
  readonly link: OpenedLinkJson;
  readonly token: string;
}

function Opened({ link, token }: OpenedProps) {
  const { t } = useTranslation();
  const standing = standingOf(link);
  switch (standing) {
    case 'ready':
      return <Pay link={link} token={token} />;
    case 'confirm':
      return <Confirm link={link} />;
    case 'settling':
      return (
        <Stack align="center" py="xl" role="status">
          <Loader aria-hidden />
          <PageTitle size="h3">{t('pay.settling')}</PageTitle>
        </Stack>
      );
    default:
      return (
        <EmptyState
          wholePage
          icon={standing === 'USED' || standing === 'ALREADY_PAID' ? IconCircleCheck : IconLinkOff}
          title={t(`pay.state.${standing}`, { number: link.orderNumber })}
          hint={t(`pay.hint.${standing}`)}
        />
      );
  }
}

function Pay({ link, token }: OpenedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const declineText = useDeclineText();
  const queryClient = useQueryClient();
  const [card, setCard] = useState(TEST_CARDS[0].token);
  const pay = useMutation({
    mutationFn: () => payByLink(token, card),
    onSuccess: (answer) => queryClient.setQueryData(['pay', token], answer),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['pay', token] }),
  });
  const amount = format.money(link.amount);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        pay.mutate();
      }}
    >
      <Stack gap="lg">
        <Paper component="section" p="lg">
          <PageTitle size="h3">{t('pay.title', { number: link.orderNumber })}</PageTitle>
          <Text size="xl" fw={700} className="numeric" mt="xs">
            {amount}
          </Text>
          <Text size="sm" c="dimmed">
            {t('pay.until', { until: format.instant(link.expiresAt) })}
          </Text>
          {link.attempt?.declineCode && !pay.isPending && (
            <Text size="sm" c="red" role="alert" mt="xs">
              {declineText(link.attempt.declineCode)}
            </Text>
          )}
        </Paper>
        <CardChoice label={t('checkout.whichCard')} value={card} onChange={setCard} />
        {pay.error && <ErrorNotice error={pay.error} />}
        <Button type="submit" size="md" fullWidth loading={pay.isPending}>
          {t('money.pay.confirm', { amount })}
        </Button>
      </Stack>
    </form>
  );
}

function Confirm({ link }: Pick<OpenedProps, 'link'>) {
  const { t } = useTranslation();
  const url = link.attempt?.actionUrl;
  return (
    <Paper component="section" p="lg">
      <Stack>
        <PageTitle size="h3">{t('money.pay.action')}</PageTitle>
        <Text size="sm">{t(url ? 'pay.confirmHint' : 'money.pay.actionNoLink')}</Text>
        {url && (
          // In another tab: the bank's page leads back to the order, which whoever has a link may not see.
          <Button component="a" href={url} target="_blank" rel="noreferrer">
            {t('money.pay.actionLink')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
