import { preferredLanguage } from './languages';

describe('preferredLanguage', () => {
  it('keeps what the reader chose', () => {
    expect(preferredLanguage('bn', ['en-GB'])).toBe('bn');
  });

  it('else follows the browser to the first language we speak', () => {
    expect(preferredLanguage(null, ['fr-FR', 'bn-BD', 'en-US'])).toBe('bn');
  });

  it('else is English', () => {
    expect(preferredLanguage('xx', ['fr-FR'])).toBe('en');
  });
});
