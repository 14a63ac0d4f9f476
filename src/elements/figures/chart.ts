/** The chart library, with no more of it than bars drawn as SVG. Fetched when figures are first shown. */
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Model } from './model.ts';
import { chartHeight, chartOption, type Look } from './option.ts';

use([BarChart, GridComponent, SVGRenderer]);

export interface Chart {
  /** False where it stands as it was: there was nothing to draw. */
  draw(model: Model, look: Look): boolean;
  dispose(): void;
}

/** @param onPick a bar was pressed: the value of its class */
export function mountChart(holder: HTMLElement, onPick: (value: string | null) => void): Chart {
  const chart = init(holder, null, { renderer: 'svg', width: 100, height: 10 });
  let shown: Model | null = null;
  let seen: Look | null = null;
  chart.on('click', ({ seriesIndex = 0, dataIndex }) => {
    const bar = shown?.bars[shown.kind === 'stack' ? seriesIndex : dataIndex];
    if (bar !== undefined) onPick(bar.value);
  });
  return {
    draw(model, look) {
      if (model === shown && look.width === seen?.width && look.theme === seen.theme && look.language === seen.language) return false;
      [shown, seen] = [model, look];
      chart.resize({ width: look.width, height: chartHeight(model), silent: true });
      chart.setOption(chartOption(model, look), { notMerge: true });
      return true;
    },
    dispose: () => chart.dispose(),
  };
}

/** The drawing alone, as text: for files. */
export function chartSvg(model: Model, look: Look): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: look.width, height: chartHeight(model) });
  chart.setOption(chartOption(model, look));
  const text = chart.renderToSVGString({ useViewBox: false });
  chart.dispose();
  return text;
}
