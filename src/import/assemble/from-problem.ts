/** What building a package finds wrong, as a finding of the import. */
import type { Problem } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';

/** Paths of a layer's problems name the feature: `features(JZ-01)`, `features[3] (JZ-01)`. */
const FEATURE = /^features(?:\(([^)]*)\)|\[\d+\](?: \(([^)]*)\))?)/;

/** The builder's own code stays in sight: `layer.overlap` is `import.layer.overlap`. */
export function fromProblem({ code, file, path, received, text }: Problem): ImportFinding {
  const layer = /(?:^|\/|\\)source[/\\]([a-z0-9-]+)\.geojson$/.exec(file ?? '')?.[1];
  const found = FEATURE.exec(path ?? '');
  const feature = found?.[1] ?? found?.[2];
  const where = path === undefined || feature !== undefined ? '' : `（${path}）`;
  return {
    code: `import.${code}`,
    severity: 'error',
    ...(layer === undefined ? (file === undefined ? {} : { file: file.replace(/^.*[/\\]/, '') }) : { layer }),
    ...(feature === undefined ? {} : { feature }),
    text: { zh: `${text.zh}${where}`, en: `${text.en}${where === '' ? '' : ` (${path ?? ''})`}` },
    ...(received === undefined ? {} : { received }),
  };
}
