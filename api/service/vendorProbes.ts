/** Vendors are asked at most this often, however often `/readyz` is. */
const KEEP_MS = 10_000;

/**
 * Whether vendors can be reached, by name. Any answer counts, a refusal too: what matters is that there is someone.
 * @param urls each vendor's base URL.
 */
export function vendorProbes(
  urls: Readonly<Record<string, string>>,
): Readonly<Record<string, () => Promise<boolean>>> {
  return Object.fromEntries(
    Object.entries(urls).map(([vendor, url]) => [vendor, remember(() => answers(url))]),
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(900) });
    return true;
  } catch {
    return false;
  }
}

function remember(probe: () => Promise<boolean>): () => Promise<boolean> {
  let asked = 0;
  let answer: Promise<boolean> | undefined;
  return () => {
    if (!answer || Date.now() - asked > KEEP_MS) {
      asked = Date.now();
      answer = probe();
    }
    return answer;
  };
}
