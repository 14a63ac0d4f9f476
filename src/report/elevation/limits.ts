/** Limits as lines on the elevation, and the part of the sign beyond them. */
import type { Plan } from '../../plan/plan.ts';
import { measureName } from '../passing-text.ts';
import { lexicon } from '../lexicon.ts';
import type { Language } from '../phrases.ts';
import type { Known } from './known.ts';
import { SIGNS } from './numbers.ts';
import { drawnAs, type Rule } from './rules.ts';
import type { Sign } from './sign.ts';
import type { Stage } from './stage.ts';
import { box, type Box, type LimitLine, type Shape, rect, type ViewName } from './types.ts';
import { isWord, word } from './words.ts';

export interface LimitSetting {
  readonly plan: Plan;
  readonly known: Known;
  readonly sign: Sign;
  readonly stage: Stage;
  readonly kerb: number;
  readonly language: Language;
}

export interface DrawnLimits {
  readonly lines: readonly LimitLine[];
  readonly beyond: readonly { readonly view: ViewName; readonly shape: Shape }[];
}

const clip = (a: Box, b: Box): Box | null => {
  const both = box(Math.max(a.x0, b.x0), Math.max(a.y0, b.y0), Math.min(a.x1, b.x1), Math.min(a.y1, b.y1));
  return both.x1 - both.x0 > 1e-9 && both.y1 - both.y0 > 1e-9 ? both : null;
};
const FAR = 1e6;
const OF_EACH: ReadonlySet<string> = new Set(['width', 'faceArea']);

export const longerSide = (known: Known): 'width' | 'height' | undefined => {
  const [w, h] = [known.number('width'), known.number('height')];
  return w === undefined || h === undefined ? undefined : w >= h ? 'width' : 'height';
};

/** Above everything that a limit of the top can reach, so that the stage is built high enough for its line. */
export function limitHeights(rules: readonly Rule[], plan: Plan, known: Known, sign: Sign, kerb: number): number[] {
  const near = Math.max(sign.shown ? sign.top : 0, 4) * 1.4 + 1;
  return rules.flatMap((rule) => {
    const drawn = drawnAs(rule.measure, plan, longerSide(known), (fact) => (fact === 'kerbHeight' ? kerb : known.number(fact)));
    const y = drawn?.measure === 'topHeight' || drawn?.measure === 'clearance' ? rule.limit + drawn.offset : drawn?.measure === 'height' && sign.shown ? sign.bottom + rule.limit : undefined;
    return y !== undefined && y > 0 && (rule.state === 'fail' || y <= near) ? [y] : [];
  });
}

export function limitsOf(rules: readonly Rule[], setting: LimitSetting): DrawnLimits {
  const lines: LimitLine[] = [];
  const beyond: { view: ViewName; shape: Shape }[] = [];
  const failing = new Set(rules.filter(({ state }) => state === 'fail').map(({ measure }) => measure));
  for (const rule of rules) {
    // Of the area a strip is drawn that is as large as what is too much: only where no side is too long by itself.
    if (rule.measure === 'faceArea' && (failing.has('width') || failing.has('height') || rule.state !== 'fail')) continue;
    const drawn = limitLine(rule, setting);
    if (drawn === undefined) continue;
    lines.push(drawn.line);
    if (rule.state === 'fail') beyond.push(...drawn.beyond);
  }
  return { lines, beyond };
}

interface One {
  readonly line: LimitLine;
  readonly beyond: DrawnLimits['beyond'];
}

function limitLine(rule: Rule, setting: LimitSetting): One | undefined {
  const { plan, known, sign, stage, kerb, language } = setting;
  const drawn = drawnAs(rule.measure, plan, longerSide(known), (fact) => (fact === 'kerbHeight' ? kerb : known.number(fact)));
  if (drawn === undefined) return undefined;
  const past = drawn.by === 'kerbHeight';
  const name = past ? word('carriageway', language) : isWord(rule.measure) ? word(rule.measure, language) : measureName(rule.measure, lexicon(plan), language);
  const op = SIGNS[rule.op] ?? rule.op;
  const label = rule.measure === 'topHeight' && rule.op === '<=' ? word('limit.top', language, { value: rule.limitText }) : word('limit', language, { name, op, value: rule.unit === 'm²' ? `${rule.limitText} m²` : rule.limitText });
  const told = rule.excess === undefined ? undefined : rule.unit === 'm²' ? `${rule.excess} m²` : rule.excess;
  const at = rule.limit + drawn.offset;
  const faces = (view: ViewName): readonly Box[] => (sign.shown ? stage[view].faces : []);
  const main: ViewName = stage.front.edgeOn ? 'side' : 'front';
  const [face] = stage[main].faces;
  const make = (view: ViewName, axis: 'x' | 'y', at: number, from: number, to: number, value: number | undefined, part: Box, views: readonly ViewName[] = [view]): One => ({
    line: {
      measure: rule.measure, view, axis, at, from, to, state: rule.state, label,
      ...(rule.state === 'fail' && value !== undefined && told !== undefined ? { excess: { from: Math.min(at, value), to: Math.max(at, value), label: word(rule.upper ? 'over' : 'short', language, { value: told }), short: told } } : {}),
    },
    beyond: views.flatMap((one) => faces(one).flatMap((seen) => {
      // A face of several is cut where the first one is, seen from its own edge.
      const aside = axis === 'x' && one === main && face !== undefined ? seen.x0 - face.x0 : 0;
      const by = OF_EACH.has(rule.measure) ? aside : 0;
      const moved = { ...part, x0: part.x0 + by, x1: part.x1 + by };
      const inside = clip(seen, one === view && past && stage.kerb?.view === one ? { ...moved, x0: Math.max(moved.x0, stage.kerb.x) } : moved);
      return inside === null ? [] : [{ view: one, shape: rect('beyond', inside) }];
    })),
  });
  const half = (part: Partial<Box>): Box => ({ x0: -FAR, y0: -FAR, x1: FAR, y1: FAR, ...part });
  const { front } = stage;

  switch (drawn.measure) {
    case 'topHeight':
    case 'clearance': {
      if (!(at > 0)) return undefined;
      const value = known.number(drawn.measure);
      const from = past && stage.kerb?.view === 'front' ? stage.kerb.x : front.x0;
      // What stands over the sidewalk is measured there, what reaches past the kerb on the other side of it.
      const to = drawn.measure === 'clearance' && !past && stage.kerb?.view === 'front' ? stage.kerb.x : past ? front.x1 : FAR;
      return make('front', 'y', at, from, to, value, rule.upper ? half({ y0: at }) : half({ y1: at }), past ? ['front'] : ['front', 'side']);
    }
    case 'height': {
      if (!sign.shown || !(sign.known.height || sign.known.clearance)) return undefined;
      const y = sign.bottom + rule.limit;
      return make('front', 'y', y, front.x0, FAR, sign.known.height ? sign.top : undefined, rule.upper ? half({ y0: y }) : half({ y0: sign.top, y1: y }), ['front', 'side']);
    }
    case 'width': {
      if (!sign.known.width || face === undefined) return undefined;
      const x = face.x0 + rule.limit;
      return make(main, 'x', x, face.y0 - 0.35, face.y1 + 0.35, face.x1, rule.upper ? half({ x0: x }) : half({ x0: face.x1, x1: x }));
    }
    case 'faceArea': {
      const [w, h] = [known.number('width'), known.number('height')];
      if (w === undefined || h === undefined || face === undefined || !(h > 0)) return undefined;
      const x = face.x0 + rule.limit / h;
      return make(main, 'x', x, face.y0 - 0.35, face.y1 + 0.35, face.x1, half(rule.upper ? { x0: x } : { x0: face.x1 }));
    }
    case 'depth': {
      if (!sign.known.depth) return undefined;
      const { view, from } = stage.depth;
      const x = from + rule.limit;
      return make(view, 'x', x, sign.bottom - 0.35, sign.top + 0.35, from + sign.d, rule.upper ? half({ x0: x }) : half({ x0: from + sign.d }));
    }
    case 'reach': {
      const out = known.number('reach');
      if (stage.reach === undefined || out === undefined) return undefined;
      return make('side', 'x', stage.reach + at, sign.bottom - 0.35, sign.top + 0.35, stage.reach + out, rule.upper ? half({ x0: stage.reach + at }) : half({ x0: stage.reach + out }));
    }
    case 'beyondKerb': {
      const out = known.number('beyondKerb');
      if (stage.kerb === undefined || !stage.kerb.stated || out === undefined || stage.kerb.view !== 'front' || at === 0) return undefined;
      return make('front', 'x', stage.kerb.x + at, sign.bottom - 0.35, sign.top + 0.35, stage.kerb.x + out, half(rule.upper ? { x0: stage.kerb.x + at } : { x0: stage.kerb.x + out }));
    }
    case 'sidewalkWidth': {
      const { sidewalk } = stage;
      if (sidewalk === undefined) return undefined;
      // From the kerb inward where the sign stands on the sidewalk, from the wall outward where it hangs over it.
      const inward = sidewalk.from < 0;
      const x = inward ? sidewalk.to - at : sidewalk.from + at;
      return make('side', 'x', x, -0.4, 0.5, inward ? sidewalk.from : sidewalk.to, box(0, 0, 0, 0), []);
    }
    default:
      return undefined;
  }
}
