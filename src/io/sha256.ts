/**
 * SHA-256 (FIPS 180-4), synchronous and in plain JavaScript: `crypto.subtle` is missing on a page served over plain http,
 * and there a package must be verified all the more.
 */

// First 32 bits of the fractional parts of √ and ∛ of the first primes (FIPS 180-4 §5.3.3, §4.2.2).
// Computed rather than listed: 36 bits of precision are needed and doubles hold 53.
const INITIAL = new Uint32Array(8);
const ROUND = new Uint32Array(64);
{
  const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 0x100000000);
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) INITIAL[found] = fraction(Math.sqrt(n));
    ROUND[found++] = fraction(Math.cbrt(n));
  }
}

/** Digest as 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const length = bytes.length;
  const hash = INITIAL.slice();
  const words = new Uint32Array(64);
  const whole = length - (length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  for (let offset = 0; offset < whole; offset += 64) compress(hash, words, view, offset);

  // The rest, a single 1 bit, zeros, and the length in bits as a 64-bit number.
  const tail = new Uint8Array(length - whole < 56 ? 64 : 128);
  tail.set(bytes.subarray(whole));
  tail[length - whole] = 0x80;
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(tail.length - 8, Math.floor(length / 0x20000000));
  tailView.setUint32(tail.length - 4, (length << 3) >>> 0);
  for (let offset = 0; offset < tail.length; offset += 64) compress(hash, words, tailView, offset);

  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(hash: Uint32Array, w: Uint32Array, view: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(offset + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = at(w, i - 15);
    const y = at(w, i - 2);
    const s0 = (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) >>> 0;
    const s1 = (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)) >>> 0;
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  let a = at(hash, 0), b = at(hash, 1), c = at(hash, 2), d = at(hash, 3);
  let e = at(hash, 4), f = at(hash, 5), g = at(hash, 6), h = at(hash, 7);
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + at(ROUND, i) + at(w, i)) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0;
    d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  hash[0] = at(hash, 0) + a; hash[1] = at(hash, 1) + b; hash[2] = at(hash, 2) + c; hash[3] = at(hash, 3) + d;
  hash[4] = at(hash, 4) + e; hash[5] = at(hash, 5) + f; hash[6] = at(hash, 6) + g; hash[7] = at(hash, 7) + h;
}

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const at = (array: Uint32Array, index: number): number => array[index] as number;
