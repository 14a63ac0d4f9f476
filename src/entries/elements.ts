/**
 * `signplan/elements`: defines every view element that stands by itself, and what goes between them and the engine. Properties in, events out: none of them knows network, address or storage.
 * `<sign-plan-map>` needs `maplibre-gl`; who has none takes the elements one by one from `signplan/elements/<name>.js`.
 */
import './alone.ts';

export { SignPlanClause } from '../elements/clause/sign-plan-clause.ts';
export { SignPlanCoordinates } from '../elements/coordinates/sign-plan-coordinates.ts';
export { SignPlanFindings } from '../elements/findings/sign-plan-findings.ts';
export { SignPlanForm } from '../elements/form/sign-plan-form.ts';
export { SignPlanLegend } from '../elements/legend/sign-plan-legend.ts';
export { SignPlanPapers } from '../elements/papers/sign-plan-papers.ts';
export { SignPlanPassing, type Passing } from '../elements/passing/sign-plan-passing.ts';
export { SignPlanPlace } from '../elements/place/sign-plan-place.ts';
export { SignPlanSearch } from '../elements/search/sign-plan-search.ts';
export { SignPlanSketch } from '../elements/sketch/sign-plan-sketch.ts';
export { SignPlanVerdict } from '../elements/verdict/sign-plan-verdict.ts';
export { SignPlanVerification } from '../elements/verification/sign-plan-verification.ts';
export { SignPlanMap } from '../map/sign-plan-map.ts';
export { SignPlanSvgMap } from '../map/svg/sign-plan-svg-map.ts';

export type { Judged } from '../app/answer/judge.ts';
export { fromStated, OPENING, toFeature, withPlace, type FormValues } from '../elements/form/values.ts';
export type { SignPlanEvents, Try } from '../elements/shared/events.ts';
export { typePicture } from '../elements/shared/pictures.ts';
export type { Standing } from '../elements/verdict/standing.ts';
export type { LineEvent, MapErrorEvent, PlaceEvent, SelectEvent } from '../map/events.ts';
export type { Theme } from '../map/palette.ts';
export { compileGazetteer, type CompiledGazetteer } from '../plan/search/compile.ts';
export type { ElementProps } from './props.ts';
export { judgeForm, standingOf } from './standing.ts';
