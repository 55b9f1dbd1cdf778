import type { PhotoJson, PhotoListJson } from '../../../../api/schema/photos';
import { requestUpload } from '../../http/request';
import { orderPart, remove, type OrderCall } from '../order/orderCall';

export const photos = orderPart<PhotoListJson>('photos');

export const addParcelPhoto = (orderId: string, parcelId: string, picture: Blob): Promise<PhotoJson> =>
  requestUpload(
    `/api/orders/${encodeURIComponent(orderId)}/parcels/${encodeURIComponent(parcelId)}/photos`,
    picture,
  );

export const removePhoto = (photoId: string): OrderCall => remove(`photos/${encodeURIComponent(photoId)}`);
