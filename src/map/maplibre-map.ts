/** MapLibre as every map of ours has it: seen from above, north up, by pointer and by keys, with its worker from beside the script. */
import { Map as MapLibre, type StyleSpecification } from 'maplibre-gl';
import { type ViewOptions, takesKeys } from './plan-view.ts';
import { widened } from './view-names.ts';
import { nameWorker } from './worker-url.ts';

/** Milliseconds: a worker that loads in that time on a slow phone; after it the reader is told, and the map may still come. */
export const PATIENCE = 30_000;

/** Throws where there is no WebGL2. */
export function maplibreMap({ container, start, extent, label }: Pick<ViewOptions, 'container' | 'start' | 'extent' | 'label'>, style: StyleSpecification): MapLibre {
  nameWorker();
  const map = new MapLibre({
    container,
    style,
    ...('zoom' in start ? { center: [...start.center], zoom: start.zoom } : { bounds: [...start], fitBoundsOptions: { padding: 16 } }),
    maxBounds: widened(extent, 0.6),
    minZoom: 8.5,
    maxZoom: 20,
    attributionControl: false,
    localIdeographFontFamily: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    doubleClickZoom: false,
    renderWorldCopies: false,
    fadeDuration: 150,
  });
  takesKeys(map.getCanvas(), label);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
