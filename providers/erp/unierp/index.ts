import { erpVendor } from '../../vendor';
import { UNIERP, createUnierp } from './adapter';
import { unierpSettings } from './settings';

export const unierp = erpVendor({
  name: UNIERP,
  settings: unierpSettings,
  create: (settings, { guard }) => createUnierp(settings, guard),
  webhook: 'none',
  probe: ({ baseUrl }) => baseUrl,
});
