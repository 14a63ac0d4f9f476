/** Which map can be shown here: MapLibre's where there is WebGL2 and its code comes, else the drawn one. */
import type { TemplateResult } from 'lit';
import type { Pane, Simple } from './map-pane.ts';

export interface Choice {
  readonly pane: (pane: Pane) => TemplateResult;
  /** Null for MapLibre's. */
  readonly simple: Simple | null;
}

/** `failed`: MapLibre's map was tried and could not be shown. Rejects where neither can be fetched. */
export async function chooseMap(failed: boolean, retry: () => void): Promise<Choice> {
  let simple: Simple = 'no-webgl';
  // MapLibre is a megabyte: it is not fetched to find out that it can't draw.
  if (hasWebGl2()) {
    simple = 'not-loaded';
    try {
      if (!failed) return { pane: (await import('./sign-plan-map-pane.ts')).mapPane, simple: null };
    } catch (error) {
      console.error('sign-plan: the full map could not be fetched; a simple one stands in.', error);
    }
  }
  const { svgMapPane } = await import('./svg-map-pane.ts');
  return { pane: (pane) => svgMapPane(pane, simple, retry), simple };
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  // Browsers allow few contexts at a time.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
