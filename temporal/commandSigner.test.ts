import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { KeyList, SharedKey } from '../config/keyList';
import type { CommandClaim } from '../domain/people/claim';
import { createCommandSigner } from './commandSigner';

const key = (id: string): SharedKey => ({ id, key: createSecretKey(randomBytes(32)) });
const OLD = key('2025');
const NEW = key('2026');

const CLAIM = {
  name: 'paymentEvent',
  commandId: 'c1',
  bodyHash: 'h1',
  actor: { id: 'stripe', role: 'system' },
  payload: { paymentId: '1', outcome: { outcome: 'captured', reference: 'pi_1', amount: 5_000 } },
} as const satisfies CommandClaim;

const signer = createCommandSigner([NEW, OLD]);
const signed = (claim: CommandClaim = CLAIM, keys: KeyList = [NEW]): CommandClaim => ({
  ...claim,
  signature: createCommandSigner(keys).sign('ord_1', claim),
});

test('what was signed is proven, in whatever order its fields arrive', () => {
  const { payload, ...rest } = signed();
  const [paymentId, outcome] = Object.entries(payload);
  const turned = { payload: Object.fromEntries([outcome ?? [], paymentId ?? []]), ...rest };
  expect(signer.isProven('ord_1', signed())).toBe(true);
  expect(signer.isProven('ord_1', turned)).toBe(true);
});

test('a signature is 22 characters long', () => {
  expect(signed().signature).toMatch(/^[\w-]{22}$/);
});

const FORGED: readonly [string, string, CommandClaim][] = [
  ['for another order', 'ord_2', signed()],
  ['under another name', 'ord_1', { ...signed(), name: 'cancel' }],
  ['under another id', 'ord_1', { ...signed(), commandId: 'c2' }],
  ['of another body', 'ord_1', { ...signed(), bodyHash: 'h2' }],
  ['by another actor', 'ord_1', { ...signed(), actor: { id: 'nadia', role: 'admin' } }],
  ['by nobody', 'ord_1', { name: 'cancel', payload: {}, signature: signed().signature ?? '' }],
  ['of another payload', 'ord_1', { ...signed(), payload: { ...CLAIM.payload, paymentId: '2' } }],
  ['of a longer payload', 'ord_1', { ...signed(), payload: { ...CLAIM.payload, more: true } }],
  ['with a foreign signature', 'ord_1', signed(CLAIM, [key('foreign')])],
  ['with half of a signature', 'ord_1', { ...signed(), signature: signed().signature?.slice(0, 11) ?? '' }],
  ['with no signature at all', 'ord_1', CLAIM],
];
test.each(FORGED)('a command %s is not proven', (_what, orderId, claim) => {
  expect(signer.isProven(orderId, claim)).toBe(false);
});

test('what is signed under a key that was retired is proven to nobody any more; under the one before it still is', () => {
  expect(signer.isProven('ord_1', signed(CLAIM, [OLD]))).toBe(true);
  expect(signer.isProven('ord_1', signed(CLAIM, [NEW, OLD]))).toBe(true);
  expect(createCommandSigner([NEW]).isProven('ord_1', signed(CLAIM, [OLD, NEW]))).toBe(false);
});

test('while servers are replaced that don’t sign yet, no signature is as good as one, and a wrong one is none', () => {
  const upgrading = createCommandSigner([NEW], { believesUnsigned: true });
  expect(upgrading.isProven('ord_1', CLAIM)).toBe(true);
  expect(upgrading.isProven('ord_1', signed(CLAIM, [OLD]))).toBe(false);
});

test('whatever people send, the answer is yes or no', () => {
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const payload = { nested: JSON.parse(nested) as object };
  expect(signer.isProven('ord_1', { name: 'cancel', payload, signature: 'x' })).toBe(false);
  fc.assert(
    fc.property(fc.object(), fc.string(), (anything, signature) => {
      expect(signer.isProven('ord_1', { name: 'cancel', payload: anything, signature })).toBe(false);
    }),
  );
});

test('what JSON makes of a payload on its way changes no signature', () => {
  fc.assert(
    fc.property(fc.object(), (payload) => {
      const { signature, ...claim } = signed({ ...CLAIM, payload });
      const arrived = JSON.parse(JSON.stringify(claim)) as typeof claim;
      expect(signer.isProven('ord_1', { ...arrived, signature: signature ?? '' })).toBe(true);
    }),
  );
});
