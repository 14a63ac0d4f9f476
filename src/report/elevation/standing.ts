/** Signs that stand by themselves, on fences, or in the open. */
import { about, arc, frontFace, ground, level, post, sideFace, street, upright, type Half, type Setting, type Stage } from './stage.ts';
import { box, line, rect, type Shape } from './types.ts';

/** A sign on its own support, and the sidewalk about it where its width is stated. */
function free(setting: Setting, top: number, front: readonly Shape[], side: readonly Shape[], reach: { readonly front: number; readonly side: number }, person?: number): Stage {
  const { sign } = setting;
  const size = frontFace(sign);
  // Room for a sign that is not stated is not kept.
  const face = sign.shown ? size : box(-reach.front, size.y0, reach.front, size.y1);
  const high = sign.bottom > 2.2 || !sign.shown;
  const at = person ?? (high ? Math.min(-1.1, -reach.front - 0.7) : Math.min(face.x0, -reach.front) - 0.75);
  const [x0, x1] = [Math.min(face.x0, -reach.front, at - 0.3) - 0.5, Math.max(face.x1, reach.front) + 0.6];
  const out = Math.max(sign.d / 2, reach.side);
  const walk = about(setting, -out - 0.9, out + 1.9);
  const beside = walk.to === undefined ? out + 0.85 : Math.max(-out - 0.75, (walk.from ?? 0) + 0.4);
  return {
    top,
    depth: { view: 'side', from: -sign.d / 2 },
    front: { behind: front, faces: [face], edgeOn: false, ground: ground(x0, x1), person: at, x0, x1, keep: [[Math.min(x0, at - 0.5), at + 0.6], [-reach.front - 0.4, reach.front + 0.4]] },
    side: { behind: side, faces: [sideFace(sign, -sign.d / 2)], edgeOn: true, ground: walk.ground, person: beside, x0: walk.x0, x1: walk.x1, keep: [[-out - 1.1, out + 1.5], ...(walk.from === undefined ? [] : [[walk.from - 0.4, walk.from + 0.6] as const])] },
    ...(walk.from === undefined || walk.to === undefined ? {} : { kerb: { view: 'side' as const, x: walk.to, stated: false }, sidewalk: { view: 'side' as const, from: walk.from, to: walk.to } }),
  };
}

export function onPost(setting: Setting): Stage {
  const { sign } = setting;
  const foot = rect('part', box(-0.25, 0, 0.25, 0.12));
  return free(setting, sign.shown ? sign.top : sign.bottom, [post(0, sign.bottom + Math.min(0.1, sign.h), 0.14), foot], [post(0, sign.shown ? sign.top : sign.bottom, Math.min(0.14, Math.max(0.06, sign.d * 0.6))), foot], { front: 0.3, side: 0.3 });
}

export function plinth(setting: Setting): Stage {
  const { sign } = setting;
  const base = (x: number): Shape[] => (sign.bottom > 0.02 ? [rect('part', box(-x, 0, x, sign.bottom))] : []);
  const [x, z] = [sign.w / 2 + 0.12, sign.d / 2 + 0.15];
  return free(setting, sign.shown ? sign.top : 2, base(x), base(z), { front: x, side: z }, -x - 0.75);
}

export function pole(setting: Setting): Stage {
  const { sign } = setting;
  const { w, h, d, bottom, top } = sign;
  // Nothing is known of it: a mast that is torn off.
  if (!sign.shown) {
    const mast = [post(0, 6, 0.8), rect('part', box(-0.9, 0, 0.9, 0.3)), level('torn', 6, -0.4, 0.4)];
    return free(setting, 6, mast, mast, { front: 1, side: 1 });
  }
  const thick = Math.max(0.3, Math.min(1.1, w * 0.07));
  const mast: Shape[] = [post(0, Math.max(bottom, 0.3), thick), rect('part', box(-thick * 1.1, 0, thick * 1.1, 0.3))];
  const walkway = bottom > 3 ? [level('line', bottom - 0.25, -w / 2, w / 2), ...[-w * 0.3, w * 0.3].map((x) => upright('fine', x, bottom - 0.25, bottom))] : [];
  const side = [post(0, top - h * 0.1, Math.min(thick, Math.max(0.2, d * 0.8))), rect('part', box(-thick * 1.1, 0, thick * 1.1, 0.3)), ...(bottom > 3 ? [level('line', bottom - 0.25, -d / 2 - 0.5, d / 2 + 0.5)] : [])];
  return free(setting, top, [...mast, ...walkway], side, { front: thick * 1.1, side: Math.max(thick * 1.1, d / 2 + (bottom > 3 ? 0.5 : 0)) });
}

export function trestle(setting: Setting): Stage {
  const { sign } = setting;
  const { w, h, d, bottom, top } = sign;
  const legs = Math.max(2, Math.min(14, Math.round(w / 2.6) + 1));
  const at = Array.from({ length: legs }, (_, i) => -w * 0.42 + (i * w * 0.84) / (legs - 1));
  const braces = bottom > 0.8 ? at.slice(1).flatMap((x, i) => [line('fine', [at[i] ?? 0, 0.15], [x, bottom]), line('fine', [at[i] ?? 0, bottom], [x, 0.15])]) : [];
  const rake = Math.max(0.8, Math.min(3, top * 0.35));
  const side = [post(-d / 2 - 0.06, sign.shown ? top : bottom, 0.1), line('line', [-d / 2 - 0.1, sign.shown ? bottom + h * 0.7 : bottom * 0.9], [-d / 2 - rake, 0]), level('fine', Math.min(bottom, 1.2), -d / 2 - rake * 0.7, -d / 2 - 0.1)];
  return free(setting, sign.shown ? top : bottom, [...braces, ...at.map((x) => post(x, Math.max(bottom, 0.1), 0.12))], side, { front: w * 0.42 + 0.1, side: d / 2 + rake }, bottom > 2.2 ? -w / 2 - 0.3 : undefined);
}

/** A fence as high as it takes, which runs on at both ends. */
export function hoarding(setting: Setting): Stage {
  const { sign } = setting;
  const face = frontFace(sign);
  const high = Math.max(2.5, sign.top + (sign.known.topHeight ? 0 : 0.1));
  const x = face.x1 + 1.7;
  const count = Math.max(2, Math.min(30, Math.round((2 * x) / 2)));
  const posts = Array.from({ length: count - 1 }, (_, i) => -x + ((i + 1) * 2 * x) / count).map((at) => upright('fine', at, 0, high));
  const road = street(setting, Math.max(sign.d, 0.1));
  const front: Half = { behind: [rect('wall', box(-x, 0, x, high)), ...posts, level('line', high, -x, x), upright('torn', -x, 0, high), upright('torn', x, high, 0)], faces: [face], edgeOn: false, ground: ground(-x - 0.3, x + 0.3), person: -x + 0.85, x0: -x - 0.3, x1: x + 0.3, keep: [[-x - 0.3, -x + 1.9]] };
  return {
    front,
    top: high,
    depth: { view: 'side', from: 0 },
    reach: 0,
    side: { behind: [rect('cut', box(-0.12, 0, 0, high)), line('line', [-0.12, 0], [-0.12, high], [0, high], [0, 0]), line('line', [-0.12, high * 0.75], [-1, 0])], faces: [sideFace(sign)], edgeOn: true, ground: road.ground.map((piece, i) => (i === 0 ? { ...piece, from: -1.3 } : piece)), person: Math.max(1.1, sign.d + 0.6), x0: -1.3, x1: road.x1, keep: [[-1.3, 2], ...(road.walk === undefined ? [] : [[road.walk - 0.6, road.x1] as const])] },
    ...(road.walk === undefined ? {} : { kerb: { view: 'side' as const, x: road.walk, stated: true }, sidewalk: { view: 'side' as const, from: 0, to: road.walk } }),
  };
}

/** Cloth between two posts. */
export function banner(setting: Setting): Stage {
  const { sign } = setting;
  const x = sign.w / 2 + 0.12;
  const high = Math.max(2, sign.top + 0.25);
  const cords = [sign.top, sign.bottom].flatMap((y) => [level('fine', y, -x, -sign.w / 2), level('fine', y, sign.w / 2, x)]);
  return free(setting, high, [post(-x, high, 0.08), post(x, high, 0.08), ...cords], [post(0, high, 0.08)], { front: x + 0.1, side: 0.2 }, sign.bottom > 2.2 ? -x + 0.9 : undefined);
}

/** An inflated arch in the box of its size: what the thing looks like is not known, its box is. */
export function model(setting: Setting): Stage {
  const { sign } = setting;
  const { w, h, bottom } = sign;
  const thick = Math.min(w, h) * 0.2;
  const bow = (x: number, y: number): Shape => ({ role: 'fine', closed: false, points: [[-x, bottom], ...arc(0, bottom + h * 0.45, x, y - h * 0.45), [x, bottom]] });
  const stage = free(setting, sign.shown ? sign.top : 2.5, [], [], { front: w / 2, side: sign.d / 2 }, -w / 2 - 0.85);
  return { ...stage, front: { ...stage.front, before: [bow(w / 2, h), bow(w / 2 - thick, h - thick)] } };
}
