/** How browsers say that a file of code isn't there. */
const MISSING = /dynamically imported module|importing a module script failed|preload css/i;

const STORAGE_KEY = 'throughline.reloaded';

/**
 * A page whose code is no longer there belongs to an older release than the server's: the document is loaded anew, once for each
 * file, and brings the present release along.
 * @returns whether it is.
 */
export function reloadForNewRelease(error: unknown): boolean {
  if (!(error instanceof Error) || !MISSING.test(error.message)) return false;
  if (sessionStorage.getItem(STORAGE_KEY) === error.message) return false;
  sessionStorage.setItem(STORAGE_KEY, error.message);
  window.location.reload();
  return true;
}
