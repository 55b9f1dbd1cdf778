import { Notification, Portal } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { currentToasts, dismissToast, onToastChange, type Toast } from './toast';
import classes from './Toasts.module.css';

const LOOKS = {
  success: { color: 'pine', Glyph: IconCheck, role: 'status', shownMs: 4_000 },
  failure: { color: 'red', Glyph: IconX, role: 'alert', shownMs: 9_000 },
} as const;

/** What the page has to say in passing. The region is there before its first words: screen readers listen to it by then. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(onToastChange, currentToasts);
  return (
    <Portal>
      <div className={classes.toasts} role="region" aria-live="polite" aria-label={t('shell.toasts')}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </Portal>
  );
}

function ToastCard({ toast: { id, tone, title, message } }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  const { color, Glyph, role, shownMs } = LOOKS[tone];
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [held, id, shownMs]);
  return (
    <Notification
      className={classes.toast}
      role={role}
      color={color}
      icon={<Glyph size={18} aria-hidden />}
      title={title}
      withBorder
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      onClose={() => dismissToast(id)}
      // Whoever reads it, or is about to close it, is not hurried.
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message}
    </Notification>
  );
}
