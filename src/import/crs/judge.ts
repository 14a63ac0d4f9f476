/** The reference system of a layer: from a person, from the file, from its numbers. What contradicts itself, or may be one thing or another, stops and asks. */
import { shown, type Text } from '../../problem.ts';
import type { ImportContext } from '../context.ts';
import type { ImportFinding } from '../finding.ts';
import type { CrsChoice } from '../mapping/types.ts';
import type { RawLayer } from '../types.ts';
import { FIT_EXAMPLE } from './choice.ts';
import { judgeFit } from './city-grid.ts';
import { byNumbers } from './by-numbers.ts';
import { faultOf } from './proj.ts';
import { firstOf, sampleOf } from './sample.ts';
import { settle, type Case } from './settle.ts';
import { byName, byText, understand, type Stated } from './stated.ts';
import { straysOf } from './strays.ts';
import type { CrsJudgement } from './types.ts';
import { offered, refused, sayFor, UNDECIDED } from './words.ts';

export type { CrsJudgement, ToLonLat } from './types.ts';

export function judgeCrs(layer: RawLayer, stated: CrsChoice | undefined, context: ImportContext): CrsJudgement {
  const given: Case = { layer, context, extent: context.plan.extent, sample: sampleOf(layer.features), say: sayFor(layer) };
  const judged = judge(given, stated);
  const { toLonLat } = judged;
  if (toLonLat === undefined) return judged;
  const from = firstOf(layer.features);
  const to = from === undefined ? undefined : toLonLat(...from);
  return {
    ...judged,
    findings: [...judged.findings, ...straysOf(layer, toLonLat, given.extent, given.say)],
    ...(from === undefined || to === undefined ? {} : { sample: { from, to } }),
  };
}

/** One sentence for a report: the system, how it was decided, and the first position before and after. */
export function crsText({ title, sample }: Pick<CrsJudgement, 'title' | 'sample'>): Text {
  if (sample === undefined) return title;
  const [from, to] = [sample.from.map((value) => String(Math.round(value * 1e4) / 1e4)).join(', '), sample.to.map((value) => value.toFixed(7)).join(', ')];
  return { zh: `${title.zh}；首个坐标 ${from} → ${to}`, en: `${title.en}; first position ${from} → ${to}` };
}

function judge(given: Case, stated: CrsChoice | undefined): CrsJudgement {
  const { layer } = given;
  if (stated !== undefined && 'fit' in stated) return judgeFit(given, stated);
  if (stated !== undefined) return byUser(given, stated);
  if (given.sample.length === 0 && layer.crs === null) return { findings: [], title: { zh: '没有图形', en: 'no geometry' }, choices: [], toLonLat: (x, y) => [x, y] };
  return layer.crs === null ? byNumbers(given) : byFile(given, understand(layer.crs));
}

function byUser(given: Case, stated: Exclude<CrsChoice, { readonly fit: unknown }>): CrsJudgement {
  const { say } = given;
  const text = 'proj' in stated ? stated.proj : stated.system;
  const fault = 'proj' in stated && /^\s*\+/.test(text) ? faultOf(text) : undefined;
  if (fault !== undefined) return stopped(say('definition', 'error', `映射中的坐标系定义读不了：${fault.zh}`, `The mapping’s definition of the system can’t be read: ${fault.en}`, { received: shown(text) }));
  const understood = 'proj' in stated ? byText(text) : byName(text);
  if (understood.kind === 'refused') return stopped(refused(say, 'user', understood, text));
  if (understood.kind === 'unknown')
    return stopped(
      say(
        'system', 'error',
        '不认识映射中写的坐标系。可写 EPSG:4490、EPSG:4326、CGCS2000 高斯投影各带的代号（EPSG:4491–4554）、EPSG:3857、UTM（EPSG:326xx）、gcj02、bd09，或用 proj 写出定义。',
        'The system that the mapping states is not known. Write EPSG:4490, EPSG:4326, the code of a CGCS2000 Gauss–Krüger zone (EPSG:4491–4554), EPSG:3857, UTM (EPSG:326xx), gcj02, bd09, or a definition as proj.',
        { received: shown(text) },
      ),
    );
  const judged = settle(given, understood, 'user', stated.axes === undefined ? {} : { axes: stated.axes });
  return judged.toLonLat === undefined ? judged : { ...judged, findings: [...judged.findings, ...overruled(given, judged)] };
}

/** What the file itself states, where a person has stated something else. */
function overruled({ layer, sample, say }: Case, { toLonLat, title }: CrsJudgement): ImportFinding[] {
  const file = layer.crs === null ? undefined : understand(layer.crs);
  const [first] = sample;
  if (file?.kind === 'refused')
    return [say('overruled', 'remark', `文件自己写的是${file.datum.zh}，已按映射当作 ${title.zh}。只有数据已经转换过、文件说明没有更新时才对；否则会偏几十米到一百多米。`, `The file itself states ${file.datum.en}; ${title.en} was used. That is right only where the data were converted and the file still says otherwise; else they are off by tens of metres to more than a hundred.`)];
  if (file?.kind !== 'known' || first === undefined || toLonLat === undefined) return [];
  const [there, here] = [file.way.toLonLat(...first), toLonLat(...first)];
  if (there !== undefined && here !== undefined && Math.abs(there[0] - here[0]) < 1e-8 && Math.abs(there[1] - here[1]) < 1e-8) return [];
  return [say('overruled', 'remark', `文件自己写的是 ${file.way.title.zh}，已按映射改用 ${title.zh}。`, `The file itself states ${file.way.title.en}; ${title.en} was used.`)];
}

function byFile(given: Case, stated: Stated): CrsJudgement {
  const { layer, say, sample } = given;
  const text = layer.crs === null ? '' : 'epsg' in layer.crs ? `EPSG:${layer.crs.epsg}` : 'wkt' in layer.crs ? layer.crs.wkt : layer.crs.name;
  if (stated.kind === 'known') return settle(given, stated, 'file', {});
  if (stated.kind === 'refused') return stopped(refused(say, 'file', stated, text));
  if (sample.length === 0) return { findings: [], title: { zh: '没有图形', en: 'no geometry' }, choices: [], toLonLat: (x, y) => [x, y] };
  const numbers = byNumbers(given);
  // A system that is stated and not known may be a city's own, whatever its numbers look like.
  const like = numbers.choices[0];
  const looks = like === undefined ? { zh: '', en: '' } : { zh: `数值像是 ${like.text.zh}，但文件写的不是它。`, en: `The numbers look like ${like.text.en}, which is not what the file says. ` };
  const ask = offered(numbers.choices);
  const fit = like === undefined ? { zh: '', en: '' } : { zh: `确是地方坐标系的，用控制点：${FIT_EXAMPLE}。`, en: ` Where it is a local system, give control points: ${FIT_EXAMPLE}.` };
  return {
    ...stopped(say('unknown', 'error', `文件写的坐标系「${stated.name}」不认识，可能是地方坐标系。${looks.zh}${ask.zh}${fit.zh}`, `The file states the system “${stated.name}”, which is not known and may be a local one. ${looks.en}${ask.en}${fit.en}`, { received: shown(text) })),
    choices: numbers.choices,
  };
}

const stopped = (...findings: ImportFinding[]): CrsJudgement => ({ findings, title: UNDECIDED, choices: [] });
