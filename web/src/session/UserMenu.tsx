import { lazy, Suspense } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { LinkButton } from '../shell/parts/LinkButton';
import { useFirstPress } from '../shell/parts/useFirstPress';
import { personaOf } from './personas';
import type { Session } from './session';
import { UserButton } from './UserButton';
import { useSession } from './useSession';

const loadMenu = () => import('./SessionMenu');
const SessionMenu = lazy(async () => ({ default: (await loadMenu()).SessionMenu }));

/** Who is signed in, and the way to be somebody else. */
export function UserMenu() {
  const { t } = useTranslation();
  const session = useSession();
  if (session) return <MenuOf session={session} />;
  return (
    <LinkButton to="/sign-in" size="compact-md" variant="light">
      {t('session.signIn')}
    </LinkButton>
  );
}

/** The button at once, the menu with the first press. */
function MenuOf({ session }: { readonly session: Session }) {
  const name = personaOf(session.id)?.name ?? session.id;
  const { pressed, button: handlers } = useFirstPress(loadMenu);
  const button = <UserButton name={name} aria-haspopup="menu" {...handlers} />;
  if (!pressed) return button;
  return (
    <Suspense fallback={button}>
      <SessionMenu name={name} session={session} />
    </Suspense>
  );
}
