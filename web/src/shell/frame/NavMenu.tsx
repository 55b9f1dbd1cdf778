import { Menu } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { router } from '../../routing/router';
import type { NavGroup } from '../navEntry';
import { useFocusOfLast } from '../parts/useFirstPress';
import { NavButton } from './NavButton';
import type { NavPage } from './navPages';

interface NavMenuProps {
  readonly group: NavGroup;
  readonly pages: readonly [NavPage, ...NavPage[]];
}

/** The pages of a group, open, with the button that they open from. */
export function NavMenu({ group, pages }: NavMenuProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useFocusOfLast(button);
  return (
    <Menu
      position="bottom-start"
      width={220}
      withArrow
      defaultOpened
      // It belongs to the header, and nothing but its items takes the focus.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
    >
      <Menu.Target>
        <NavButton group={group} pages={pages} ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ to, text, icon: Glyph }) => (
          <Menu.Item
            key={to}
            leftSection={<Glyph size={16} aria-hidden />}
            onClick={() => void router.navigate({ to })}
          >
            {t(text)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
