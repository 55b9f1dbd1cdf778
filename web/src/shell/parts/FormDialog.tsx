import { lazy, Suspense, useEffect, useState } from 'react';
import type { FormDialogProps } from './FormModal';

const loadModal = () => import('./FormModal');
const FormModal = lazy(async () => ({ default: (await loadModal()).FormModal }));

/**
 * Asks for what a command needs, and once more whether it is meant. The dialog's code is fetched behind the page that may open it,
 * whose own words come first.
 */
export function FormDialog({ opened = true, ...dialog }: FormDialogProps) {
  const [needed, setNeeded] = useState(opened);
  if (opened && !needed) setNeeded(true);
  useEffect(() => {
    // One that can't be fetched now is asked for again when it is needed.
    void loadModal().catch(() => undefined);
  }, []);
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <FormModal opened={opened} {...dialog} />
    </Suspense>
  );
}
