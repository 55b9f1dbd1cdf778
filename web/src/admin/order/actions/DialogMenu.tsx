import { lazy, Suspense } from 'react';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useFirstPress } from '../../../shell/parts/useFirstPress';
import { useQuestion } from '../../../shell/parts/useQuestion';
import { DIALOGS } from '../panels';
import { MoreButton } from './MoreButton';

const loadMenu = () => import('./OpenDialogMenu');
const OpenDialogMenu = lazy(async () => ({ default: (await loadMenu()).OpenDialogMenu }));

/** What is done rarely, behind a button; nothing while there is nothing of it. */
export function DialogMenu({ order }: { readonly order: AdminOrderJson }) {
  const offered = DIALOGS.filter(({ isOffered }) => isOffered(order));
  const [asked, ask] = useQuestion<string>((name) => offered.some((dialog) => dialog.name === name));
  const { pressed, button: handlers } = useFirstPress(loadMenu);
  const Dialog = offered.find(({ name }) => name === asked)?.Dialog;
  if (offered.length === 0) return null;
  const button = <MoreButton aria-haspopup="menu" {...handlers} />;
  return (
    <>
      {pressed ? (
        <Suspense fallback={button}>
          <OpenDialogMenu offered={offered} onChoose={ask} />
        </Suspense>
      ) : (
        button
      )}
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog order={order} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  );
}
