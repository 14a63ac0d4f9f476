/** Nobody states a system: only the numbers are left. Where they fit one it is offered; it is taken only where things that are known lie where they should, since numbers tell a grid and not its datum. */
import { fromGrid } from '../../geo/coordinates/grid.ts';
import { WGS84 } from '../../geo/coordinates/systems.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import type { Text } from '../../problem.ts';
import { agreeing, suspectShift } from './landmarks.ts';
import { candidatesOf } from './numbers.ts';
import { place } from './place.ts';
import { around, median } from './sample.ts';
import { CLAIMED, datumFindings, numbersShown, turnedFinding, unitFindings, type Case } from './settle.ts';
import type { CrsJudgement, OfferedChoice, XY } from './types.ts';
import { decidedTitle, offered, UNDECIDED } from './words.ts';

/** Formats whose own rules say WGS84, longitude first (RFC 7946; KML 2.3). */
const BY_RULE: ReadonlySet<string> = new Set(['geojson', 'kml']);

export function byNumbers({ layer, sample, extent, context, say }: Case): CrsJudgement {
  const candidates = candidatesOf(sample, extent, layer.unit === undefined ? [] : [CLAIMED[layer.unit]]);
  const choices = candidates.map(({ choice, way: { title } }): OfferedChoice => ({ choice, text: title }));
  const received = numbersShown(sample);
  const [only, rival] = candidates;
  if (only === undefined) {
    const meridian = meridianFor(sample, extent);
    const guess = meridian ?? { zh: '', en: '' };
    return {
      title: UNDECIDED, choices: [],
      findings: [say('unknown', 'error', `没有写明坐标系，数值也不合任何国家坐标系在规划范围内的值；可能是城市独立坐标系，或去掉了前几位数字。${guess.zh}${offered([]).zh}`, `No system is stated, and the numbers are those of no national system within the plan’s extent; they may be of a city’s own grid, or lack their leading digits. ${guess.en}${offered([]).en}`, { received })],
    };
  }
  if (rival !== undefined)
    return {
      title: UNDECIDED, choices,
      findings: [say('ambiguous', 'error', `没有写明坐标系，数值在 ${choices.map(({ text }) => text.zh).join('、')} 中都讲得通，却不是同一处。${offered(choices).zh}`, `No system is stated, and the numbers make sense in ${choices.map(({ text }) => text.en).join(' and in ')}, at different places. ${offered(choices).en}`, { received })],
    };
  const { way, form, degrees: inDegrees } = only;
  const byRule = inDegrees && BY_RULE.has(layer.format);
  const findings = [...(form.north ? [turnedFinding(inDegrees, say)] : []), ...unitFindings(layer, form.unit, inDegrees, say)];
  const decided = byRule ? 'format' : 'numbers';
  if (byRule) findings.push(...datumFindings({ kind: 'known', way: { ...way, title: WGS84.title }, datum: 'wgs84', degrees: true }, 'format', say));
  else {
    const cannot = inDegrees ? DEGREES : metresFor(sample[0]?.[form.north ? 0 : 1], form.unit);
    const placed = place(layer, way.toLonLat).features;
    const places = agreeing(placed, context, inDegrees);
    const fits = { zh: `文件没有写明坐标系；数值在规划范围内只合 ${way.title.zh}。`, en: `The file states no system; within the plan’s extent the numbers fit ${way.title.en} alone.` };
    // A grid is found by its numbers; its datum, or the shift of a web map, is not.
    if (places === 0) {
      const all = inDegrees ? [...choices, ...SHIFTED.map((one): OfferedChoice => ({ ...one, choice: { ...only.choice, ...one.choice } }))] : choices;
      const ask = offered(all);
      const shift = suspectShift(placed, context, layer).filter(({ severity }) => severity !== 'note');
      return { title: UNDECIDED, choices: all, findings: [say('unstated', 'error', `${fits.zh}${cannot.zh}${ask.zh}`, `${fits.en} ${cannot.en} ${ask.en}`, { received }), ...shift] };
    }
    findings.push(say('from-numbers', 'remark', `${fits.zh}${cannot.zh}有 ${places} 个已知地物在原处，据此按它读。`, `${fits.en} ${cannot.en} ${places} known features lie where they are known to be, so it was taken.`, { received }));
  }
  return { findings, title: decidedTitle(way.title, decided), decided, toLonLat: way.toLonLat, choices };
}

const SHIFTED: readonly OfferedChoice[] = [
  { choice: { system: 'gcj02' }, text: { zh: 'GCJ-02，高德、腾讯等', en: 'GCJ-02, of Amap and Tencent' } },
  { choice: { system: 'bd09' }, text: { zh: 'BD-09，百度', en: 'BD-09, of Baidu' } },
];

/** What lies too near to be told from the numbers. */
const DEGREES: Text = {
  zh: '单凭数值分不出 GCJ-02、BD-09（差几百米至一公里多）和旧基准（差几十米至一百多米）。',
  en: 'Numbers alone can’t tell it from GCJ-02 and BD-09 (hundreds of metres to more than a kilometre away) or from an older datum (tens of metres to more than a hundred).',
};

function metresFor(northing = NaN, unit = 1): Text {
  // A UTM zone about the same meridian has the scale 0.9996.
  const utm = Math.round((northing * unit * 0.0004) / 100) / 10;
  return {
    zh: `单凭数值分不出西安 1980、北京 1954（差几十米至一百多米）、UTM（差约 ${utm} km）和与之相近的城市独立坐标系。`,
    en: `Numbers alone can’t tell it from Xian 1980 and Beijing 1954 (tens of metres to more than a hundred away), from UTM (about ${utm} km away) or from a city’s own grid that is like it.`,
  };
}

/** Numbers with the right northing, whose easting only suits another central meridian: a city's own grid often has one. */
function meridianFor(sample: readonly XY[], extent: Extent): Text | undefined {
  const [west, south, east, north] = around(extent);
  for (const turned of [false, true]) {
    const [x, y] = [median(sample.map((at) => at[turned ? 1 : 0])), median(sample.map((at) => at[turned ? 0 : 1]))];
    const place = fromGrid(x, y, 0);
    if (place === undefined || place.lat < south || place.lat > north || place.lat < 0) continue;
    const about = Math.round(((west + east) / 2 - place.lon) * 20) / 20;
    return {
      zh: `纵坐标与规划范围相符，横坐标则要中央经线在 ${about}° 附近：请查问该市坐标系的中央经线和抵偿面。`,
      en: `The northings suit the plan’s extent, the eastings would need a central meridian near ${about}°E: ask for the meridian and the height plane of the city’s grid. `,
    };
  }
  return undefined;
}
