import { definePage } from '../routing/page';

/** Whoever has a payment link opens it: nobody signs in. */
export const payPage = definePage({
  path: '/pay/$token',
  load: () => import('./PayPage'),
  component: 'PayPage',
});
