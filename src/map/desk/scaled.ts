/** Values of a style multiplied by an opacity, whatever form they have. */
import type { ExpressionSpecification } from 'maplibre-gl';

type Factor = number | ExpressionSpecification;

/** One factor for all features, or one by the value of an expression. */
export function factorBy(by: ExpressionSpecification | null, parts: readonly (readonly [value: string, factor: number])[]): Factor {
  const [first] = parts;
  if (first === undefined) return 1;
  if (by === null || parts.every(([, factor]) => factor === first[1])) return first[1];
  return ['match', by, ...parts.flatMap(([value, factor]) => [value, factor]), 1] as unknown as ExpressionSpecification;
}

/** Expressions over the zoom must stay outermost, so the factor goes to what they give. */
export function scaled(value: unknown, factor: Factor): unknown {
  if (factor === 1) return value;
  if (value === undefined || value === 1) return factor;
  if (typeof value === 'number' && typeof factor === 'number') return value * factor;
  if (!Array.isArray(value)) return ['*', value, factor];
  const [head] = value as unknown[];
  // `step, input, first, stop, value, …` and `interpolate, kind, input, stop, value, …`
  const first = head === 'step' ? 2 : head === 'interpolate' ? 4 : null;
  if (first === null || JSON.stringify(value[first - (head === 'step' ? 1 : 2)]) !== '["zoom"]') return ['*', value, factor];
  return (value as unknown[]).map((part, index) => (index >= first && (index - first) % 2 === 0 ? scaled(part, factor) : part));
}
