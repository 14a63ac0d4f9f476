/** Front and side of a sign, to scale and in metres, with its limits and what would pass: from the proposal and its report alone. */
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import type { Language } from '../phrases.ts';
import { amount } from '../quantity.ts';
import type { Report } from '../types.ts';
import { bandsOf } from './bands.ts';
import { canopy, projecting, roof, shopWindow, wall } from './building.ts';
import { dimensionsOf } from './dimensions.ts';
import { booth, bridge, guardrail, lampPost, shelter } from './facility.ts';
import { known as knownOf, type Asked } from './known.ts';
import { limitHeights, limitsOf } from './limits.ts';
import { rulesOf, type Rule } from './rules.ts';
import { sentence } from './sentence.ts';
import { MEASURES, signOf, type Sign } from './sign.ts';
import type { Half, Setting, Stage } from './stage.ts';
import { banner, hoarding, model, onPost, plinth, pole, trestle } from './standing.ts';
import { rect, type Elevation, type LimitLine, type Shape, type View, type ViewName } from './types.ts';
import { word } from './words.ts';

const STAGES: Readonly<Record<string, (setting: Setting) => Stage>> = {
  wall, projecting, roof, canopy, window: shopWindow, 'media-facade': wall, 'lamp-post': lampPost, 'bus-shelter': shelter, 'street-furniture': booth, bridge, guardrail, upright: onPost, plinth, pole, trestle, hoarding, banner, model,
};
/** For a sign type that another package has added. */
const BY_MOUNTING: Readonly<Record<string, (setting: Setting) => Stage>> = { building: wall, facility: onPost, enclosure: hoarding };

/** Kerb where its height is not stated: drawn, never dimensioned. */
const KERB = 0.15;

const faceShapes = (half: Half, sign: Sign, mesh: boolean): Shape[] =>
  half.faces.flatMap((face) => [rect(sign.solid && (!half.edgeOn || sign.known.depth) ? 'face' : 'ghost', face), ...(mesh && !half.edgeOn ? [rect('mesh', face)] : [])]);

function viewOf(name: ViewName, half: Half, sign: Sign, mesh: boolean, beyond: readonly Shape[], limits: readonly LimitLine[], kerb: Stage['kerb'], kerbTop: number): View {
  const lines = limits.filter(({ view, axis }) => view === name && axis === 'x');
  const { behind, before = [], person, faces, keep = [] } = half;
  const x0 = Math.min(half.x0, ...lines.map(({ at }) => at - 0.4));
  const x1 = Math.max(half.x1, ...lines.map(({ at }) => at + 0.4));
  const ground = half.ground.map((piece, i, all) => ({ ...piece, from: i === 0 ? Math.min(piece.from, x0) : piece.from, to: i === all.length - 1 ? Math.max(piece.to, x1) : piece.to }));
  const [face] = faces;
  // A very wide face may be broken in its middle; a narrow one is kept whole.
  const kept = face === undefined || !sign.shown ? [] : face.x1 - face.x0 <= 12 ? [[face.x0 - 0.6, face.x1 + 0.6] as const] : ([[face.x0 - 0.6, face.x0 + 3], [face.x1 - 3, face.x1 + 0.6]] as const);
  const under = ground.find(({ from, to }) => person >= from && person <= to)?.level ?? 0;
  const edge: Shape[] = kerb?.view === name && name === 'front' && sign.shown && kerb.stated ? [{ role: 'kerb', closed: false, points: [[kerb.x, 0], [kerb.x, kerbTop]] }] : [];
  return { name, ground, person: [person, under], x0, x1, keep: [...keep, ...kept, ...lines.map(({ at }) => [at - 0.5, at + 0.5] as const)], face: sign.shown ? (face ?? null) : null, shapes: [...behind, ...edge, ...(sign.shown ? [...faceShapes(half, sign, mesh), ...before, ...beyond] : [])] };
}

/**
 * @param proposal what is asked for; its numbers are drawn
 * @param report its check: quick (limits) or in full (also what would pass); null before the first
 */
export function elevation(plan: Plan, proposal: Asked, report: Report | null, language: Language): Elevation {
  const known = knownOf(plan, proposal);
  const { signType } = known;
  const sign = signOf(known);
  const kerb = known.number('kerbHeight') ?? KERB;
  const rules = rulesOf(report);
  const heights = limitHeights(rules, plan, known, sign, kerb);
  const high = Math.max(sign.shown ? sign.top : 0, ...heights);
  const type = plan.rules.signTypes.find(({ id }) => id === signType);
  const build = STAGES[signType] ?? BY_MOUNTING[type?.mounting ?? ''] ?? onPost;
  const stage = build({ known, sign, high, kerb });

  const drawn = limitsOf(rules.filter((rule) => rule.state === 'fail' || isNear(rule, sign)), { plan, known, sign, stage, kerb, language });
  const dimensions = sign.shown ? dimensionsOf(known, sign, stage, language) : dimensionsOf(known, sign, stage, language).filter(({ measure }) => measure === 'sidewalkWidth' || measure === 'buildingHeight');
  const bands = bandsOf(report?.envelope, sign, dimensions, language);

  const unstated = MEASURES.filter((name) => !sign.known[name] && known.asks(name));
  const position = known.asks('clearance') || known.asks('topHeight');
  const assumed = !sign.shown ? 'nothing' : !sign.solid || !sign.known.depth ? 'size' : sign.floating && !position ? 'place' : 'nothing';
  const mesh = signType === 'media-facade';
  const beyond = (name: ViewName): Shape[] => drawn.beyond.filter(({ view }) => view === name).map(({ shape }) => shape);
  const area = sign.known.width && sign.known.height ? known.number('faceArea') : undefined;
  const areaText = area === undefined ? undefined : amount(area, 'm²');
  const panels = known.number('panelsPerPole');
  const top = Math.max(stage.top, high, sign.shown ? sign.top : 0);
  // What is kept by so much that it lies above the drawing is not shown.
  const lines = drawn.lines.filter(({ axis, at, state }) => state === 'fail' || axis === 'x' || at <= top);
  const whole = sign.h <= 12;
  const title = type?.title ?? { zh: signType, en: signType };
  return {
    signType,
    front: viewOf('front', stage.front, sign, mesh, beyond('front'), lines, stage.kerb, top),
    side: viewOf('side', stage.side, sign, mesh, beyond('side'), lines, stage.kerb, top),
    y0: Math.min(0, ...[...stage.front.ground, ...stage.side.ground].map(({ level }) => level)),
    y1: top,
    keep: [[-0.3, 2.5], ...(stage.keep ?? []), [stage.top - 0.5, stage.top + 0.3], [top - 0.5, top], ...(sign.shown ? (whole ? [[sign.bottom - 0.7, sign.top + 0.9] as const] : ([[sign.bottom - 0.7, sign.bottom + 3], [sign.top - 3, sign.top + 0.9]] as const)) : []), ...heights.map((y) => [y - 0.5, y + 0.5] as const)],
    dimensions,
    limits: lines,
    bands,
    caption: sign.shown && areaText !== undefined ? { view: stage.front.edgeOn ? 'side' : 'front', texts: [...(panels !== undefined && panels > 2 ? [`${areaText} · ${word('panels', language, { n: panels })}`] : []), word('face', language, { area: areaText }), areaText], bad: rules.some(({ measure, state }) => measure === 'faceArea' && state === 'fail'), named: `${word('faceArea', language)} ${areaText}` } : sign.shown && !sign.solid ? { view: stage.front.edgeOn ? 'side' : 'front', texts: [word('sketchy', language)], bad: false, named: word('sketchy', language) } : null,
    labels: { front: word('front', language), side: word('side', language), ground: { ground: '', sidewalk: word('sidewalk', language), carriageway: word('carriageway', language) }, kerb: word('kerb', language), passing: word('pass', language) },
    notes: [...(unstated.length === 0 ? [] : [word('unstated', language, { names: unstated.map((name) => word(name, language)).join(word('and', language)) })]), ...(assumed === 'nothing' ? [] : [word(assumed === 'place' ? 'note.position' : 'note.size', language)])],
    title: titleOf(title),
    text: sentence({ plan, known, sign, rules, bands, envelope: report?.envelope, unstated, assumed }, new Set(dimensions.map(({ measure }) => measure)), new Set(lines.map(({ measure }) => measure))),
  };
}

const titleOf = ({ zh, en }: Text): Text => ({ zh: `${zh}立面图：正面和侧面，同一比例，人高 1.70 米`, en: `${en}, elevation: front and side at one scale, with a person 1.70 m tall` });

/** Of limits that are kept those of height, where they are near: one that is kept by far tells nothing of this sign and would make everything else small. */
const isNear = ({ measure, limit, upper }: Rule, sign: Sign): boolean => !SIDEWAYS.has(measure) && (!upper || limit <= Math.max(sign.shown ? sign.top : 0, 4) * 1.4 + 1);
const SIDEWAYS: ReadonlySet<string> = new Set(['width', 'depth', 'reach', 'beyondKerb', 'sidewalkWidth', 'faceArea']);
