/** What a drawing is made of, in pixels of the sheet. Whoever draws it needs no geometry. */
export interface PathItem {
  readonly kind: 'path';
  readonly style: string;
  readonly d: string;
}
export interface TextItem {
  readonly kind: 'text';
  readonly style: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly turned: boolean;
  readonly text: string;
}
export interface PersonItem {
  readonly kind: 'person';
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly height: number;
}
export type Item = PathItem | TextItem | PersonItem;

/** To 0.01 px: the same digits everywhere. */
export const px = (value: number): string => String(Math.round(value * 100) / 100 + 0);

export type Pixel = readonly [x: number, y: number];
export const pathOf = (points: readonly Pixel[], closed = false): string => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('') + (closed ? 'z' : '');
export const boxPath = (x0: number, y0: number, x1: number, y1: number): string => `M${px(x0)} ${px(y0)}H${px(x1)}V${px(y1)}H${px(x0)}z`;

/** A line where the drawing ends and the thing does not: with a jag in its middle. */
export function tornPath([ax, ay]: Pixel, [bx, by]: Pixel): string {
  const long = Math.hypot(bx - ax, by - ay);
  if (long < 1) return '';
  const [ux, uy] = [(bx - ax) / long, (by - ay) / long];
  const k = Math.min(1, long / 26);
  const at = (along: number, out: number): Pixel => [ax + ux * (long / 2 + along * k) - uy * out * k, ay + uy * (long / 2 + along * k) + ux * out * k];
  const over = Math.min(5, long / 4);
  return pathOf([[ax - ux * over, ay - uy * over], at(-10, 0), at(-5, -6), at(5, 6), at(10, 0), [bx + ux * over, by + uy * over]]);
}
