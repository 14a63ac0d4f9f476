import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The host pages as whoever uses the library would build them: plainly, with the library found by the name of its package. */
export default defineConfig({
  root,
  // Templates are compiled in the page, as on a page without single-file components.
  resolve: { alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  build: { outDir: join(root, '../../test-results/hosts'), emptyOutDir: true, target: 'es2022', minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 2000, rolldownOptions: { input: ['react', 'vue', 'elements'].map((host) => join(root, host, 'index.html')) } },
});
