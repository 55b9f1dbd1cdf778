import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { orderParams } from '../schema/order';
import {
  checkQuery,
  checkedSerial,
  listRequest,
  listResult,
  openBoxRequest,
  registerCheckRequest,
  serial,
  serialParams,
  serialQuery,
  warranty,
  warrantyQuery,
} from '../schema/stock/serials';
import { checkScan } from './checkScan';
import { listSerials } from './listSerials';
import { noteRegisterCheck } from './noteRegisterCheck';
import { markOpenBox } from './openBox';
import { readSerial } from './readSerial';
import { readWarranty } from './readWarranty';

const TAG = 'Serial numbers';

export const serialRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/warranty',
    operation: 'readWarranty',
    summary: 'The warranty of a piece, by its number and the phone it was ordered with',
    tag: TAG,
    roles: 'public',
    perMinute: 20,
    request: { query: warrantyQuery },
    responses: { 200: { description: 'What was sold, and until when its warranty runs.', schema: warranty } },
    errors: ['not-found'],
    handle: async ({ deps, query }) => ({ status: 200, body: await readWarranty(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/serials/check',
    operation: 'checkSerial',
    summary: 'Whether a scanned number can be packed for a line',
    tag: TAG,
    roles: rolesWith('readSerials'),
    request: { params: orderParams, query: checkQuery },
    responses: {
      200: { description: 'The number, and what keeps it from being packed.', schema: checkedSerial },
    },
    errors: ['not-found'],
    handle: async ({ deps, actor, params, query }) => ({
      status: 200,
      body: await checkScan(deps.prisma, params.id, actor, query),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/serials',
    operation: 'listSerials',
    summary: 'Note of which product pieces are, by a delivery’s list',
    tag: TAG,
    roles: rolesWith('keepSerials'),
    request: { body: listRequest },
    responses: { 200: { description: 'How many were new.', schema: listResult } },
    errors: ['serial-foreign'],
    handle: async ({ deps, actor, body }) => ({
      status: 200,
      body: await listSerials(deps.prisma, actor, body),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/serials/{value}',
    operation: 'getSerial',
    summary: 'Where a piece is, and what became of it',
    tag: TAG,
    roles: rolesWith('readSerials'),
    request: { params: serialParams, query: serialQuery },
    responses: { 200: { description: 'The piece.', schema: serial } },
    errors: ['not-found'],
    handle: async ({ deps, params, query }) => ({
      status: 200,
      body: await readSerial(deps.prisma, params.value, query.kind),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/serials/{value}/open-box',
    operation: 'markOpenBox',
    summary: 'Have a piece that came back sold again, as an opened one',
    tag: TAG,
    roles: rolesWith('keepSerials'),
    request: { params: serialParams, body: openBoxRequest },
    responses: { 200: { description: 'The piece afterwards.', schema: serial } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, actor, params, body }) => {
      await markOpenBox(deps.prisma, actor, params.value, body);
      return { status: 200, body: await readSerial(deps.prisma, params.value, body.kind) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/serials/{value}/register-checks',
    operation: 'noteRegisterCheck',
    summary: 'Note what the register of phones said of an IMEI',
    tag: TAG,
    roles: rolesWith('keepSerials'),
    request: { params: serialParams, body: registerCheckRequest },
    responses: { 200: { description: 'The piece afterwards.', schema: serial } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params, body }) => {
      await noteRegisterCheck(deps.prisma, actor, params.value, body);
      return { status: 200, body: await readSerial(deps.prisma, params.value, 'IMEI') };
    },
  }),
];
