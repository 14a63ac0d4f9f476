/** Signs on what stands in the street anyway: lamp posts, shelters, booths, bridges, rails. */
import { about, beside, frontFace, ground, level, post, sideFace, street, upright, type Setting, type Stage } from './stage.ts';
import { box, line, rect, type Box, type Shape } from './types.ts';

/** Between the post and its panel. */
const GAP = 0.1;

/** Seen along the road: sidewalk left, carriageway right. Of more than two panels two are drawn and the number is told. */
export function lampPost(setting: Setting): Stage {
  const { sign, known, kerb } = setting;
  const { w, bottom, top, d } = sign;
  const past = known.number('beyondKerb');
  const panels = known.number('panelsPerPole') ?? 1;
  const right = box(GAP, bottom, GAP + w, top);
  const left = box(-GAP - w, bottom, -GAP, top);
  const outward = panels > 1 || (past ?? 0) > 0;
  const faces: readonly Box[] = panels > 1 ? [left, right] : outward ? [right] : [left];
  const edge = past === undefined || !outward ? (outward ? GAP + w + 0.35 : 0.45) : GAP + w - past;
  const high = Math.max(6, setting.high + 0.7, top + 0.7);
  const arms = (sign.shown ? faces : []).flatMap(({ x0, x1 }) => [bottom - 0.04, top + 0.04].map((y) => level('line', y, Math.min(0, x0), Math.max(0, x1))));
  const [x0, x1] = [Math.min(-GAP - w - 1.9, edge - 1), Math.max(GAP + w, edge) + 2.8];
  const mast: Shape[] = [post(0, high, 0.14), level('torn', high, -0.07, 0.07), rect('part', box(-0.16, 0, 0.16, 0.35))];
  return {
    top: high,
    depth: { view: 'side', from: -d / 2 },
    kerb: { view: 'front', x: edge, stated: past !== undefined && outward },
    front: { behind: [...mast, ...arms], faces, edgeOn: false, ground: [{ kind: 'sidewalk', from: x0, to: edge, level: 0 }, { kind: 'carriageway', from: edge, to: x1, level: -kerb }], person: beside(sign, -0.2, x0 + 0.9) > x0 + 0.9 ? x0 + 0.5 : x0 + 0.9, x0, x1, keep: [[x0, x0 + 1.6], [Math.min(-0.5, edge - 0.5), Math.max(0.5, edge + 0.8)]] },
    side: { behind: [...mast, ...(sign.shown ? [bottom - 0.04, top + 0.04] : []).map((y) => level('line', y, -0.12, 0.12))], faces: [sideFace(sign, -d / 2)], edgeOn: true, ground: ground(-1.1, 1.7), person: Math.max(0.95, d / 2 + 0.6), x0: -1.1, x1: Math.max(1.7, d / 2 + 1.4) },
  };
}

export function shelter(setting: Setting): Stage {
  const { sign, known } = setting;
  const face = frontFace(sign);
  const high = Math.max(2.6, sign.top + 0.25);
  const [x0, x1] = [face.x0 - 3, face.x1 + 0.5];
  const bench = face.x0 - 1.5;
  const road = street(setting, 1.8);
  return {
    top: high + 0.2,
    depth: { view: 'side', from: 0 },
    front: {
      behind: [rect('part', box(x0 - 0.2, high, x1 + 0.2, high + 0.16)), post(x0 + 0.3, high), post(x1 - 0.15, high), post(face.x0 - 0.2, high), rect('window', box(x0 + 0.35, 0.35, face.x0 - 0.25, high - 0.3)), rect('part', box(bench - 0.9, 0.42, bench + 0.9, 0.5)), post(bench - 0.6, 0.42, 0.06), post(bench + 0.6, 0.42, 0.06)],
      faces: [face], edgeOn: false, ground: ground(x0 - 0.6, x1 + 0.6), person: x0 + 0.85, x0: x0 - 0.6, x1: x1 + 0.6, keep: [[x0 - 0.6, face.x0 + 0.4]],
    },
    side: { behind: [post(-0.06, high), rect('part', box(-0.3, high, 1.5, high + 0.16))], faces: [sideFace(sign)], edgeOn: true, ground: road.ground, person: Math.max(0.85, sign.d + 0.5), x0: -0.9, x1: Math.max(2.6, road.x1 - (road.walk === undefined ? 1.4 : 0)), keep: [[-0.9, 1.8], ...(road.walk === undefined ? [] : [[road.walk - 0.6, road.x1] as const])] },
    ...(known.number('sidewalkWidth') === undefined || road.walk === undefined ? {} : { kerb: { view: 'side' as const, x: road.walk, stated: true }, sidewalk: { view: 'side' as const, from: 0, to: road.walk } }),
  };
}

export function booth(setting: Setting): Stage {
  const { sign } = setting;
  const face = frontFace(sign);
  const high = Math.max(2.5, sign.top + 0.3);
  const x = Math.max(1.2, face.x1 + 0.3);
  const counter = Math.min(0.95, sign.bottom);
  const roofline = (x0: number, x1: number): Shape => ({ role: 'part', closed: true, points: [[x0 - 0.2, high], [x1 + 0.2, high], [x1, high + 0.35], [x0, high + 0.35]] });
  return {
    top: high + 0.5,
    depth: { view: 'side', from: 0 },
    front: { behind: [rect('wall', box(-x, 0, x, high)), line('line', [-x, 0], [-x, high]), line('line', [x, 0], [x, high]), level('fine', counter, -x, x), roofline(-x, x)], faces: [face], edgeOn: false, ground: ground(-x - 1.5, x + 0.6), person: -x - 0.75, x0: -x - 1.5, x1: x + 0.6, keep: [[-x - 1.5, -x + 0.4]] },
    side: { behind: [rect('wall', box(-1.6, 0, 0, high)), line('line', [-1.6, 0], [-1.6, high]), line('line', [0, 0], [0, high]), rect('window', box(-1.25, 1, -0.35, Math.min(2, high - 0.3))), roofline(-1.6, 0)], faces: [sideFace(sign)], edgeOn: true, ground: ground(-2, sign.d + 2), person: Math.max(0.9, sign.d + 0.6), x0: -2, x1: sign.d + 2 },
  };
}

/** Hung on the parapet of a deck that runs on at both ends. The road lies below. */
export function bridge(setting: Setting): Stage {
  const { sign } = setting;
  const face = frontFace(sign);
  const deck = Math.max(0.8, sign.bottom);
  const rail = deck + 1.05;
  const pier = Math.max(face.x1 + 0.9, 4.5);
  const x = pier + 1.3;
  const balusters = Array.from({ length: Math.min(60, Math.floor((2 * x) / 0.8)) }, (_, i) => upright('fine', -x + (i + 0.5) * 0.8, deck, rail));
  const piers = [-pier, pier].map((at) => rect('part', box(at - 0.4, 0, at + 0.4, deck - 0.7)));
  return {
    top: rail,
    keep: [[deck - 0.9, rail + 0.2]],
    depth: { view: 'side', from: 0 },
    front: { behind: [...piers, rect('part', box(-x, deck - 0.7, x, deck)), ...balusters, level('line', rail, -x, x), upright('torn', -x, deck - 0.7, rail), upright('torn', x, rail, deck - 0.7)], faces: [face], edgeOn: false, ground: ground(-x - 0.2, x + 0.2), person: -pier + 1.4, x0: -x - 0.2, x1: x + 0.2, keep: [[-x - 0.2, -pier + 2]] },
    side: { behind: [rect('part', box(-2.4, 0, -1.4, deck - 0.7)), rect('cut', box(-3.6, deck - 0.5, -0.1, deck)), line('line', [-3.8, deck - 0.5], [-3.6, deck - 0.7], [-0.2, deck - 0.7], [0, deck - 0.5], [0, deck], [-3.8, deck], [-3.8, deck - 0.5]), post(-0.06, rail, 0.08, deck), post(-3.72, rail, 0.08, deck)], faces: [sideFace(sign)], edgeOn: true, ground: ground(-4.2, Math.max(1.9, sign.d + 1)), person: 0.9, x0: -4.2, x1: Math.max(1.9, sign.d + 1) },
  };
}

export function guardrail(setting: Setting): Stage {
  const { sign } = setting;
  const face = frontFace(sign);
  const high = Math.max(1.1, sign.top + 0.1);
  const low = Math.min(0.25, sign.bottom);
  const x = Math.max(2.2, face.x1 + 0.7);
  const posts = Math.max(3, Math.min(16, Math.round((2 * x) / 1.8) + 1));
  const at = Array.from({ length: posts }, (_, i) => -x + (i * 2 * x) / (posts - 1));
  const bars = Array.from({ length: Math.min(90, Math.floor((2 * x) / 0.22)) }, (_, i) => -x + (i + 1) * 0.22).filter((bar) => bar < face.x0 - 0.08 || bar > face.x1 + 0.08);
  const walk = about(setting, -1.5, 1.6);
  return {
    top: high,
    depth: { view: 'side', from: -sign.d / 2 },
    front: { behind: [...bars.map((bar) => upright('fine', bar, low, high)), ...at.map((post_) => post(post_, high, 0.08)), level('line', high, -x, x), level('line', low, -x, x)], faces: [face], edgeOn: false, ground: ground(-x - 1.3, x + 0.5), person: -x - 0.65, x0: -x - 1.3, x1: x + 0.5, keep: [[-x - 1.3, -x + 0.4]] },
    side: { behind: [post(0, high, 0.08)], faces: [sideFace(sign, -sign.d / 2)], edgeOn: true, ground: walk.ground, person: -0.8 - sign.d / 2, x0: walk.x0 - sign.d / 2, x1: walk.x1 },
  };
}
