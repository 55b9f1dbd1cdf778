import { defineConfig } from 'vite';
import { chunkGroups } from './build/chunkGroups';
import { componentStyles } from './build/componentStyles';
import { compressed } from './build/compressed';
import { headStart } from './build/headStart';
import { preactForReact } from './build/preactForReact';
import { weightBudget } from './build/weightBudget';

const API_ORIGIN = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [preactForReact(), componentStyles(), chunkGroups(), headStart(), weightBudget(), compressed()],
  // The same library, with a stand-in for what browsers have not of Node.
  resolve: { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } },
  build: {
    // Every browser that knows our syntax fetches modules ahead by itself, or does without; its stand-in would be a file of its own.
    modulePreload: { polyfill: false },
    ...{ outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: true },
  },
  server: {
    proxy: {
      '/api': { target: API_ORIGIN },
      '/auth': { target: API_ORIGIN },
    },
  },
});
