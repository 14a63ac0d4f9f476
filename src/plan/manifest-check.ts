/** What a schema can't say about the head of a package: that its parts fit one another. */
import { isFileName, MAX_BYTES } from '../io/source.ts';
import { shown, type Problem } from '../problem.ts';
import { classesOf } from './classes.ts';
import { didYouMean } from './nearest.ts';
import type { LayerEntry, LayerSource, Manifest, PlanSource } from './schema/manifest.ts';

type Role = LayerSource['role'];
type ColumnType = LayerSource['columns'][string];

/** Columns that a role cannot do without, and the geometries that it is drawn with. */
const ROLE: Readonly<Record<Role, { readonly columns: Readonly<Record<string, ColumnType>>; readonly geometry?: readonly LayerSource['geometry'][] }>> = {
  'plan-area': { columns: {}, geometry: ['Polygon', 'MultiPolygon'] },
  zones: { columns: { class: 'string' }, geometry: ['Polygon', 'MultiPolygon'] },
  segments: { columns: { class: 'string', side: 'string', depth: 'double' }, geometry: ['LineString'] },
  sites: { columns: { signType: 'string', use: 'string', radius: 'double' }, geometry: ['Point'] },
  features: { columns: {} },
  'existing-signs': { columns: { signType: 'string' }, geometry: ['Point'] },
  base: { columns: {} },
};

/** @returns every part of `plan.json` or `manifest.json` that contradicts another. */
export function checkHeading(plan: PlanSource | Manifest, file: string): Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, path: string, zh: string, en: string, received?: unknown): void => {
    problems.push({ code: `package.${code}`, file, path, ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } });
  };
  const unique = (path: string, names: readonly string[]): void => {
    const seen = new Set<string>();
    names.forEach((name, index) => {
      if (seen.has(name)) say('duplicate', `${path}[${index}].id`, '编号重复。', 'The id is there twice.', name);
      seen.add(name);
    });
  };

  unique('layers', plan.layers.map((layer) => layer.id));
  unique('zoneClasses', plan.zoneClasses.map((item) => item.id));
  unique('segmentClasses', plan.segmentClasses.map((item) => item.id));
  unique('phases', plan.phases.map((item) => item.id));
  unique('absent', plan.absent.map((item) => item.id));
  plan.absent.forEach(({ id }, index) => {
    if (plan.layers.some((layer) => layer.id === id)) say('absent', `absent[${index}].id`, '同一图层不能既提供又声明缺失。', 'A layer can\'t be both supplied and declared absent.', id);
  });
  for (const role of ['plan-area', 'zones', 'segments', 'sites'] as const) {
    const [first, second] = plan.layers.filter((layer): boolean => layer.role === role) as LayerSource[];
    if (first === undefined && (role === 'plan-area' || role === 'zones')) say('role', 'layers', `缺少 ${role} 图层。`, `There is no layer of role ${role}.`);
    // The second would be judged by nobody.
    if (second !== undefined) say('role', `layers[${plan.layers.findIndex(({ id }) => id === second.id)}].role`, `${role} 图层只能有一个，请并入 ${first?.id ?? ''}。`, `There can be one layer of role ${role}; put this into ${first?.id ?? ''}.`, second.id);
    // What lifts a ban or sets a limit can't be missing: the matrix would bind as if it were not there.
    plan.absent.forEach(({ id }, index) => {
      if (id === role) say('absent', `absent[${index}].id`, '此图层不能声明缺失。', 'This layer can\'t be declared absent.', id);
    });
  }

  plan.layers.forEach((layer, index) => {
    const path = `layers[${index}]`;
    const { columns, geometry } = ROLE[layer.role];
    if (geometry !== undefined && !geometry.includes(layer.geometry)) say('geometry', `${path}.geometry`, `${layer.role} 图层应为 ${geometry.join(' 或 ')}。`, `A layer of role ${layer.role} is ${geometry.join(' or ')}.`, layer.geometry);
    for (const [name, type] of Object.entries({ key: 'string', ...columns }))
      if (!Object.hasOwn(layer.columns, name) || layer.columns[name] !== type) say('column', `${path}.columns.${name}`, `应有 ${type} 列 ${name}。`, `There must be a column ${name} of type ${type}.`);
    for (const name of Object.keys(layer.words ?? {})) if (layer.columns[name] !== 'string') say('column', `${path}.words.${name}`, '没有这个文本列。', 'There is no such text column.', name);
    for (const [name, { words = {} }] of Object.entries(layer.titles ?? {})) {
      if (!Object.hasOwn(layer.columns, name) && !Object.hasOwn(layer.columns, `${name}Min`)) say('column', `${path}.titles.${name}`, '没有这一列。', 'There is no such column.', name);
      const listed = layer.words !== undefined && Object.hasOwn(layer.words, name) ? layer.words[name] : undefined;
      for (const word of Object.keys(words)) if (listed !== undefined && !listed.includes(word)) say('column', `${path}.titles.${name}.words.${word}`, 'words 没有列出此取值。', 'words does not list this value.', word);
    }
    for (const name of Object.keys(layer.columns)) if (name in {}) say('column', `${path}.columns.${name}`, '列名不可用。', 'The column\'s name is reserved.', name);
    if (!Number.isFinite(layer.accuracy)) say('number', `${path}.accuracy`, '应为有限的数。', 'It must be a finite number.', layer.accuracy);
    if (isEntry(layer)) {
      if (layer.file !== `${layer.id}.fgb`) say('file', `${path}.file`, `文件名应为 ${layer.id}.fgb。`, `The file must be ${layer.id}.fgb.`, layer.file);
      size(`${path}.bytes`, layer.bytes);
      const { blocks } = layer;
      if (blocks !== undefined && blocks.sha256.length !== Math.ceil(layer.bytes / blocks.size)) say('blocks', `${path}.blocks`, '分块校验和的数目与文件大小不符。', 'The number of digests does not fit the file\'s size.', blocks.sha256.length);
      if (!Number.isSafeInteger(layer.count) || layer.count < 0) say('number', `${path}.count`, '应为要素的数目。', 'It must be the number of features.', layer.count);
    }
  });
  if ('rules' in plan) {
    if (!isFileName(plan.rules.file)) say('file', 'rules.file', '文件名不得含路径。', 'A file name may hold no path.', plan.rules.file);
    size('rules.bytes', plan.rules.bytes);
  }
  function size(path: string, bytes: number): void {
    if (!Number.isSafeInteger(bytes) || bytes < 1 || bytes > MAX_BYTES) say('bytes', path, '字节数不合理。', 'The number of bytes is not sensible.', bytes);
  }

  for (const name of ['extent', 'view'] as const) {
    const [west, south, east, north] = plan[name];
    if (!(west >= 73 && east <= 136 && south >= 3 && north <= 54 && west < east && south < north))
      say('extent', name, '应为 [西, 南, 东, 北]，经纬度，在中国范围内。', 'It must be [west, south, east, north] in degrees, in China.', plan[name]);
  }
  const { centralMeridian, falseEasting } = plan.crs;
  if (!(Math.abs(centralMeridian - (plan.extent[0] + plan.extent[2]) / 2) <= 3.5)) say('crs', 'crs.centralMeridian', '中央子午线应在规划范围 3.5° 以内。', 'The central meridian must be within 3.5° of the plan.', centralMeridian);
  if (!Number.isFinite(falseEasting)) say('number', 'crs.falseEasting', '应为有限的数。', 'It must be a finite number.', falseEasting);
  if (!Number.isFinite(plan.defaultAccuracy)) say('number', 'defaultAccuracy', '应为有限的数。', 'It must be a finite number.', plan.defaultAccuracy);
  if (plan.term.from > plan.term.until) say('term', 'term', '期限的起始晚于终止。', 'The term begins after it ends.', plan.term);
  plan.phases.forEach((phase, index) => {
    if (phase.from > phase.until || phase.from < plan.term.from || phase.until > plan.term.until) say('term', `phases[${index}]`, '分期应在规划期限之内。', 'A phase must lie within the term.', [phase.from, phase.until]);
  });
  for (const [layer, classes] of Object.entries(plan.precedence)) {
    const path = `precedence.${layer}`;
    const known = classesOf(plan, plan.layers.find(({ id }) => id === layer)?.role);
    if (known === undefined) {
      const guess = didYouMean(layer, plan.layers.flatMap(({ id, role }) => (classesOf(plan, role) === undefined ? [] : [id])));
      say('unknown-layer', path, `不是分区或路段图层。${guess.zh}`, `This is no layer of zones or segments.${guess.en}`, layer);
    } else
      classes.forEach((name, index) => {
        if (known.includes(name) && classes.indexOf(name) === index) return;
        const guess = didYouMean(name, known);
        say('unknown-class', `${path}[${index}]`, `类别不存在或重复。${guess.zh}`, `There is no such class, or it is there twice.${guess.en}`, name);
      });
  }
  return problems;
}

const isEntry = (layer: LayerSource | LayerEntry): layer is LayerEntry => 'file' in layer;
