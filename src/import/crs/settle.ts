/** A system that is stated, held against the numbers: they must come to lie where the plan is. */
import type { Extent } from '../../geo/coordinates/types.ts';
import type { ImportContext } from '../context.ts';
import type { ImportFinding } from '../finding.ts';
import type { RawLayer } from '../types.ts';
import { candidatesOf, formsOf } from './numbers.ts';
import { centreOf, farText } from './sample.ts';
import type { Stated } from './stated.ts';
import type { CrsJudgement, Decider, OfferedChoice, XY } from './types.ts';
import { formed, unitName, type Form } from './ways.ts';
import { BY, decidedTitle, offered, UNDECIDED, type Say } from './words.ts';

/** A layer on its way to a judgement. */
export interface Case {
  readonly layer: RawLayer;
  readonly context: ImportContext;
  readonly extent: Extent;
  readonly sample: readonly XY[];
  readonly say: Say;
}

export type Known = Extract<Stated, { readonly kind: 'known' }>;

/** Metres of a drawing's units besides the metre. */
const DRAWN = [0.001, 0.01, 1000] as const;
/** By `$INSUNITS`. */
export const CLAIMED = { mm: 0.001, cm: 0.01, m: 1, km: 1000, inch: 0.0254, foot: 0.3048 } as const;

/** @param axes as a person states them; without, the usual order is taken, and the other one where only that is possible */
export function settle(given: Case, stated: Known, by: Decider, { axes }: { readonly axes?: 'east-north' | 'north-east' }): CrsJudgement {
  const { sample, extent, layer, say } = given;
  const wanted: Form = { north: axes === 'north-east', unit: 1 };
  if (sample.length === 0) return decided(stated, wanted, by, []);
  const forms = formsOf(stated.way, sample, extent).map(({ form }) => form);
  const datum = datumFindings(stated, by, say);
  if (forms.some(({ north }) => north === wanted.north)) return decided(stated, wanted, by, [...datum, ...unitFindings(layer, 1, stated.degrees, say)]);
  const [other] = forms;
  if (other !== undefined && axes === undefined) return decided(stated, other, by, [...datum, turnedFinding(stated.degrees, say)]);
  if (other !== undefined) {
    const { zh, en } = formed(stated.way, other).title;
    return stop(say('axes', 'error', `映射写的坐标次序是 ${axes}，按此落在规划范围以外；反过来才在范围内（${zh}）。请核对 axes。`, `The mapping states the order ${axes}, which puts the data outside the plan’s extent; the other way round it is within (${en}). Look at axes.`));
  }
  // Only a person can have left the unit open: a file that states a system states its unit as well.
  const drawn = by === 'user' && !stated.degrees ? formsOf(stated.way, sample, extent, [...DRAWN, ...(layer.unit === undefined ? [] : [CLAIMED[layer.unit]])]).map(({ form }) => form) : [];
  const [scaled] = drawn.filter(({ north }) => axes === undefined || north === wanted.north);
  if (scaled !== undefined) return decided(stated, scaled, by, [...datum, ...(scaled.north && axes === undefined ? [turnedFinding(false, say)] : []), ...unitFindings(layer, scaled.unit, false, say)]);
  return contradicted(given, stated, by, wanted);
}

function decided({ way, degrees }: Known, form: Form, by: Decider, findings: readonly ImportFinding[]): CrsJudgement {
  const made = formed(way, degrees ? { ...form, unit: 1 } : form);
  return { findings, title: decidedTitle(made.title, by), decided: by, toLonLat: made.toLonLat, choices: [] };
}

const stop = (finding: ImportFinding, choices: readonly OfferedChoice[] = []): CrsJudgement => ({ findings: [finding], title: UNDECIDED, choices });

export const turnedFinding = (degrees: boolean, say: Say): ImportFinding =>
  degrees
    ? say('turned', 'remark', '纬度在前、经度在后；按数值只有这样才在规划范围内，已对调。', 'The latitude stands before the longitude; only so do the numbers lie within the plan’s extent, and they were exchanged.')
    : say('turned', 'remark', '纵坐标（北）在前、横坐标（东）在后；按数值只有这样才在规划范围内，已对调。', 'The northing stands before the easting; only so do the numbers lie within the plan’s extent, and they were exchanged.');

/** @param unit metres of what the numbers count */
export function unitFindings({ unit: claim }: Pick<RawLayer, 'unit'>, unit: number, degrees: boolean, say: Say): ImportFinding[] {
  const claimed = claim === undefined ? undefined : CLAIMED[claim];
  const [is, said] = [unitName(unit), claimed === undefined || claimed === 1 ? { zh: '米', en: 'metres' } : unitName(claimed)];
  if (degrees || (unit === 1 && (claimed === undefined || claimed === 1))) return [];
  if (unit === 1) return [say('unit', 'note', `图形文件称单位为${said.zh}，数值却是米（多为模板遗留），按米读。`, `The drawing claims to be in ${said.en}, while its numbers are metres (mostly left over from a template); read as metres.`)];
  return claimed === unit
    ? [say('unit', 'note', `图形以${is.zh}为单位，已换算成米。`, `The drawing is in ${is.en}, and was converted to metres.`)]
    : [say('unit', 'remark', `数值以${is.zh}计才在规划范围内，${claim === undefined ? '文件没有写明单位' : `文件却称单位为${said.zh}`}；已换算成米，请核对。`, `Only in ${is.en} do the numbers lie within the plan’s extent, ${claim === undefined ? 'and the file states no unit' : `while the file claims ${said.en}`}; they were converted to metres. Look at whether that is right.`)];
}

export function datumFindings({ datum, degrees, way }: Known, by: Decider, say: Say): ImportFinding[] {
  const { zh, en } = way.title;
  if (datum === 'wgs84' && degrees) return [say('wgs84', 'note', 'WGS84 经纬度当作 CGCS2000 使用，两者相差不到 1 m。', 'Longitudes and latitudes of WGS84 are taken for CGCS2000; they differ by less than a metre.')];
  if (datum === 'wgs84') return [say('wgs84', 'remark', `${zh} 的 WGS84 当作 CGCS2000 使用，两者相差不到 1 m。`, `The WGS84 of ${en} is taken for CGCS2000; they differ by less than a metre.`)];
  if (datum === 'shifted') return [say('parameters', 'remark', `${zh} 按${BY[by].zh}给出的参数转换到 CGCS2000；结果只和参数一样准。旋转角的符号有两种约定，请用一个已知点核对。`, `${en} was converted to CGCS2000 with the parameters stated; the result is as good as they are. There are two conventions for the signs of the rotations: check it at a known point.`)];
  if (datum === 'unnamed') return [say('datum-unnamed', 'remark', `${zh} 没有写明基准，只是椭球与 CGCS2000 相同，按 CGCS2000 读。`, `${en} names no datum; its ellipsoid is that of CGCS2000, and it is read as CGCS2000.`)];
  return [];
}

/** The stated system puts the data elsewhere: both are shown, and nobody decides between them. */
function contradicted({ sample, extent, layer, say }: Case, { way }: Known, by: Decider, wanted: Form): CrsJudgement {
  const stated = formed(way, wanted);
  const centre = centreOf(sample, stated.toLonLat);
  const where = centre === undefined
    ? { zh: '这些数在其中不代表任何地点', en: 'in which these numbers stand for no place' }
    : { zh: `按此数据落在${farText(extent, centre).zh}（${degrees(centre)}）`, en: `by which the data lie ${farText(extent, centre).en} (${degrees(centre)})` };
  const candidates = candidatesOf(sample, extent, layer.unit === undefined ? [] : [CLAIMED[layer.unit]]);
  const choices = candidates.map(({ choice, way: { title } }): OfferedChoice => ({ choice, text: title }));
  const received = numbersShown(sample);
  if (candidates.length === 0)
    return stop(say('outside', 'error', `${BY[by].zh}写的坐标系是 ${stated.title.zh}，${where.zh}；其他已知坐标系也不合。${offered([]).zh}坐标系无误时，请核对 plan.json 的 extent。`, `${BY[by].en} states ${stated.title.en}, ${where.en}; no other known system fits. ${offered([]).en} Where the system is right, look at extent in plan.json.`, { received }));
  const fits = candidates.map(({ way: { title } }) => title);
  return stop(
    say(
      'contradicts', 'error',
      `${BY[by].zh}写的坐标系是 ${stated.title.zh}，${where.zh}；数值却符合 ${fits.map(({ zh }) => zh).join('、')}，按它才在规划范围内。两者矛盾，不作猜测。${offered(choices).zh}`,
      `${BY[by].en} states ${stated.title.en}, ${where.en}; the numbers are those of ${fits.map(({ en }) => en).join(' or ')}, by which they lie within the plan’s extent. That is a contradiction, and nothing is guessed. ${offered(choices).en}`,
      { received },
    ),
    choices,
  );
}

const degrees = ([lon, lat]: XY): string => `${lon.toFixed(3)}, ${lat.toFixed(3)}`;

/** The range of the file's numbers, strays left out. */
export function numbersShown(sample: readonly XY[]): string {
  const range = (values: readonly number[]): string => {
    const sorted = values.toSorted((a, b) => a - b);
    const [low = NaN, high = NaN] = [sorted[Math.floor(sorted.length * 0.05)], sorted[Math.ceil(sorted.length * 0.95) - 1]];
    const places = Math.abs(high) <= 360 ? 4 : 0;
    return `${low.toFixed(places)} … ${high.toFixed(places)}`;
  };
  return `x ${range(sample.map(([x]) => x))}, y ${range(sample.map(([, y]) => y))}`;
}

