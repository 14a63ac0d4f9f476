/** Vite's helper looks up and preloads the style sheets of a chunk; the chunks here have none, and the first verdict need not wait for it. */
import type { Plugin } from 'vite';

export const noPreload: Plugin = {
  name: 'no-preload',
  apply: 'build',
  configResolved({ plugins }) {
    const at = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
    if (at >= 0) (plugins as Plugin[]).splice(at, 1);
  },
};
