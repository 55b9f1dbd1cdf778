import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { ErrorNotice } from '../shell/feedback/ErrorNotice';
import type { Session } from './session';
import { signInWithToken } from './signIn';

/** Signs in with a token of the shop's own identity provider. */
export function TokenForm({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const signIn = useMutation({ mutationFn: () => signInWithToken(token.trim()), onSuccess: onSignedIn });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <Stack>
        <Text c="dimmed">{t('session.tokenIntro')}</Text>
        <Textarea
          label={t('session.token')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          required
        />
        {signIn.error && <ErrorNotice error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending} disabled={!token.trim()}>
          {t('session.signInToken')}
        </Button>
      </Stack>
    </form>
  );
}
