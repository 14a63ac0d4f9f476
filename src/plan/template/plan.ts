/** `plan.json` of a plan of which nothing is known yet: what nobody has supplied is absent, and says so. */
import { gridSystem, isZone, meridianOf } from '../../geo/coordinates/systems.ts';
import type { Text } from '../../problem.ts';
import type { PlanSource, ZoneClass } from '../schema/manifest.ts';
import { readyLayer, READY_LAYERS } from './layers.ts';

export interface EmptyPlanOptions {
  readonly id: string;
  readonly name: Text;
  /** [west, south, east, north] */
  readonly extent: PlanSource['extent'];
  /** Without: one of zones, of which nobody knows the classes yet. */
  readonly zoneClasses: readonly ZoneClass[];
  readonly segmentClasses: readonly ZoneClass[];
  /** National documents at hand. */
  readonly includes: PlanSource['includes'];
  /** ISO date. */
  readonly day: string;
}

const t = (zh: string, en: string): Text => ({ zh, en });

/** CGCS2000 Gauss–Krüger, zones of 3°, with the zone number: the one in which most of the extent lies. */
export function workingGrid([west, , east]: PlanSource['extent']): PlanSource['crs'] {
  const middle = (west + east) / 2;
  // Beyond the first and the last zone of the register China reaches half a degree further.
  const zone = [Math.round(middle / 3), Math.round(middle / 3) + 1, Math.round(middle / 3) - 1].find((number) => isZone(3, number)) ?? 39;
  const [epsg = 0] = gridSystem(3, zone, true)?.epsg ?? [];
  return { epsg, centralMeridian: meridianOf(3, zone), falseEasting: zone * 1_000_000 + 500_000 };
}

/** Degrees of a box, rounded as one writes them. */
const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** A box of ground about a place, `half` metres to each side, cut to what a package may cover. */
export function boxAbout([lon, lat]: readonly [number, number], half: number): PlanSource['extent'] {
  const up = half / 111_000;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return [Math.max(73, rounded(lon - across)), Math.max(3, rounded(lat - up)), Math.min(136, rounded(lon + across)), Math.min(54, rounded(lat + up))];
}

const inner = ([west, south, east, north]: PlanSource['extent']): PlanSource['view'] => {
  const [x, y] = [(east - west) / 4, (north - south) / 4];
  return [rounded(west + x), rounded(south + y), rounded(east - x), rounded(north - y)];
};

export function emptyPlan({ id, name, extent, zoneClasses, segmentClasses, includes, day }: EmptyPlanOptions): PlanSource {
  const year = Number(day.slice(0, 4));
  const declared = ['plan-area', 'zones', ...(segmentClasses.length > 0 ? ['segments'] : [])];
  return {
    schema: 'signplan-plan/1',
    id,
    version: '0.0.1',
    // Whatever is judged by it says that it holds for no real place, until a person writes otherwise.
    status: 'demonstration',
    title: t(`${name.zh}户外广告专项规划（空白数据包）`, `Outdoor advertising plan of ${name.en} (empty package)`),
    notice: t('空白数据包：规划内容尚未录入，不得用于预检或审批。', 'An empty package: nothing of the plan has been entered. It must not be used for a check or for approval.'),
    approval: null,
    dataApproval: null,
    term: { from: `${year}-01-01`, until: `${year + 9}-12-31` },
    phases: [],
    crs: workingGrid(extent),
    extent,
    view: inner(extent),
    zoneClasses: [...zoneClasses],
    segmentClasses: [...segmentClasses],
    precedence: {},
    bands: { regular: t('常规', 'Regular'), large: t('大型', 'Large'), fact: 'large' },
    adopts: [],
    defaultAccuracy: 2,
    absent: READY_LAYERS.flatMap(({ layer, holder }) => (holder === undefined ? [] : [{ id: layer.id, title: layer.title, reason: t('尚未收集', 'Not collected yet'), holder }])),
    unavailable: [
      { title: t('规划图纸', 'The plan’s drawings'), what: t('规划范围、分区、路段、点位尚未收到。', 'Plan area, zones, segments and sites have not been received.'), holder: t('规划编制单位', 'The institute that drew up the plan'), add: t('用 signplan import 导入。', 'Take them in with signplan import.') },
      { title: t('管控表与条文', 'The table and the provisions'), what: t('尚未录入。', 'Not entered yet.'), holder: t('规划主管部门', 'The planning authority'), add: t('管控表写入 matrix.csv，条文写入 clauses/。', 'Write the table into matrix.csv, the provisions into clauses/.') },
    ],
    office: null,
    officeUnknown: t('受理机关尚未填写。', 'The office that accepts applications has not been entered.'),
    mapReviewNumber: null,
    baseNotice: t('没有底图', 'There is no base map'),
    disclaimer: t('预检不是行政许可，不替代主管部门审查；“未发现冲突”不等于可以设置。', 'A pre-check is not a permit and does not replace the competent authority’s review; “no conflict found” does not mean that a sign may be put up.'),
    includes: [...includes],
    layers: declared.flatMap((layer) => readyLayer(layer, day) ?? []),
  };
}
