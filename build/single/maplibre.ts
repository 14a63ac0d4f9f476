/**
 * MapLibre from its own sources, for the single file only: page and worker then share one copy of what both need, and what no map of ours draws
 * (relief, the globe, video, the library's own controls) is left out. Whoever would come by such a part after all hears of it.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

/** Files below `src/` of the library that nothing of ours reaches. */
const ABSENT = new RegExp(
  `/(?:${[
    'style/style_layer/(?:heatmap|hillshade|color_relief|fill_extrusion)_style_layer',
    'source/(?:video_source|canvas_source|image_source|raster_dem_tile_source|raster_dem_tile_worker_source|vector_tile_mlt)',
    'tile/tile_manager_raster_dem',
    'render/terrain',
    'webgl/render_to_texture',
    'webgl/draw/draw_(?:heatmap|hillshade|color_relief|fill_extrusion|terrain|sky|debug|collision_debug|custom)',
    'webgl/program/(?:heatmap|hillshade|color_relief|fill_extrusion|terrain|sky|debug|collision)\\w*_program',
    'geo/projection/(?:globe|vertical_perspective)_(?:projection|transform|camera_helper)',
    'ui/hash',
    'ui/control/(?:attribution|logo)_control',
    // Expressions about the distance to, and lying within, a geometry that a style brings.
    'expression/definitions/(?:distance|within)',
  ].join('|')})\\.(?:ts|mjs)$`,
);
const ABSENT_SHADER = /\/glsl\/(?:_projection_globe|atmosphere|collision_\w+|color_relief|debug|depth|fill_extrusion\w*|heatmap\w*|hillshade\w*|sky|terrain\w*)\.(?:vertex|fragment)\.glsl\.g\.ts$/;

/** What is changed in a file, by the end of its path. Each must be found: the library is pinned, and an upgrade is to be looked at. */
const CHANGES: readonly (readonly [file: string, from: string | RegExp, to: string])[] = [
  // A style of ours is held against the specification by a test, not by every page.
  ['src/style/validate_style.ts', 'validateStyleMin as unknown as ValidateStyle', 'new Proxy(() => [], { get: () => () => [] }) as unknown as ValidateStyle'],
  ['src/style/validate_style.ts', /^import \{latest as styleSpec.*$/m, 'const styleSpec = {};'],
  ['src/style/validate_style.ts', 'Object.keys(styleSpec)', "['source_vector', 'source_raster', 'source_geojson']"],
  // Names are Chinese or English: nothing is written from right to left.
  ['src/symbol/shaping.ts', /stringContainsRTLText\(logicalInput\.text\) \?\s+bidiLines\(logicalInput, lineBreaks\) :\s+breakLines\(logicalInput, lineBreaks\)/, 'breakLines(logicalInput, lineBreaks)'],
  // Scripts that a page names are not run in its worker.
  ['src/source/worker.ts', /^async function loadScript[^]*?^\}/m, 'async function loadScript(url: string): Promise<void> {\n    throw new Error(`not in this build: ${url}`);\n}'],
];

/** Kinds of layers that our styles have. */
const KINDS = ['background', 'circle', 'fill', 'line', 'raster', 'symbol'];

/** Of the style specification: the properties of our kinds of layers, and what the map asks for by name. The rest is for validation and for documents. */
function specification(all: Readonly<Record<string, unknown>>): string {
  const of = (sort: 'layout' | 'paint'): string[] => KINDS.map((kind) => `${sort}_${kind}`);
  const keys = ['$version', 'light', 'sky', 'terrain', 'projection', 'transition', ...of('layout'), ...of('paint')];
  const kept = { ...Object.fromEntries(keys.map((key) => [key, all[key]])), layout: of('layout'), paint: of('paint') };
  return `export default ${JSON.stringify(kept, (key, value: unknown) => (key === 'requires' || key === 'units' ? undefined : value))};`;
}

/** The same names, of which none is of use: classes that refuse, tests that say no. */
function hollow(code: string, file: string): string {
  const names = new Set<string>();
  const out = ["const absent = (name) => class { constructor() { throw new Error(`MapLibre’s ${name} is not in this build`); } };"];
  const add = (name: string, value: string): void => {
    if (names.has(name)) return;
    names.add(name);
    out.push(`export const ${name} = ${value};`);
  };
  for (const [, kind = '', name = ''] of code.matchAll(/^export (?:abstract )?(class|(?:async )?function\*?|const|let|enum) (\w+)/gm)) {
    if (kind === 'class') add(name, `absent('${name}')`);
    else if (kind.includes('function')) add(name, name.startsWith('is') ? '() => false' : '() => undefined');
    else add(name, name.startsWith('is') ? '() => false' : 'undefined');
  }
  for (const [, list = ''] of code.matchAll(/^export \{([^}]*)\}/gm)) for (const name of list.split(',').map((one) => one.trim()).filter(Boolean)) add(name, /^[A-Z]/.test(name) ? `absent('${name}')` : '() => undefined');
  if (names.size === 0) throw new Error(`single file: no names in ${file}`);
  return out.join('\n');
}

/** @param root folder of package.json @param offer names that are imported from `maplibre-gl`, each by its file below `src/` @param factory module that starts the map's worker */
export function maplibreSources({ root, offer, factory }: { readonly root: string; readonly offer: Readonly<Record<string, string>>; readonly factory: string }): Plugin {
  const folder = realpathSync(join(root, 'node_modules/maplibre-gl'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const found = new Set<number>();
  return {
    name: 'maplibre-sources',
    enforce: 'pre',
    resolveId: {
      filter: { id: /maplibre-gl$|web_worker\.ts$|maplibre-gl\/worker$/ },
      handler(id, importer) {
        if (id === 'maplibre-gl') return '\0maplibre';
        if (id === 'maplibre-gl/worker') return join(folder, 'src/source/worker.ts');
        return importer?.startsWith(folder) === true ? factory : null;
      },
    },
    load: {
      filter: { id: /maplibre/ },
      async handler(id) {
        if (id === '\0maplibre') return Object.entries(offer).map(([name, file]) => `export { ${name} } from '${join(folder, 'src', file)}';`).join('\n');
        if (id.endsWith('maplibre-gl-style-spec/dist/reference/v8.mjs')) return specification(((await import(id)) as { default: Record<string, unknown> }).default);
        if (ABSENT.test(id)) return { code: hollow(readFileSync(id, 'utf8'), id), moduleType: 'js', moduleSideEffects: false };
        if (!id.startsWith(folder)) return null;
        if (id === join(folder, 'package.json')) return { code: `export default { version: '${version}' };`, moduleType: 'js' };
        if (ABSENT_SHADER.test(id)) return "export default '';";
        if (!id.startsWith(join(folder, 'src'))) return null;
        let code = readFileSync(id, 'utf8');
        for (const [number, [file, from, to]] of CHANGES.entries()) {
          if (!id.endsWith(file)) continue;
          const changed = code.replace(from, () => to);
          if (changed !== code) found.add(number);
          code = changed;
        }
        // As the library builds itself: a field without a value is a type, and does not undo what the constructor above has set.
        const compiled = await transformWithOxc(code, id, { lang: 'ts', sourcemap: false, assumptions: { setPublicClassFields: true }, typescript: { removeClassFieldsWithoutInitializer: true } });
        return { code: compiled.code, moduleType: 'js', moduleSideEffects: id.endsWith('source/worker.ts') };
      },
    },
    buildEnd(error) {
      if (error !== undefined) return;
      for (const [number, [file]] of CHANGES.entries()) if (!found.has(number)) throw new Error(`single file: MapLibre's ${file} is not as it was`);
    },
  };
}
