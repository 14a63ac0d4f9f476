/** Signs on a building: the façade with as much of it as is stated, and its wall in section. */
import { beside, frontFace, level, post, sideFace, street, upright, type Half, type Setting, type Stage } from './stage.ts';
import { box, line, rect, type Box, type Shape } from './types.ts';

/** Storeys where none are stated, metres. */
const GROUND_STOREY = 4.2;
const STOREY = 3.2;
const THICK = 0.5;

interface Facade {
  readonly shapes: readonly Shape[];
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
}

interface FacadeOptions {
  readonly least?: number;
  /** Of a roof sign: the wall ends under it. */
  readonly top?: number;
  /** A shop front instead of door and windows. */
  readonly shop?: boolean;
}

const meets = (a: Box, b: Box, room: number): boolean => a.x0 < b.x1 + room && a.x1 > b.x0 - room && a.y0 < b.y1 + room && a.y1 > b.y0 - room;

/** Heights of the floors above the ground storey, as stated or as is usual. */
function floors({ known }: Setting, top: number): number[] {
  const first = known.number('storeyHeight') ?? GROUND_STOREY;
  const [storeys, height] = [known.number('buildingStoreys'), known.number('buildingHeight')];
  const each = storeys !== undefined && height !== undefined && storeys > 1 && height > first ? (height - first) / (storeys - 1) : STOREY;
  const count = Math.min(60, Math.ceil((top - first) / each));
  return each < 0.5 ? [] : Array.from({ length: Math.max(0, count) }, (_, i) => first + i * each).filter((y) => y < top - 0.4);
}

/** The façade about the sign: torn off where its width or its height is not stated. */
export function facade(setting: Setting, width: number, face: Box, { least = 7, top: roof, shop = true }: FacadeOptions = {}): Facade {
  const { known, high, sign } = setting;
  const stated = known.number('facadeWidth');
  const wide = stated ?? Math.max(least, width + (width > 8 ? 3 : 3.6));
  const height = roof ?? known.number('buildingHeight');
  const top = height ?? Math.max(5.6, high + 1.2);
  const [x0, x1] = [-wide / 2, wide / 2];
  const side = stated === undefined ? 'torn' : 'line';
  const lines = floors(setting, top);
  const windows: Box[] = [];
  const count = Math.max(1, Math.min(14, Math.round(wide / 2.3)));
  const pitch = wide / count;
  if (lines.length * count <= 150)
    for (const [i, y] of lines.entries()) {
      const next = lines[i + 1] ?? top;
      const [low, high] = [y + 0.95, Math.min(next - 0.55, y + 2.5)];
      if (high - low < 0.5) continue;
      for (let k = 0; k < count; k++) windows.push(box(x0 + (k + 0.5) * pitch - Math.min(0.6, pitch / 4), low, x0 + (k + 0.5) * pitch + Math.min(0.6, pitch / 4), high));
    }
  const lintel = Math.min((lines[0] ?? GROUND_STOREY) - 0.8, 3.4, top - 0.3);
  if (shop && lintel > 1.6) {
    const door = 0.95;
    const glass = Math.min(3.6, wide / 2 - door - 0.9);
    if (glass > 0.5) windows.push(box(-door - 0.35 - glass, 0.5, -door - 0.35, lintel), box(door + 0.35, 0.5, door + 0.35 + glass, lintel));
    windows.push(box(-door, 0, door, lintel));
  }
  return {
    x0,
    x1,
    top,
    shapes: [
      rect('wall', box(x0, 0, x1, top)),
      ...lines.filter((y) => !sign.shown || y > face.y1 + 0.15 || y < face.y0 - 0.15).map((y) => level('fine', y, x0, x1)),
      ...windows.filter((window) => !sign.shown || !meets(window, face, 0.2)).flatMap((window) => [rect('window', window), ...(window.y0 === 0 ? [upright('fine', 0, 0, window.y1)] : [])]),
      upright(side, x0, 0, top),
      upright(side, x1, top, 0),
      level(height === undefined ? 'torn' : 'line', top, x0, x1),
    ],
  };
}

/** A wall in section, its outer face at x = 0, up to `top`, whole or torn off there. */
const section = (top: number, whole: boolean, from = 0): Shape[] => [rect('cut', box(-THICK, from, 0, top)), upright('line', -THICK, from, top), upright('line', 0, from, top), level(whole ? 'line' : 'torn', top, -THICK, 0)];

function walled(setting: Setting, front: Half, top: number, side: Pick<Half, 'behind' | 'faces' | 'edgeOn'>, out: number, depth: Stage['depth']): Stage {
  const { known, sign } = setting;
  const road = street(setting, out);
  const whole = known.number('buildingHeight') !== undefined;
  const usual = road.walk === undefined ? 1.5 : Math.min(road.walk / 2, 2);
  return {
    front,
    top,
    depth,
    reach: 0,
    side: { ...side, behind: [...section(top, whole), ...side.behind], ground: road.ground, person: beside(sign, out, usual), x0: -0.9, x1: road.x1, keep: [[-0.9, Math.max(out, usual) + 0.7], ...(road.walk === undefined ? [] : [[road.walk - 0.6, road.x1] as const])] },
    ...(road.walk === undefined ? {} : { kerb: { view: 'side' as const, x: road.walk, stated: true }, sidewalk: { view: 'side' as const, from: 0, to: road.walk } }),
  };
}

/** In front of the façade, at its left end, where there is room. */
const atLeft = ({ x0 }: Facade): number => x0 + 0.9;

const half = (built: Facade, faces: readonly Box[], rest: Partial<Half> = {}): Half => ({ behind: built.shapes, faces, edgeOn: false, ground: [{ kind: 'ground', from: built.x0 - 0.4, to: built.x1 + 0.4, level: 0 }], person: atLeft(built), x0: built.x0 - 0.4, x1: built.x1 + 0.4, keep: [[built.x0 - 0.4, built.x0 + 1.6]], ...rest });

export function wall(setting: Setting): Stage {
  const { sign, known } = setting;
  const face = frontFace(sign);
  const built = facade(setting, sign.w, face, known.signType === 'media-facade' ? { least: 9 } : {});
  return walled(setting, half(built, [face]), built.top, { behind: [], faces: [sideFace(sign)], edgeOn: true }, Math.max(sign.d, known.number('reach') ?? 0), { view: 'side', from: 0 });
}

export function projecting(setting: Setting): Stage {
  const { sign, known } = setting;
  const { d, bottom, top, w, h } = sign;
  const out = known.number('reach') ?? w + 0.15;
  const edge = box(-d / 2, bottom, d / 2, top);
  const built = facade(setting, d, edge, { least: 6 });
  const arms = (sign.shown ? [bottom + h * 0.2, top - h * 0.2] : []).map((y) => level('line', y, 0, Math.max(0, out - w)));
  return walled(setting, half(built, [edge], { edgeOn: true }), built.top, { behind: arms, faces: [box(out - w, bottom, out, top)], edgeOn: false }, out, { view: 'front', from: -d / 2 });
}

export function canopy(setting: Setting): Stage {
  const { sign, known } = setting;
  const face = frontFace(sign);
  const built = facade(setting, sign.w, face);
  const reach = known.number('reach');
  const out = reach === undefined ? 1.2 : Math.max(0, reach - sign.d);
  const slab = (x0: number, x1: number): Shape => rect('part', box(x0, sign.bottom, x1, sign.bottom + Math.min(0.22, sign.h)));
  const front = half(built, [face], { behind: [...built.shapes, slab(-sign.w / 2 - 0.15, sign.w / 2 + 0.15)] });
  return walled(setting, front, built.top, { behind: [slab(0, out), line('line', [0, sign.top + 0.5], [out, sign.bottom + Math.min(0.22, sign.h)])], faces: [sideFace(sign, out)], edgeOn: true }, out + sign.d, { view: 'side', from: out });
}

/** Behind the glass of a shop front that is as large as it takes. */
export function shopWindow(setting: Setting): Stage {
  const { sign } = setting;
  const face = frontFace(sign);
  const glass = box(Math.min(-1.5, face.x0 - 0.35), Math.max(0.1, Math.min(0.5, sign.bottom - 0.2)), Math.max(1.5, face.x1 + 0.35), Math.max(2.8, sign.top + 0.3));
  const built = facade({ ...setting, high: Math.max(setting.high, glass.y1 + 0.4) }, glass.x1 * 2, glass, { shop: false });
  const whole = setting.known.number('buildingHeight') !== undefined;
  const stage = walled(setting, half(built, [face], { behind: [...built.shapes, rect('window', glass)] }), built.top, { behind: [], faces: [sideFace(sign, -0.4 - sign.d)], edgeOn: true }, 0, { view: 'side', from: -0.4 - sign.d });
  const inside = -0.9 - sign.d;
  const side = [...section(built.top, whole, glass.y1), rect('cut', box(-0.25, 0, 0, glass.y0)), line('line', [-0.25, 0], [-0.25, glass.y0], [0, glass.y0], [0, 0]), level('line', glass.y1, -THICK, 0), upright('line', -0.08, glass.y0, glass.y1)];
  return { ...stage, side: { ...stage.side, behind: side, x0: inside, ground: stage.side.ground.map((piece, i) => (i === 0 ? { ...piece, from: inside } : piece)), keep: [[inside, 2.4], ...(stage.side.keep ?? []).slice(1)] } };
}

/** On the roof: the building ends under it. */
export function roof(setting: Setting): Stage {
  const { sign, known } = setting;
  const face = frontFace(sign);
  const stated = known.number('buildingHeight');
  const top = stated ?? Math.max(3, sign.bottom - 0.4);
  const built = facade(setting, sign.w, face, { top });
  const steps = !sign.shown ? 0 : Math.max(2, Math.min(12, Math.round(sign.w / 2.5)));
  const struts = Array.from({ length: steps }, (_, i) => -sign.w / 2 + ((i + 0.5) * sign.w) / steps).map((x) => post(x, Math.max(top, sign.bottom), 0.08, Math.min(top, sign.bottom)));
  const x = -0.45 - sign.d;
  const front = half(built, [face], { behind: [...built.shapes, ...struts], x0: Math.min(built.x0, face.x0) - 0.4, x1: Math.max(built.x1, face.x1) + 0.4 });
  const stage = walled(setting, front, top, { behind: [rect('cut', box(x - 2.2, top - 0.3, -THICK, top)), level('line', top, x - 2.2, 0), level('line', top - 0.3, x - 2.2, -THICK), upright('torn', x - 2.2, top - 0.3, top), ...(sign.shown ? [post(x - 0.06, sign.top, 0.1, top), line('line', [x, sign.bottom + sign.h * 0.75], [x - 1.5, top])] : [])], faces: [sideFace(sign, x)], edgeOn: true }, 0, { view: 'side', from: x });
  const x0 = x - 2.4;
  return { ...stage, keep: [[top - 0.9, top + 0.3]], side: { ...stage.side, behind: stage.side.behind.filter(({ role }, i) => !(role === 'torn' && i < 4)), x0, ground: stage.side.ground.map((piece, i) => (i === 0 ? { ...piece, from: x0 } : piece)), keep: [[x0, 2.2], ...(stage.side.keep ?? []).slice(1)] } };
}

