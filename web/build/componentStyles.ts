import path from 'node:path';
import type { Plugin } from 'vite';

const ALL_STYLES = '@mantine/core/styles.layer.css';
/** Where a component of Mantine, or what several of them consist of, has the names of its classes; its style sheet has the same name. */
export const CLASS_NAMES = /@mantine\/core\/esm\/.+\.module\.mjs$/;

/**
 * Brings each component of Mantine its own style sheet, so that a page loads those of what it shows; in development all come at
 * once. They are in a layer, which our own styles win over wherever they stand.
 */
export function componentStyles(): Plugin[] {
  return [
    {
      name: 'component-styles',
      apply: 'build',
      transform: {
        filter: { id: CLASS_NAMES },
        handler: (code, id) => ({ code: `${styleImport(id)}\n${code}`, map: null }),
      },
    },
    {
      name: 'all-styles',
      apply: 'serve',
      transform: {
        filter: { id: /\/src\/main\.tsx$/ },
        handler: (code) => ({ code: `import '${ALL_STYLES}';\n${code}`, map: null }),
      },
    },
  ];
}

/** The import of the style sheet that belongs to a file of class names. */
export const styleImport = (id: string): string =>
  `import '@mantine/core/styles/${path.basename(id, '.module.mjs')}.layer.css';`;
