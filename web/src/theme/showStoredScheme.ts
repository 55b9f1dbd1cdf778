/** Where Mantine keeps the choice between light and dark. */
const STORAGE_KEY = 'mantine-color-scheme-value';

/** Shows the scheme that somebody chose before the application is there to do so: a page that is to be dark never flashes white. */
export function showStoredScheme(): void {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'light' || stored === 'dark') {
    document.documentElement.setAttribute('data-mantine-color-scheme', stored);
  }
}
