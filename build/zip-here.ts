/** Packs a workbook where it is made: the library's other way starts a worker from a blob, which a strict policy refuses and nothing then answers. */
import type { Plugin } from 'vite';

export const zipHere: Plugin = {
  name: 'zip-here',
  apply: 'build',
  transform: {
    filter: { id: /write-excel-file\/modules\/export\/writeXlsxFileUniversal\.js$/ },
    handler: (code) => ({ code: code.replace('return generateXlsxFileAsync(', 'return generateXlsxFileSync('), map: null }),
  },
};
