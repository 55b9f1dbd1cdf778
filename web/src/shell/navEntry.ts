import type { Icon } from '@tabler/icons-react';
import type { TextKey } from '../i18n/texts';
import type { Permission } from '../../../domain/people/permissions';

/** Pages that stand in one place of the header, where somebody has many of them. */
export type NavGroup = 'money' | 'stock' | 'time';

/** How a page stands among the links of the header. */
export interface NavEntry {
  /** Its place among the links: the lowest comes first. */
  readonly order: number;
  /** The key of its text. */
  readonly text: TextKey;
  readonly icon: Icon;
  readonly group?: NavGroup;
  /** Who lacks it is not led there. */
  readonly needs?: Permission;
}
