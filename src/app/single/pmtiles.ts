/** In the single file in the place of `map/desk/basemap/pmtiles.ts`: it reads no archive of tiles. */
import { fail, type Result } from '../../problem.ts';
import type { Archive } from '../../map/desk/basemap/pmtiles.ts';

export const openPmtiles = (): Promise<Result<Archive>> =>
  Promise.resolve(
    fail({
      code: 'basemap.pmtiles-single',
      text: {
        zh: '单文件脚本不读 PMTiles 底图：请改用 xyz、wmts 或天地图，或改用模块脚本 sign-plan.js。已换回自带底图。',
        en: 'The single script reads no PMTiles: use xyz, wmts or Tianditu tiles, or the module script sign-plan.js. The plan’s own is shown instead.',
      },
    }),
  );
