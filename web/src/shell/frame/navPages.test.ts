import { IconCash } from '@tabler/icons-react';
import type { NavGroup } from '../navEntry';
import { navPlacesOf, type NavPage } from './navPages';

const page = (to: string, group?: NavGroup): NavPage =>
  ({ order: 1, text: 'shell.back', icon: IconCash, to, ...(group && { group }) }) as unknown as NavPage;

const shown = (...pages: readonly NavPage[]): readonly string[] =>
  navPlacesOf(pages).map((place) =>
    'page' in place ? place.page.to : `${place.group}: ${place.pages.map(({ to }) => to).join(' ')}`,
  );

test('pages of a group that somebody has many of stand in one place, that of the first', () => {
  expect(
    shown(page('/a'), page('/b', 'money'), page('/c'), page('/d', 'money'), page('/e', 'money')),
  ).toEqual(['/a', 'money: /b /d /e', '/c']);
});

test('one or two stand among the others', () => {
  expect(shown(page('/a'), page('/b', 'money'), page('/d', 'money'))).toEqual(['/a', '/b', '/d']);
});
