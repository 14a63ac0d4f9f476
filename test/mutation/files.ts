/** What is mutated, and the tests that must notice: those of the engine and of its geometry, the quickest first. */
const check = ['tri', 'verdict', 'limits', 'conditions', 'quantifiers', 'scan', 'nearest', 'space', 'matrix', 'binding', 'sites', 'place', 'same', 'along', 'findings', 'clause', 'why', 'facts', 'compare', 'counting', 'tally', 'facing', 'inside', 'belonging', 'middle', 'roads', 'notes', 'chosen'];
const geo = ['measure', 'band', 'footprint', 'shape', 'bearing', 'union'];

export const FILES: readonly string[] = [...check.map((name) => `src/check/${name}.ts`), ...geo.map((name) => `src/geo/${name}.ts`)];

const tests = [
  'src/check/tri', 'src/check/verdict', 'src/check/limits', 'src/check/open', 'src/check/basis', 'src/check/ground', 'src/check/span', 'src/check/counting', 'src/check/facts', 'src/check/standing', 'src/check/why', 'src/check/why-neighbours', 'src/check/nearest', 'src/check/middle', 'src/check/touch', 'src/check/space', 'src/check/binding', 'src/check/reach', 'src/check/check', 'src/check/compare', 'src/check/along', 'src/check/inside', 'src/check/neighbours', 'src/geo/measure', 'src/geo/distance', 'src/geo/baseline', 'src/geo/footprint', 'src/geo/shape', 'src/geo/band', 'src/geo/bearing', 'src/geo/union-edges', 'src/geo/union', 'src/check/roads', 'src/check/belonging',
  'src/check/envelope/cases', 'src/check/remedies/cases', 'src/report/wording', 'src/report/report', 'src/check/shown', 'test/unit/differential', 'test/unit/examples', 'src/check/plain', 'src/check/settles', 'src/check/envelope/envelope', 'src/check/remedies/remedies', 'src/check/promise',
];
/** `MUTATION_TESTS` names fewer, for a run of a few files. */
export const KILLERS: readonly string[] = (process.env['MUTATION_TESTS']?.split(',') ?? tests).map((name) => `${name}.test.ts`);
