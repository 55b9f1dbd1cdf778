import { Menu } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFocusOfLast } from '../../../shell/parts/useFirstPress';
import type { OrderDialog } from '../orderPagePart';
import { MoreButton } from './MoreButton';

interface OpenDialogMenuProps {
  readonly offered: readonly OrderDialog[];
  readonly onChoose: (name: string) => void;
}

/** The menu of what is done rarely, open, with the button that it opens from. */
export function OpenDialogMenu({ offered, onChoose }: OpenDialogMenuProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useFocusOfLast(button);
  return (
    <Menu position="bottom-end" shadow="md" returnFocus defaultOpened>
      <Menu.Target>
        <MoreButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ name, label }) => (
          <Menu.Item key={name} mih={44} onClick={() => onChoose(name)}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
