/** Remarks on a plan's data: what somebody found wrong, where, and on which data exactly. */
import type { Problem, Text } from '../../problem.ts';

export const REMARKS_SCHEMA = 'signplan-remarks/1';
export const REMARK_KINDS = ['position', 'class', 'attribute', 'demolished', 'missing', 'other'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** Characters. */
export const MOST_NOTE = 1000;
export const MOST_CONTACT = 100;
/** Remarks and bytes of one file. */
export const MOST_REMARKS = 10_000;
export const MAX_REMARKS = 16 * 1024 * 1024;

/** The feature that is meant, and what it was like: checksums of its geometry, of its attributes, and of its layer's file. */
export interface RemarkFeature {
  readonly layer: string;
  readonly key: string;
  readonly name?: string;
  readonly shape: string;
  readonly values: string;
  readonly file: string;
}

export interface Remark {
  /** Of its own within a file. */
  readonly id: string;
  /** CGCS2000, to seven decimals. */
  readonly at: readonly [lon: number, lat: number];
  readonly kind: RemarkKind;
  readonly note: string;
  /** How to reach whoever wrote it; left out unless they give it. */
  readonly contact?: string;
  /** ISO date that the data were seen as of. */
  readonly asOf: string;
  readonly plan: { readonly id: string; readonly version: string; readonly digest?: string };
  readonly feature?: RemarkFeature;
}

/**
 * How a remark stands to the data at hand.
 * `same-data`: made on these very data; `same-feature`: on other data in which the feature is the same; `changed`: the feature is another; `gone`: it is not there any more;
 * `unread`: its layer could not be read; `other-version`: it means no feature, and the data are others; `other-plan`; `altered`: says that it was made on these data, in which the feature is another.
 */
export type RemarkStanding = 'same-data' | 'same-feature' | 'changed' | 'gone' | 'unread' | 'other-version' | 'other-plan' | 'altered';

export interface StandingRemark {
  readonly remark: Remark;
  readonly standing: RemarkStanding;
  /** Of a feature that is another: in what. */
  readonly differs: readonly ('shape' | 'values')[];
}

export interface ReadRemarks {
  readonly remarks: readonly StandingRemark[];
  /** Rows that are no remarks, each with what is wrong; the others are read all the same. */
  readonly problems: readonly Problem[];
}

const t = (zh: string, en: string): Text => ({ zh, en });
export const KIND_WORDS: Readonly<Record<RemarkKind, Text>> = {
  position: t('位置错', 'Wrong place'),
  class: t('分类错', 'Wrong class'),
  attribute: t('属性错', 'Wrong attribute'),
  demolished: t('已拆除', 'No longer there'),
  missing: t('遗漏', 'Missing'),
  other: t('其他', 'Other'),
};
