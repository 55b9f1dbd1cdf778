import { DomainError } from '../../domain/errors';
import { rolesWith } from '../../domain/people/permissions';
import type { PrismaClient } from '../../prisma/client';
import { defineRoute } from '../http/route';
import { orderParams } from '../schema/order';
import {
  orderPhotoParams,
  parcelPhotoParams,
  photo,
  photoList,
  photoParams,
  photoQuery,
} from '../schema/photos';
import { LINK_SECONDS, addPhoto, listPhotos, openPhoto, removePhoto } from './photos';
import { PICTURE_TYPES } from './readPicture';

const TAG = 'Photos';

export const photoRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/orders/{id}/parcels/{parcelId}/photos',
    operation: 'addParcelPhoto',
    summary: 'Add a photo of a parcel; the same one again changes nothing',
    tag: TAG,
    roles: rolesWith('takePhotos'),
    request: { params: parcelPhotoParams, file: PICTURE_TYPES },
    bodyLimit: '8mb',
    responses: {
      200: { description: 'It was there.', schema: photo },
      201: { description: 'As it is kept, without what the camera noted.', schema: photo },
    },
    errors: ['not-found', 'not-allowed', 'photo-type', 'photo-broken'],
    handle: async ({ deps, actor, params: { id: orderId, parcelId }, file }) => {
      await requireParcel(deps.prisma, orderId, parcelId);
      const subject = { orderId, kind: 'PARCEL', subjectId: parcelId } as const;
      const { photo: body, repeated } = await addPhoto(deps, actor, subject, file);
      return { status: repeated ? 200 : 201, body };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/photos',
    operation: 'listPhotos',
    summary: 'The photos of an order',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'The oldest first.', schema: photoList } },
    errors: [],
    handle: async ({ deps, params }) => ({
      status: 200,
      body: { items: [...(await listPhotos(deps, params.id))] },
    }),
  }),
  defineRoute({
    method: 'delete',
    path: '/api/admin/orders/{id}/photos/{photoId}',
    operation: 'removePhoto',
    summary: 'Take a photo away for good',
    tag: TAG,
    roles: rolesWith('takePhotos'),
    request: { params: orderPhotoParams },
    responses: { 200: { description: 'Those that are left.', schema: photoList } },
    errors: ['not-found'],
    handle: async ({ deps, params: { id, photoId } }) => {
      await removePhoto(deps, id, photoId);
      return { status: 200, body: { items: [...(await listPhotos(deps, id))] } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/photos/{photoId}',
    operation: 'openPhoto',
    summary: 'A photo, by its signed link',
    tag: TAG,
    roles: 'public',
    request: { params: photoParams, query: photoQuery },
    responses: { 200: { description: 'The picture.', contentType: 'image/jpeg' } },
    errors: ['not-found'],
    handle: async ({ deps, params, query }) => {
      const picture = await openPhoto(deps, params.photoId, query);
      return {
        stream: (response) => {
          response
            .set('Cache-Control', `private, max-age=${LINK_SECONDS}, immutable`)
            // Whatever a browser takes it for, it runs nothing.
            .set('Content-Security-Policy', "default-src 'none'; sandbox")
            .type('image/jpeg')
            .send(picture);
        },
      };
    },
  }),
];

/** @throws {DomainError} `not-found` when the order has no such parcel. */
async function requireParcel(prisma: PrismaClient, orderId: string, id: string): Promise<void> {
  const found = await prisma.shipment.findFirst({ where: { id, orderId }, select: { id: true } });
  if (!found) throw new DomainError('not-found', 'The order has no such parcel.');
}
