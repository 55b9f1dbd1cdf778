import { prepareFormats } from './i18n/format';
import { readersLanguage, startI18n } from './i18n/i18n';
import { LANGUAGES } from './i18n/languages';
import { fetchPageAhead } from './pageAhead';
import { ensureSignedIn } from './session/signIn';
import { settleBengali } from './theme/fonts/letters';
import { showStoredScheme } from './theme/showStoredScheme';

/**
 * What runs first. It is small, so that all that a page needs is under way at once: the application, the page, its texts and the
 * session, where one after the other would each wait for a network that may be slow.
 */
async function first(): Promise<void> {
  showStoredScheme();
  // Three answers in a row: nothing takes longer.
  if (isForCustomers(window.location.pathname)) {
    // The page asks again, and says what went wrong.
    ensureSignedIn().catch(() => undefined);
  }
  const language = readersLanguage();
  const texts = startI18n(language);
  // Its styles come first: those of pages build on them.
  const application = import('./main');
  fetchPageAhead(window.location);
  settleBengali(language);
  // All of that is under way, and comes over a network: the processor has time until then.
  setTimeout(() => prepareFormats(LANGUAGES[language].locale));
  const { start } = await application;
  await Promise.all([texts, parsed()]);
  start();
}

const isForCustomers = (path: string): boolean => !/^\/(admin|sign-in|pay)(\/|$)/.test(path);

/** This script may be there before the rest of the HTML. */
function parsed(): Promise<unknown> | undefined {
  if (document.readyState !== 'loading') return undefined;
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

void first();
