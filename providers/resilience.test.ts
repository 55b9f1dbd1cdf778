import { ProviderRejected, ProviderUnavailable } from './errors';
import { createGuard } from './resilience';

const LIMITS = { timeoutMs: 50, concurrent: 1, queued: 1, breakAfter: 3, breakForMs: 1_000 };
const unavailable = () => Promise.reject(new ProviderUnavailable('acme', 'down'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the guard of a vendor', () => {
  test('stops calling after as many unanswered calls in a row as agreed, and tries again later', async () => {
    const guard = createGuard('acme', LIMITS);
    for (let call = 0; call < 3; call += 1) await expect(guard.run(unavailable)).rejects.toThrow('down');
    const call = jest.fn(async () => 'answer');
    expect(guard.health()).toBe('degraded');
    await expect(guard.run(call)).rejects.toBeInstanceOf(ProviderUnavailable);
    expect(call).not.toHaveBeenCalled();
    await pause(1_050);
    await expect(guard.run(call)).resolves.toBe('answer');
    expect(guard.health()).toBe('up');
  });

  test('counts a time-out as unanswered and aborts the call', async () => {
    const guard = createGuard('acme', LIMITS);
    const signals: AbortSignal[] = [];
    const hang = (signal: AbortSignal) => {
      signals.push(signal);
      return pause(200);
    };
    for (let call = 0; call < 3; call += 1) {
      await expect(guard.run(hang)).rejects.toThrow('no answer within 50 ms');
    }
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(guard.health()).toBe('degraded');
  });

  test('does not hold refusals against the vendor', async () => {
    const guard = createGuard('acme', LIMITS);
    const refuse = () => Promise.reject(new ProviderRejected('acme', 'no', 'refused'));
    for (let call = 0; call < 10; call += 1) await expect(guard.run(refuse)).rejects.toThrow('refused');
    expect(guard.health()).toBe('up');
  });

  test('turns calls away when too many wait, without blaming the vendor', async () => {
    const guard = createGuard('acme', { ...LIMITS, timeoutMs: 60_000 });
    const running = [1, 2].map(() => guard.run(() => pause(20)));
    await expect(guard.run(() => pause(1))).rejects.toThrow('too many calls are under way');
    await Promise.all(running);
    expect(guard.health()).toBe('up');
  });

  test('tells its observer how each call ended', async () => {
    const seen: string[] = [];
    const guard = createGuard('acme', LIMITS, (provider) => (outcome) => seen.push(`${provider} ${outcome}`));
    await guard.run(async () => 'answer');
    const failures = [new ProviderRejected('acme', 'no', 'refused'), new TypeError('ours')];
    for (const failure of failures)
      await expect(guard.run(() => Promise.reject(failure))).rejects.toBe(failure);
    for (let call = 0; call < 4; call += 1) await expect(guard.run(unavailable)).rejects.toThrow('acme');
    expect(seen).toEqual([
      ...['acme answered', 'acme rejected', 'acme failed'],
      ...['acme unanswered', 'acme unanswered', 'acme unanswered', 'acme notCalled'],
    ]);
  });
});
