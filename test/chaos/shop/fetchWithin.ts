/**
 * Fetches a text, or rejects when the time is up. The timer holds on to its controller: a signal of
 * `AbortSignal.timeout` alone may be collected with the request it was to end, which then never ends.
 */
export async function fetchWithin(
  url: string,
  ms: number,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const controller = new AbortController();
  const late = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(new Error(`No answer within ${ms} ms`)));
  });
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await Promise.race([read(url, { ...init, signal: controller.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function read(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, text: await response.text() };
}
