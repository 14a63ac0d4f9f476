/** By code units, whatever the language of the machine; runs of digits as numbers: w9 before w10. */
export function inCodeUnits(a: string, b: string): number {
  const [x, y] = [a, b].map((key) => key.replace(/\d+/g, (digits) => String.fromCodePoint(0x30 + Math.min(digits.length, 20)) + digits));
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
}
