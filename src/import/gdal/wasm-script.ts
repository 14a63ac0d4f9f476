/**
 * What runs in the thread of gdal3.js. A thread, because it may be stopped, takes its memory along when it ends, and sets a global `location`
 * that other code takes for a browser's. It is text, so that it needs no file of its own in any build. Its package reads its data relative to the working folder.
 */
export const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const { dirname, join, relative } = require('node:path');
const messageOf = (error) => String(error && error.message !== undefined ? error.message : error);
(async () => {
  const { entry, open, folder, files, translation, most } = workerData;
  const init = require(entry);
  const path = relative(process.cwd(), join(dirname(entry), 'dist', 'package')) || '.';
  const gdal = await init({ path, useWorker: false, logHandler() {}, errorHandler() {}, env: { CPL_LOG_ERRORS: 'OFF' } });
  const { FS } = gdal.Module;
  if (folder) FS.mkdir('/input/' + open);
  for (const { name, bytes } of files) FS.writeFile('/input/' + (folder ? open + '/' : '') + name, bytes);
  const { datasets, errors } = await gdal.open('/input/' + open);
  const [dataset] = datasets;
  if (dataset === undefined) return parentPort.postMessage({ failed: messageOf(errors[0]) });
  const listed = dataset.info.layers || [];
  parentPort.postMessage({ count: listed.length });
  if (listed.length > most) return;
  for (const { name, geometryFields, featureCount } of listed) {
    const type = geometryFields && geometryFields[0] ? String(geometryFields[0].type) : '';
    const layer = { name, count: Number(featureCount) || 0, heights: type.startsWith('3D') || /Z/.test(type), fgb: null };
    if (type !== '' && type !== 'None') {
      try {
        if (/^[-@]/.test(name)) throw new Error('name of the layer');
        const made = await gdal.ogr2ogr(dataset, [...translation, name], 'layer');
        layer.fgb = FS.readFile(made.local);
        FS.unlink(made.local);
      } catch (error) {
        layer.failed = messageOf(error);
      }
    }
    parentPort.postMessage({ layer });
  }
  parentPort.postMessage({ done: true });
})().catch((error) => parentPort.postMessage({ failed: messageOf(error) }));
`;
