/**
 * Random packages and proposals for the property tests: a chequered plan, a few feature layers and clauses grown from the whole grammar.
 * Everything is small and crowded, so that boundaries, overlaps of tolerance and missing attributes happen all the time.
 */
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import type { Layer, Plan, PlanFeature, Value } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import type { Condition, Limit, Operator, Selector } from '../../src/plan/schema/condition.ts';
import type { LayerEntry, Manifest } from '../../src/plan/schema/manifest.ts';
import type { Definition, Matrix, PublishedClause, Rules, SignType, Table } from '../../src/plan/schema/rules.ts';

const text = (s: string): { zh: string; en: string } => ({ zh: s, en: s });
/** Degrees of a metre about 116° E, 29.7° N: exactness does not matter here. */
export const LON = 1 / 96780;
export const LAT = 1 / 110870;
export const CENTRE: readonly [number, number] = [116, 29.7];
export const at = (x: number, y: number): [number, number] => [CENTRE[0] + x * LON, CENTRE[1] + y * LAT];

export const entry = (id: string, role: LayerEntry['role'], geometry: LayerEntry['geometry'], accuracy = 0.5, columns: readonly string[] = []): LayerEntry => ({
  id, role, title: text(id), geometry, accuracy, basis: 'demonstration', source: text('test'), date: '2026-01-01', licence: 'MIT', columns: Object.fromEntries(['key', ...columns].map((name) => [name, 'string' as const])), file: `${id}.fgb`, bytes: 0, sha256: '0'.repeat(64), count: 0,
});

export const TYPES: SignType[] = (['wall', 'pole', 'roof'] as const).map((id) => ({
  id, title: text(id), group: id === 'pole' ? 'ground' : 'building', mounting: id === 'pole' ? 'free-standing' : 'building', groundStructure: id === 'pole', asks: [],
}));
/** A form asks some of what follows from other sizes by its own name. */
const ASKING: SignType[] = TYPES.map((type) => ({ ...type, asks: type.id === 'wall' ? ['height', 'clearance', 'topHeight'] : type.id === 'roof' ? ['topHeight'] : [] }));
export const DEFINITIONS: Definition[] = [
  { name: 'topHeight', title: text('top'), value: { plus: [{ fact: 'clearance' }, { fact: 'height' }] } },
  { name: 'clearance', title: text('clearance'), value: { minus: [{ fact: 'topHeight' }, { fact: 'height' }] } },
  { name: 'height', title: text('height'), value: { minus: [{ fact: 'topHeight' }, { fact: 'clearance' }] } },
  { name: 'kerbHeight', title: text('kerb'), between: [0, 0.2] },
  { name: 'carriagewayClearance', title: text('over road'), unit: 'm', value: { plus: [{ fact: 'clearance' }, { fact: 'kerbHeight' }] } },
  { name: 'faceArea', title: text('area'), unit: 'm²', value: { times: [{ fact: 'width' }, { fact: 'height' }] } },
  { name: 'longSide', title: text('side'), unit: 'm', value: { max: [{ fact: 'width' }, { fact: 'height' }] } },
  { name: 'large', title: text('large'), basis: 'plan', when: { any: [{ fact: 'longSide', op: '>=', value: 4 }, { fact: 'faceArea', op: '>=', value: 10 }] } },
  { name: 'groundStructure', title: text('ground'), ofType: 'groundStructure' },
  { name: 'nearLine', title: text('near'), when: { not: { none: { layer: 'lines', within: 6 } } } },
  { name: 'nearGone', title: text('gone'), when: { not: { none: { layer: ['gone', 'areas'], within: 3 } } } },
];
export const CLASSES = ['prohibited', 'strict', 'general', 'display'];
const SEGMENT_CLASSES = ['strict', 'display'];
const USES = ['commercial', 'public-service', 'own-name'];

const operator: fc.Arbitrary<Operator> = fc.constantFrom('<', '<=', '>', '>=');
const numberFact = fc.constantFrom('width', 'height', 'topHeight', 'clearance', 'carriagewayClearance', 'faceArea', 'longSide', 'luminance');
const small = fc.integer({ min: 0, max: 24 }).map((n) => n / 2);
const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 5, arbitrary: small },
  { weight: 1, arbitrary: numberFact.map((fact) => ({ fact })) },
  { weight: 1, arbitrary: fc.tuple(numberFact, small, small).map(([fact, a, b]) => ({ by: { fact }, steps: [[3, a], [null, b]] as [number | null, Limit][] })) },
  { weight: 1, arbitrary: fc.tuple(small, small).map(([a, b]) => ({ by: { fact: 'use' }, cases: { commercial: a, 'public-service': b }, else: 5 })) },
  { weight: 1, arbitrary: fc.tuple(small, numberFact).map(([a, fact]) => ({ max: [a, { fact }] })) },
  { weight: 1, arbitrary: fc.constant({ unpublished: text('number') }) },
  // Tables with holes: a word or a number for which there is no limit.
  { weight: 1, arbitrary: small.map((a) => ({ by: { fact: 'use' }, cases: { commercial: a } })) },
  { weight: 1, arbitrary: fc.tuple(numberFact, small).map(([fact, a]) => ({ by: { fact }, steps: [[3, a]] as [number | null, Limit][] })) },
  { weight: 1, arbitrary: fc.tuple(small, fc.boolean()).map(([a, both]): Limit => ({ times: [{ unpublished: text('factor') }, both ? { unpublished: text('other') } : a] })) },
  { weight: 1, arbitrary: fc.tuple(small, numberFact).map(([a, fact]): Limit => ({ times: [0.4, { minus: [a, { fact }] }] })) },
  // Looked up by two words; with and without one for all the rest.
  { weight: 1, arbitrary: fc.tuple(small, small, fc.boolean()).map(([a, b, rest]): Limit => ({ by: [{ fact: 'use' }, { fact: 'signType' }], cases: { 'commercial|wall': a, 'commercial|pole': b, 'own-name|wall': 3 }, ...(rest ? { else: 5 } : {}) })) },
  // What a search radius is easily taken too small from.
  {
    weight: 2,
    arbitrary: fc.tuple(small, small, numberFact).chain(([a, b, fact]) =>
      fc.constantFrom<Limit>({ max: [a, b] }, { min: [a, { fact }] }, { minus: [a, { minus: [{ fact }, b] }] }, { minus: [a, { minus: [0, b] }] }, { times: [{ minus: [0, a] }, { minus: [0, b] }] }, { plus: [a, { times: [0, { unpublished: text('number') }] }] }),
    ),
  },
);
const TABLES: Table[] = [{ id: 'T', title: text('T'), citation: { document: 'd', article: '2' }, tier: 'T1', confidence: 'V', read: '2026-01-01', unit: 'm', rows: { 'a|commercial': 4, 'a|own-name': 2, 'b|commercial': 11 } }];
const featureLimit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 6, arbitrary: limit },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Limit>(
      { attr: 'size' }, { by: { attr: 'kind' }, cases: { a: 4, b: 9 } }, { by: { attr: 'kind' }, cases: { a: 4 } }, { by: { attr: 'size' }, steps: [[3, 2], [null, 8]] },
      { by: [{ attr: 'kind' }, { fact: 'use' }], cases: { 'a|commercial': 4, 'b|commercial': 9, 'b|public-service': 2 }, else: 6 }, { table: 'T', by: [{ attr: 'kind' }, { fact: 'use' }] },
    ),
  },
);
const layerName = fc.oneof({ weight: 12, arbitrary: fc.constantFrom('areas', 'lines', 'signs') }, { weight: 1, arbitrary: fc.constant('sites') }, { weight: 2, arbitrary: fc.constant('gone') });

const factCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: numberFact, op: operator, value: limit }),
  fc.constantFrom<string[]>(['commercial'], ['own-name', 'public-service']).map((list): Condition => ({ fact: 'use', in: list })),
  fc.tuple(fc.constantFrom('animated', 'commonParts', 'large', 'groundStructure', 'nearLine', 'nearGone'), fc.boolean()).map(([fact, is]): Condition => ({ fact, is })),
  fc.constantFrom<string[]>(['pole'], ['wall', 'roof']).map((list): Condition => ({ fact: 'signType', in: list })),
);
const featureCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ distance: operator, value: featureLimit }),
  fc.record({ attr: fc.constant('size'), op: operator, value: limit }),
  fc.constantFrom<string[]>(['a'], ['b']).map((list): Condition => ({ attr: 'kind', in: list })),
  fc.oneof(fc.boolean().map((is): Condition => ({ attr: 'lit', is })), fc.constant<Condition>({ attr: 'building', matches: 'building' })),
  factCondition,
);
const selector = (): fc.Arbitrary<Selector> =>
  fc
    .record({
      layer: fc.oneof<fc.Arbitrary<string | string[]>[]>(layerName, fc.uniqueArray(layerName, { minLength: 2, maxLength: 2 })),
      where: fc.option(fc.oneof(featureCondition, fc.tuple(featureCondition, featureCondition).map(([a, b]): Condition => ({ any: [a, { not: b }] }))), { nil: undefined }),
      within: fc.option(featureLimit, { nil: undefined }),
      grow: fc.option(fc.constantFrom<number | string>('half', 3), { nil: undefined }),
      facing: fc.option(fc.constantFrom(20, 90), { nil: undefined, freq: 6 }),
      same: fc.option(fc.constantFrom('zone' as const, 'site' as const, 'building' as const), { nil: undefined, freq: 6 }),
    })
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as unknown as Selector);
const alongRoad = (): fc.Arbitrary<Selector> => fc.option(fc.constantFrom(20, 90), { nil: undefined }).map((facing): Selector => ({ layer: 'signs', along: 'segments', ...(facing === undefined ? {} : { facing }) }));
const spatial: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ each: selector(), satisfies: fc.oneof(featureCondition, fc.array(featureCondition, { minLength: 2, maxLength: 2 }).map((any): Condition => ({ any }))) }),
  selector().map((none): Condition => ({ none })),
  fc.record({ count: selector(), op: operator, value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ sum: selector(), of: fc.constant('size'), op: operator, value: small }),
  selector().map((inside): Condition => ({ inside })),
  // Caps: what a zone, a site or a building holds, by attributes alone as well.
  fc.record({ count: fc.tuple(fc.constantFrom('zone' as const, 'site' as const, 'building' as const), fc.constantFrom<Condition | undefined>(undefined, { attr: 'kind', in: ['a'] }, { any: [{ attr: 'size', op: '>=', value: 3 }, { attr: 'kind', in: ['b'] }] })).map(([same, where]): Selector => ({ layer: 'signs', same, ...(where === undefined ? {} : { where }) })), op: operator, value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ sum: fc.constantFrom('zone' as const, 'site' as const, 'building' as const).map((same): Selector => ({ layer: 'signs', same })), of: fc.constant('size'), op: operator, value: small }),
  // Containment in zones that meet.
  fc.uniqueArray(fc.constantFrom(...CLASSES), { minLength: 1, maxLength: 4 }).map((list): Condition => ({ inside: { layer: 'zones', where: { attr: 'class', in: list } } })),
  // Chainage is measured for signs along segments only.
  fc.record({ each: alongRoad(), satisfies: fc.record({ distance: fc.constant<Operator>('>='), value: fc.integer({ min: 0, max: 90 }) }) }),
  fc.tuple(alongRoad(), fc.integer({ min: 0, max: 90 })).map(([selector, within]): Condition => ({ none: { ...selector, within } })),
  fc.record({ count: fc.tuple(alongRoad(), fc.integer({ min: 0, max: 90 })).map(([selector, within]): Selector => ({ ...selector, within })), op: operator, value: fc.integer({ min: 0, max: 2 }) }),
);
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: factCondition },
    { weight: 3, arbitrary: spatial },
    { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((all): Condition => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((any): Condition => ({ any })) },
    { weight: 1, arbitrary: tie('node').map((not): Condition => ({ not })) },
  ),
})).node;

const clause: fc.Arbitrary<PublishedClause> = fc
  .record({ applies: fc.option(condition, { nil: undefined }), unless: fc.option(condition, { nil: undefined, freq: 3 }), requires: condition, outcome: fc.constantFrom('fail' as const, 'consent' as const, 'reserved' as const), confidence: fc.constantFrom('V' as const, 'V' as const, 'S' as const), source: fc.constantFrom('law', 'law', 'plan') })
  .map(({ applies, unless, requires, outcome, confidence, source }) => ({
    id: 'c', title: text('c'), citation: { document: 'd', article: '1' }, tier: 'T1', confidence, read: '2026-01-01', requires, outcome, text: { met: text('met'), broken: text('broken') }, source,
    ...(applies === undefined ? {} : { applies }), ...(unless === undefined ? {} : { unless }), ...(outcome === 'consent' ? { consent: 'k' } : {}),
  }));

const matrix: fc.Arbitrary<Matrix> = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constant({ answer: 'allowed' as const, article: 'm' }) }, { weight: 2, arbitrary: fc.constant({ answer: 'forbidden' as const, article: 'm' }) }, { weight: 1, arbitrary: fc.constant({ answer: 'silent' as const, article: 'm' }) }, { weight: 3, arbitrary: fc.array(factCondition, { minLength: 1, maxLength: 2 }).map((limits) => ({ answer: 'limited' as const, limits, article: 'm' })) }), { minLength: 4, maxLength: 6 })
  .chain((outcomes) => {
    const scopes = [...CLASSES.map((c) => `zone:${c}`), ...SEGMENT_CLASSES.map((c) => `segment:${c}`), 'none'];
    const size = scopes.length * TYPES.length * USES.length * 2;
    return fc.array(fc.nat({ max: outcomes.length - 1 }), { minLength: size, maxLength: size }).map((cells): Matrix => ({ scopes, types: TYPES.map((t) => t.id), uses: USES, bands: ['regular', 'large'], outcomes, cells }));
  });

const box = (x: number, y: number, w: number, h: number): Polygon => ({ type: 'Polygon', coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]] });
/** A block with a notch from above and a hole: places between a baseline's ends that are not inside. */
const notched = (x: number, y: number, w: number, h: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [at(x, y), at(x + w, y), at(x + w, y + h), at(x + 0.6 * w, y + h), at(x + 0.6 * w, y + 0.4 * h), at(x + 0.4 * w, y + 0.4 * h), at(x + 0.4 * w, y + h), at(x, y + h), at(x, y)],
    [at(x + 0.1 * w, y + 0.1 * h), at(x + 0.1 * w, y + 0.3 * h), at(x + 0.2 * w, y + 0.3 * h), at(x + 0.1 * w, y + 0.1 * h)],
  ],
});
const metre = fc.integer({ min: -60, max: 60 });
const attributes = fc
  .record({ kind: fc.constantFrom('a', 'b', undefined), size: fc.constantFrom(2, 7, undefined), halfMin: fc.constantFrom(1, 2, undefined), halfMax: fc.constantFrom(2, 4), bearing: fc.constantFrom(0, 90, 180, undefined), faces: fc.constantFrom(1, 2, 4, undefined), building: fc.constantFrom('b', 'c', undefined), lit: fc.constantFrom(true, false, undefined), days: fc.constantFrom({}, {}, {}, {}, { until: '2026-11-23' }, { from: '2026-11-25' }, { from: '2026-11-24', until: '2026-11-24' }) })
  .map(({ days, ...values }) => ({ ...values, ...days }))
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as Record<string, Value>);

/** Zones: cells of a 40 m grid, about one in four left out, so that `none` is met as well. */
const zones = fc.array(fc.option(fc.constantFrom(...CLASSES), { nil: undefined, freq: 4 }), { minLength: 16, maxLength: 16 }).map((classes): PlanFeature[] =>
  classes.flatMap((c, i) => (c === undefined ? [] : [{ key: `z${i}`, geometry: box(-80 + 40 * (i % 4), -80 + 40 * Math.floor(i / 4), 40, 40), properties: { key: `z${i}`, name: `z${i}`, class: c } }])),
);
/** A zone drawn over the others, sharing their grid's edges: legal where precedence says which one binds. */
const overlay = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom(...CLASSES)).map(([i, k, c]): PlanFeature[] => [{ key: 'over', geometry: box(-80 + 40 * i, -80 + 40 * k, 18, 40), properties: { key: 'over', name: 'over', class: c } }]);
/** Controlled segments: a bent one, a hairpin, and the first cut in two or three that join or don't, some drawn the other way round. */
const segments: fc.Arbitrary<PlanFeature[]> = fc
  .array(fc.record({ x: metre, y: metre, side: fc.constantFrom('left', 'right', 'both'), class: fc.constantFrom(...SEGMENT_CLASSES), depth: fc.constantFrom(12, 30), cut: fc.constantFrom(0, 1, 2), turned: fc.boolean(), gap: fc.constantFrom(0, 0, 0.004, 5), roads: fc.constantFrom<(string | undefined)[]>([], ['R', 'R', 'R'], ['R', undefined, 'R'], ['R', 'S', 'R']) }), { maxLength: 2 })
  .map((list) => {
    const lines = list.flatMap(({ x, y, side, class: c, depth, cut, turned, gap, roads }, i) => {
      const line = i === 0 ? [at(-70, y), at(x, y), at(70, y + 20)] : [at(x - 40, y), at(x, y), at(x, y + 8), at(x - 40, y + 12)];
      const [first = line[0], ...rest] = line;
      const [second, ...others] = rest;
      if (cut === 0 || !first || !second) return [{ line, side, depth, class: c, road: roads[0] }];
      const next: [number, number] = [second[0], second[1] + gap * LAT];
      const tail = [next, ...others];
      const last = cut === 2 ? [tail.slice(-2)] : [];
      const middle = cut === 2 && tail.length > 2 ? [tail.slice(0, -1)] : cut === 2 ? [] : [tail];
      return [[first, second], ...middle, ...last].map((part, k) => ({ line: turned && k === 1 ? [...part].reverse() : part, side, depth, class: k === 1 ? 'display' : c, road: roads[k] }));
    });
    return lines.map(({ line, side, depth, class: c, road }, i): PlanFeature => ({ key: `s${i}`, geometry: { type: 'LineString', coordinates: line }, properties: { key: `s${i}`, class: c, side, depth, ...(road === undefined ? {} : { road }) } }));
  });
/** Signs that stand at the segments. */
const beside: fc.Arbitrary<(segments: readonly PlanFeature[]) => PlanFeature[]> = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -8, max: 8 }), attributes), { maxLength: 3 }).map((list) => (segments) =>
  list.flatMap(([n, f, off, properties], i): PlanFeature[] => {
    const { geometry } = segments[n % Math.max(1, segments.length)] ?? {};
    const [a, b] = geometry?.type === 'LineString' ? geometry.coordinates : [];
    return a && b ? [{ key: `b${i}`, geometry: { type: 'Point', coordinates: [(a[0] ?? 0) + f * ((b[0] ?? 0) - (a[0] ?? 0)), (a[1] ?? 0) + f * ((b[1] ?? 0) - (a[1] ?? 0)) + off * LAT] }, properties: { key: `b${i}`, ...properties } }] : [];
  }),
);
const features = (kind: 'area' | 'line' | 'point', prefix: string): fc.Arbitrary<PlanFeature[]> =>
  fc.array(fc.tuple(metre, metre, fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 }), attributes), { maxLength: 4 }).map((list) =>
    list.map(([x, y, w, h, properties], i) => ({
      key: `${prefix}${i}`,
      geometry: kind === 'area' ? (i % 2 === 0 ? notched(x, y, w, h) : box(x, y, w, h)) : kind === 'line' ? { type: 'LineString', coordinates: [at(x, y), at(x + w, y), at(x + w, y + h)] } : { type: 'Point', coordinates: at(x, y) },
      properties: { key: `${prefix}${i}`, ...properties },
    })),
  );

const layerOf = (e: LayerEntry, list: readonly PlanFeature[]): [string, Layer] => [e.id, { entry: e, state: 'whole', features: list }];

export const manifestOf = (changes: Partial<Manifest> = {}): Manifest => ({
  schema: 'signplan-package/1', id: 'test', version: '0.0.1', status: 'demonstration', title: text('test'), notice: text('notice'), approval: null, dataApproval: null, term: { from: '2022-01-01', until: '2035-12-31' }, phases: [],
  crs: { epsg: 4527, centralMeridian: 117, falseEasting: 39500000 }, extent: [115.9, 29.6, 116.1, 29.8], view: [115.9, 29.6, 116.1, 29.8], zoneClasses: [], segmentClasses: [], precedence: {}, bands: { regular: text('r'), large: text('l'), fact: 'large' },
  adopts: [], defaultAccuracy: 2, absent: [{ id: 'gone', title: text('gone'), reason: text('r'), holder: text('h') }], office: null, officeUnknown: text('unknown'), mapReviewNumber: null, baseNotice: text('base'), disclaimer: text('d'), includes: [],
  rules: { file: 'rules.json', bytes: 0, sha256: '0'.repeat(64) }, layers: [], ...changes,
});

export const randomPlan: fc.Arbitrary<Plan> = fc
  .record({
    zones,
    overlay: fc.option(overlay, { nil: [] as PlanFeature[] }),
    segments,
    sites: fc.array(fc.tuple(metre, metre, fc.constantFrom('wall', 'pole', 'wall|pole'), fc.constantFrom('commercial', 'commercial|own-name', undefined), fc.constantFrom(4, 12), fc.constantFrom(9, undefined)), { maxLength: 2 }).map((list): PlanFeature[] => list.map(([x, y, signType, use, radius, maxTop], i) => ({ key: `p${i}`, geometry: { type: 'Point', coordinates: at(x, y) }, properties: { key: `p${i}`, signType, ...(use === undefined ? {} : { use }), radius, maxWidth: 6, ...(maxTop === undefined ? {} : { maxTop }) } }))),
    area: fc.constantFrom(45, 90, 400),
    areas: features('area', 'a'),
    lines: features('line', 'l'),
    signs: features('point', 'x'),
    beside,
    clauses: fc.array(clause, { minLength: 3, maxLength: 6 }),
    matrix,
    precedence: fc.constantFrom<string[]>([], CLASSES, ['strict', 'display']),
    adopts: fc.constantFrom<string[]>([], ['c0', 'c1', 'c2']),
  })
  .map((parts): Plan => {
    const rules: Rules = {
      schema: 'signplan-rules/1', sources: [{ id: 'law', version: '1', title: text('law'), plan: false }, { id: 'plan', version: '1', title: text('plan'), plan: true }], signTypes: ASKING, definitions: DEFINITIONS, tables: TABLES,
      consents: [{ id: 'k', title: text('k'), authority: text('k') }], clauses: parts.clauses.map((c, i) => ({ ...c, id: `c${i}` })), matrix: parts.matrix,
    };
    const layers = new Map([
      layerOf(entry('plan-area', 'plan-area', 'Polygon'), [{ key: 'area', geometry: box(-parts.area, -parts.area, 2 * parts.area, 2 * parts.area), properties: { key: 'area' } }]),
      layerOf(entry('zones', 'zones', 'Polygon', 1), [...parts.zones, ...(parts.precedence.length === CLASSES.length ? parts.overlay : [])]),
      layerOf(entry('segments', 'segments', 'LineString', 1), parts.segments),
      layerOf(entry('sites', 'sites', 'Point', 1, ['maxWidth', 'maxTop']), parts.sites),
      layerOf(entry('areas', 'features', 'Polygon', 0.5), parts.areas),
      layerOf(entry('lines', 'features', 'LineString', 2), parts.lines),
      layerOf(entry('signs', 'existing-signs', 'Point', 0.5), [...parts.signs, ...parts.beside(parts.segments)]),
    ]);
    return { manifest: manifestOf({ precedence: parts.precedence.length > 0 ? { zones: parts.precedence } : {}, adopts: parts.adopts }), rules, layers, problems: [] };
  });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 5 });

export const randomProposal: fc.Arbitrary<Proposal> = fc
  .record({
    x: fc.integer({ min: -90, max: 90 }), y: fc.integer({ min: -90, max: 90 }), baseline: fc.boolean(), signType: fc.constantFrom('wall', 'pole', 'roof'), accuracy: fc.constantFrom(0, 0.5, 3, 12),
    width: optional(fc.constantFrom(0.5, 2, 5, 14)), height: optional(fc.constantFrom(0.5, 1, 2.5, 6)), clearance: optional(fc.constantFrom(0, 2.5, 4.4, 4.5)), bearing: optional(fc.constantFrom(0, 33, 90, 270)),
    use: optional(fc.constantFrom(...USES)), luminance: optional(fc.constantFrom(0, 3, 8)), animated: optional(fc.boolean()), commonParts: optional(fc.boolean()), kerbHeight: optional(fc.constantFrom(0, 0.1, 0.2)), stateTop: fc.boolean(),
    faces: optional(fc.constantFrom(1, 2, 3)), building: optional(fc.constantFrom('b', 'c')), id: fc.constantFrom(undefined, undefined, 'x0'),
  })
  .map(({ x, y, baseline, stateTop, ...rest }): Proposal => {
    const stated = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as Record<string, Value>;
    if (stateTop && rest.height !== undefined && rest.clearance !== undefined) stated['topHeight'] = Math.round((rest.height + rest.clearance) * 1000) / 1000;
    if (baseline && rest.width !== undefined) {
      delete stated['width'];
      delete stated['bearing'];
      return { geometry: { type: 'LineString', coordinates: [at(x, y), at(x + rest.width, y + 1)] }, properties: { ...stated, signType: rest.signType } };
    }
    return { geometry: { type: 'Point', coordinates: at(x, y) }, properties: { ...stated, signType: rest.signType } };
  });
