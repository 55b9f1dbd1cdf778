import type { HtmlTagDescriptor, Plugin } from 'vite';
import { chunkOfSource, stylesOf, withImports, type Built } from './builtChunk';

/** The application, which the first script loads. */
const APPLICATION = '/src/main.tsx';

/**
 * Names in the HTML what every page needs, so that a browser fetches all of it at once: the application and its styles. The
 * styles take effect with the application: none of this keeps the frame that stands in the HTML from being shown.
 */
export function headStart(): Plugin {
  return {
    name: 'head-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => ({ html, tags: headStartTags(bundle ?? {}) }),
    },
  };
}

/** @throws {Error} when the application has no chunk of its own: nothing would be fetched ahead then. */
export function headStartTags(built: Built): HtmlTagDescriptor[] {
  const application = chunkOfSource(built, APPLICATION);
  if (!application) throw new Error(`${APPLICATION} has no chunk of its own: nothing can be fetched ahead.`);
  const chunks = withImports(built, [application]);
  return [
    ...chunks.map(({ fileName }) => link({ rel: 'modulepreload', href: fileName })),
    ...stylesOf(chunks).map((name) => link({ rel: 'preload', as: 'style', href: name })),
  ];
}

function link({
  href,
  ...attributes
}: Readonly<Record<string, string>> & { readonly href: string }): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attributes, crossorigin: true, href: `/${href}` }, injectTo: 'head' };
}
