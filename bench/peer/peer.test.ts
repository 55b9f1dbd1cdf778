import { BadCall } from '../arguments';
import { describeOrigins, findOms } from './oms';
import { readShipments } from './omsApi';
import { chargeIn, shipmentOf } from './workflows';

test('shipments are read by their ids', () => {
  const body = '[{"id":"7:1","status":"booked"},{"id":"8:1","status":"dispatched"}]';
  expect(readShipments(body)).toEqual([shipmentOf('7'), '8:1']);
  expect(() => readShipments('{"id":"7:1"}')).toThrow('array');
});

test('what can not be run is refused with its name', () => {
  expect(() => findOms('/nowhere/oms')).toThrow('--peer /nowhere/oms is no program');
  expect(() => findOms(__filename)).toThrow(BadCall);
  expect(() => findOms(__dirname)).toThrow(`--peer ${__dirname} is a folder`);
  expect(findOms(process.execPath)).toBe(process.execPath);
});

test('each of its services is named by where it is', () => {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  expect(
    describeOrigins({ BILLING: at(1_001), ORDER: at(1_002), SHIPMENT: at(1_003), FRAUD: at(1_004) }),
  ).toEqual({
    ...{ BILLING_API_URL: at(1_001), BILLING_API_PORT: '1001' },
    ...{ ORDER_API_URL: at(1_002), ORDER_API_PORT: '1002' },
    ...{ SHIPMENT_API_URL: at(1_003), SHIPMENT_API_PORT: '1003' },
    ...{ FRAUD_API_URL: at(1_004), FRAUD_API_PORT: '1004' },
  });
});

test('a charge is found by the key that its order gave it', () => {
  const scheduled = (name: string, input: object) => ({
    activityTaskScheduledEventAttributes: {
      activityType: { name },
      input: { payloads: [{ data: Buffer.from(JSON.stringify(input)) }] },
    },
  });
  const history = [
    {},
    { activityTaskScheduledEventAttributes: null },
    scheduled('ReserveItems', { idempotencyKey: 'other' }),
    scheduled('Charge', { customerId: 'c', idempotencyKey: 'k1' }),
  ];
  expect(chargeIn(history)).toBe('Charge:k1');
  expect(() => chargeIn([{}])).toThrow('no charge');
});
