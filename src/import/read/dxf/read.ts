/** A drawing as features: what stands in it, flattened, its blocks put where they are inserted. */
import { fail, ok, type Result } from '../../../problem.ts';
import type { RawField, RawLayer } from '../../types.ts';
import { refused } from '../say.ts';
import { emptyLayer, lookAtTexts } from '../texts.ts';
import type { Drawing, Entity } from './drawing.ts';
import { expand, OWN_FIELDS } from './expand.ts';
import { findingsOf, LAYER } from './findings.ts';
import { groupsOf } from './groups.ts';
import { type DrawingUnit, METRES, readHeader } from './header.ts';
import { parse } from './parse.ts';
import { newTally } from './tally.ts';
import { readingOf } from './words.ts';

export interface DxfOptions {
  /**
   * Largest distance between an arc and the chord drawn for it, in drawing units, which are taken for metres; in metres
   * where the drawing claims to be in millimetres or centimetres and its numbers bear it out.
   */
  readonly tolerance: number;
  /** What a person says of the bytes; left out, `$DWGCODEPAGE` and the bytes decide. */
  readonly encoding?: string;
}

const FINEST = 1e-9;
/** Beyond any coordinate in metres: an easting with its zone stays below 5e7, a northing in centimetres is above 2e8. */
const NO_METRES = 1e8;

/**
 * One layer `entities` with a feature for each entity, those of blocks once for each insert, and a point for each
 * insert itself. Positions are in drawing units. What cannot be read is among its findings; it fails where nothing can.
 */
export function readDxf(bytes: Uint8Array, file: string, options: DxfOptions): Result<RawLayer[]> {
  const tolerance = options.tolerance > FINEST ? options.tolerance : FINEST;
  const header = readHeader(groupsOf(bytes));
  const reading = readingOf(header, groupsOf(bytes), options.encoding);
  if (reading === null) return fail(refused('encoding-unknown', file, '没有这种编码。可写 UTF-8、GB18030、Big5 等。', 'There is no such encoding. UTF-8, GB18030 or Big5, for instance, can be stated.', options.encoding));
  const tally = newTally();
  const drawing = parse(groupsOf(bytes), reading.words, tally);
  if (!drawing.found) return fail(refused('dxf-unreadable', file, '不是可读的 DXF 图形：没有实体段（ENTITIES）。请在 CAD 中另存为 ASCII DXF（如 2007 版）后重试。', 'Not a DXF drawing that can be read: it has no ENTITIES section. Save it as ASCII DXF (of 2007, for instance) in the CAD programme and try again.'));
  const chord = tolerance / metresOf(drawing, header.unit);
  const { features, tags } = expand(drawing, chord, tally);
  const fields: RawField[] = [
    ...OWN_FIELDS.map((name): RawField => ({ name, type: name === 'closed' ? 'boolean' : 'text' })),
    ...[...tags].map((name): RawField => ({ name, type: 'text' })),
  ];
  const texts = lookAtTexts(file, LAYER, fields, features);
  const findings = [...findingsOf(tally, header, reading, file, features.length, chord), ...texts.findings, ...(features.length === 0 ? [emptyLayer(file, LAYER)] : [])];
  const { encoding, by } = reading;
  return ok([{ file, name: LAYER, format: 'dxf', fields, features, crs: null, text: { encoding, by, preview: texts.preview }, findings, ...(header.unit === undefined ? {} : { unit: header.unit }) }]);
}

/** Of a drawing unit. That it claims millimetres does not make it so: most are drawn in metres from a template in millimetres. */
function metresOf({ entities }: Drawing, unit: DrawingUnit | undefined): number {
  if (unit !== 'mm' && unit !== 'cm') return 1;
  const far = entities.filter((entity) => Math.max(...placeOf(entity).map(Math.abs)) > NO_METRES).length;
  return far * 2 > entities.length ? METRES[unit] : 1;
}

function placeOf(entity: Entity): readonly [number, number] {
  if (entity.kind === 'point' || entity.kind === 'insert') return entity.at;
  const curve = entity.kind === 'path' ? entity.curve : entity.loops[0]?.[0];
  if (curve === undefined) return [0, 0];
  if (curve.kind === 'bulged') return [curve.vertices[0] ?? 0, curve.vertices[1] ?? 0];
  return curve.kind === 'spline' ? [curve.points[0] ?? 0, curve.points[1] ?? 0] : curve.centre;
}
