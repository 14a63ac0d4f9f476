/** The form in the address: every input, so that a link opens the same question. */
import { fromStated, hasPlace, toFeature, type FormValues } from '../elements/form/values.ts';
import { ok, type Result } from '../problem.ts';
import { decodeLink, encodeLink } from '../report/link.ts';

export interface Fragment {
  readonly values: FormValues;
  /** A date that the link fixes. */
  readonly asOf?: string;
}

/** Without `#`. */
export function toFragment({ values, asOf }: Fragment): string {
  const { geometry, properties } = toFeature(values);
  return encodeLink({ geometry: hasPlace(values) ? geometry : null, properties, ...(asOf === undefined ? {} : { asOf }) });
}

/** Undefined where the address says nothing. */
export function fromFragment(hash: string): Result<Fragment> | undefined {
  if (hash.replace(/^#/, '') === '') return undefined;
  const link = decodeLink(hash);
  if (!link.ok) return link;
  const { asOf } = link.value;
  return ok({ values: fromStated(link.value), ...(asOf === undefined ? {} : { asOf }) });
}
