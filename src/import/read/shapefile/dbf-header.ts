/** Fields of a DBF, from its header. Layout: dBASE level 5, with the 263 bytes that Visual FoxPro puts after the fields. */

export interface DbfField {
  /** Up to the first zero; many writers leave rubbish behind it. */
  readonly nameBytes: Uint8Array;
  /** One letter: C, N, F, D, L, I, M… */
  readonly type: string;
  /** Of its value in a record. */
  readonly offset: number;
  readonly length: number;
  readonly decimals: number;
}

export interface DbfHeader {
  readonly fields: readonly DbfField[];
  readonly language: number;
  /** Records that the header states. */
  readonly stated: number;
  /** Records that are whole in the file. */
  readonly whole: number;
  readonly start: number;
  readonly recordLength: number;
}

/** Undefined where it is no table. */
export function dbfHeader(bytes: Uint8Array): DbfHeader | undefined {
  if (bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [stated, start, recordLength] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  if (start < 33 || recordLength < 1) return undefined;
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= Math.min(start, bytes.length) && bytes[at] !== 0x0d; at += 32) {
    const raw = bytes.subarray(at, at + 11);
    const zero = raw.indexOf(0);
    const length = view.getUint8(at + 16);
    if (offset + length > recordLength) return undefined;
    fields.push({ nameBytes: zero < 0 ? raw : raw.subarray(0, zero), type: String.fromCharCode(view.getUint8(at + 11)), offset, length, decimals: view.getUint8(at + 17) });
    offset += length;
  }
  const whole = Math.max(0, Math.floor((bytes.length - start) / recordLength));
  return { fields, language: view.getUint8(29), stated, whole: Math.min(stated, whole), start, recordLength };
}
