/** The form in the address: every input, so that a link opens the same question. */
import { fromStated, hasPlace, toFeature, type FormValues } from '../../elements/form/values.ts';
import { ok, type Problem, type Result } from '../../problem.ts';
import { decodeLink, encodeLink } from '../../report/link.ts';

export interface Fragment {
  readonly values: FormValues;
  /** A date that the link fixes. */
  readonly asOf?: string;
  /** Which data it was made with, by the first digits of the package's digest. */
  readonly data?: string;
  /** Parts of a link that could not be read and are left out, `path` being the part's name. */
  readonly problems?: readonly Problem[];
}

/** Without `#`. */
export function toFragment({ values, asOf, data }: Fragment): string {
  const { geometry, properties } = toFeature(values);
  return encodeLink({ geometry: hasPlace(values) ? geometry : null, properties, ...(asOf === undefined ? {} : { asOf }), ...(data === undefined ? {} : { data }) });
}

/** Undefined where the address says nothing. */
export function fromFragment(hash: string): Result<Fragment> | undefined {
  if (hash.replace(/^#/, '') === '') return undefined;
  const link = decodeLink(hash);
  if (!link.ok) return link;
  const { asOf, data, problems } = link.value;
  return ok({ values: fromStated(link.value), ...(asOf === undefined ? {} : { asOf }), ...(data === undefined ? {} : { data }), ...(problems === undefined ? {} : { problems }) });
}
