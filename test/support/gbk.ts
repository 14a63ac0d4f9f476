/** Text as an office program of the mainland saves it: every character of GBK by its two bytes. */
const codes = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gbk');
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    if (low === 0x7f) continue;
    const sign = decoder.decode(Uint8Array.of(high, low));
    if (sign.length === 1 && !codes.has(sign)) codes.set(sign, [high, low]);
  }
}

/** Throws where a character has no code. */
export function gbk(text: string): Buffer {
  return Buffer.from(
    Array.from(text).flatMap((sign) => {
      const code = sign.charCodeAt(0);
      const pair = codes.get(sign);
      if (code >= 0x80 && pair === undefined) throw new Error(`${sign} is not in GBK`);
      return code < 0x80 ? [code] : [...(pair ?? [])];
    }),
  );
}
