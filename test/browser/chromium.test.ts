import { findChromium } from './chromium';

describe('finding a Chromium', () => {
  it('takes the one that CHROMIUM_PATH names', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
  });

  it('says so when CHROMIUM_PATH names none, rather than taking another', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
      'CHROMIUM_PATH names /nowhere/chromium, which is no program',
    );
  });
});
