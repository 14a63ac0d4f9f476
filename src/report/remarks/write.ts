/** Remarks made and written: GeoJSON that a GIS opens as a layer, every statement of a remark in its own columns. */
import type { Plan } from '../../plan/plan.ts';
import type { FeatureRef } from '../../survey/types.ts';
import { markOf } from './standing.ts';
import { KIND_WORDS, MOST_CONTACT, MOST_NOTE, REMARKS_SCHEMA, type Remark, type RemarkKind } from './types.ts';

export interface RemarkDraft {
  readonly id: string;
  readonly at: readonly [lon: number, lat: number];
  readonly ref: FeatureRef | null;
  readonly kind: RemarkKind;
  readonly note: string;
  readonly contact?: string;
  readonly asOf: string;
}

/** Plain text of at most so many characters: no control signs but line ends, no halves of signs. */
export function plainText(text: string, most: number): string {
  const plain = Array.from(text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ')).filter((sign) => !/^[\ud800-\udfff]$/.test(sign)).join('').trim();
  return Array.from(plain).slice(0, most).join('').trim();
}

/** Seven decimals are a centimetre. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;

/** A remark on the data at hand. A feature that they do not have is left out. */
export function makeRemark({ id, at: [lon, lat], ref, kind, note, contact = '', asOf }: RemarkDraft, plan: Plan): Remark {
  const feature = ref === null ? undefined : markOf(plan, ref);
  const reach = plainText(contact, MOST_CONTACT);
  const { manifest, digest } = plan;
  return {
    id,
    at: [rounded(lon), rounded(lat)],
    kind,
    note: plainText(note, MOST_NOTE),
    ...(reach === '' ? {} : { contact: reach }),
    asOf,
    plan: { id: manifest.id, version: manifest.version, ...(digest === undefined ? {} : { digest }) },
    ...(feature === undefined ? {} : { feature }),
  };
}

/** GeoJSON, a remark a line, in the order given; the same remarks give the same bytes. */
export function writeRemarks(remarks: readonly Remark[]): string {
  const head = `{"type":"FeatureCollection","name":"signplan-remarks","schema":${JSON.stringify(REMARKS_SCHEMA)},"features":[`;
  return remarks.length === 0 ? `${head}]}\n` : `${head}\n${remarks.map((remark) => JSON.stringify(featureOf(remark))).join(',\n')}\n]}\n`;
}

/** Flat, and with its schema in every row: programs that write a layer again keep columns and nothing else. */
function featureOf({ id, at, kind, note, contact, asOf, plan, feature }: Remark): object {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at },
    properties: {
      signplan: REMARKS_SCHEMA,
      id,
      kind,
      kindText: KIND_WORDS[kind].zh,
      note,
      ...(contact === undefined ? {} : { contact }),
      asOf,
      plan: plan.id,
      planVersion: plan.version,
      ...(plan.digest === undefined ? {} : { planSha256: plan.digest }),
      ...(feature === undefined ? {} : { layer: feature.layer, key: feature.key, ...(feature.name === undefined ? {} : { featureName: feature.name }), layerSha256: feature.file, shapeSha256: feature.shape, valuesSha256: feature.values }),
    },
  };
}
