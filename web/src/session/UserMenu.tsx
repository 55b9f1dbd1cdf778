import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { LinkButton } from '../shell/parts/LinkButton';
import { personaOf } from './personas';
import type { Session } from './session';
import { UserButton } from './UserButton';
import { useSession } from './useSession';

const SessionMenu = lazy(async () => ({ default: (await import('./SessionMenu')).SessionMenu }));

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

/** The button at once, the menu behind it when somebody comes near: most pages are read without it. */
function MenuOf({ session }: { readonly session: Session }) {
  const name = personaOf(session.id)?.name ?? session.id;
  const [near, setNear] = useState(false);
  const [asked, setAsked] = useState(false);
  const focused = useRef(false);
  const button = (
    <UserButton
      name={name}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={asked}
      onPointerEnter={() => setNear(true)}
      onFocus={() => {
        focused.current = true;
        setNear(true);
      }}
      onBlur={() => (focused.current = false)}
      onClick={() => {
        setAsked(true);
        setNear(true);
      }}
    />
  );
  if (!near) return button;
  return (
    <Suspense fallback={button}>
      <SessionMenu name={name} session={session} opensAtOnce={asked} focused={focused} />
    </Suspense>
  );
}
