import { courierVendor } from '../../vendor';
import { createPathaoCourier } from './adapter';
import { PATHAO } from './api';
import { PATHAO_NEEDS } from './needs';
import { pathaoSettings } from './settings';
import { bookingAmong, createPathaoWebhookReader } from './webhook';

export const pathao = courierVendor({
  name: PATHAO,
  settings: pathaoSettings,
  needs: PATHAO_NEEDS,
  create: (settings, { guard, storedWebhooks }) =>
    createPathaoCourier(
      settings,
      async (parcelId) => bookingAmong(await storedWebhooks('merchant_order_id', parcelId), parcelId),
      guard,
    ),
  webhook: createPathaoWebhookReader,
  probe: ({ baseUrl }) => baseUrl,
});
