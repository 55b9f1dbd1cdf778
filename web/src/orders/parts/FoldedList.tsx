import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';

interface FoldedListProps<Item> {
  readonly items: readonly Item[];
  readonly children: (shown: readonly Item[]) => ReactNode;
}

const SHOWN = 8;
/** Unfolding one or two more is not worth the click. */
const SLACK = 2;

/** The first items of a list, and all of them on request: an order of hundreds of lines hides nothing below it. */
export function FoldedList<Item>({ items, children }: FoldedListProps<Item>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [unfolded, setUnfolded] = useState(false);
  if (items.length <= SHOWN + SLACK) return children(items);
  return (
    <>
      {children(unfolded ? items : items.slice(0, SHOWN))}
      <Button
        size="xs"
        variant="subtle"
        mt="xs"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {unfolded
          ? t('orders.page.fewerLines')
          : t('orders.page.allLines', { count: format.number(items.length) })}
      </Button>
    </>
  );
}
