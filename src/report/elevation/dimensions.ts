/** Dimensions: of what is stated or follows from it, and of nothing else. */
import type { Language } from '../phrases.ts';
import type { Known } from './known.ts';
import { metres } from './numbers.ts';
import type { Sign } from './sign.ts';
import type { Stage } from './stage.ts';
import type { Dimension, ViewName } from './types.ts';
import { word, type Word } from './words.ts';

/** A height and a clearance are in the first column beside the front view, from the ground to the top and the building in the next two. */
export function dimensionsOf(known: Known, sign: Sign, stage: Stage, language: Language): Dimension[] {
  const all: Dimension[] = [];
  const add = (measure: Word, view: ViewName, axis: 'x' | 'y', from: number, to: number, at: Dimension['at']): void => {
    const value = known.number(measure);
    if (value !== undefined && to > from) all.push({ measure, view, axis, from, to, at, label: `${word(measure, language)} ${metres(value)}` });
  };
  const main: ViewName = stage.front.edgeOn ? 'side' : 'front';
  const [face] = stage[main].faces;
  const { bottom, top, d, known: has } = sign;
  if (has.height) add('height', 'front', 'y', bottom, top, 0);
  if (has.clearance) add('clearance', 'front', 'y', 0, bottom, 0);
  if (has.topHeight && known.number('topHeight') !== known.number('height')) add('topHeight', 'front', 'y', 0, top, 1);
  const storeys = known.number('buildingHeight');
  if (storeys !== undefined && stage.reach !== undefined) add('buildingHeight', 'front', 'y', 0, storeys, 2);
  if (has.width && face !== undefined) add('width', main, 'x', face.x0, face.x1, 'below');
  if (has.depth) add('depth', stage.depth.view, 'x', stage.depth.from, stage.depth.from + d, top);
  const reach = known.number('reach');
  if (stage.reach !== undefined && reach !== undefined) add('reach', 'side', 'x', stage.reach, stage.reach + reach, main === 'side' ? top : bottom - 0.75);
  const past = known.number('beyondKerb');
  if (stage.kerb?.view === 'front' && stage.kerb.stated && past !== undefined) add('beyondKerb', 'front', 'x', stage.kerb.x, stage.kerb.x + past, top);
  if (stage.sidewalk !== undefined) add('sidewalkWidth', 'side', 'x', stage.sidewalk.from, stage.sidewalk.to, 'below');
  return all;
}
