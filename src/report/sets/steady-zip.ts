/** Archives without the time at which they were packed, so that the same contents are the same bytes. Offsets as in PKWARE's APPNOTE 4.3.7 and 4.3.12. */

const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** 1980-01-01 00:00, the first that there is. */
const BEGINNING = 0x00210000;

/** The same archive, changed in place, each entry's time the beginning of the calendar. What is no such archive is left as it is. */
export function steady(zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  if (end < 0 || view.getUint32(end, true) !== END) return zip;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= end && view.getUint32(at, true) === ENTRY; left--) {
    const local = view.getUint32(at + 42, true);
    view.setUint32(at + 12, BEGINNING, true);
    if (local + 14 <= end) view.setUint32(local + 10, BEGINNING, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
