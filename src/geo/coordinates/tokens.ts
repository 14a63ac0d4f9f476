/** A normalised text as numbers, marks, names of axes, and whatever stands between. */

export type Axis = 'east' | 'north' | 'x' | 'y';

export interface NumberToken {
  readonly kind: 'number';
  readonly value: number;
  /** Digits after the point. */
  readonly places: number;
}

export type Token =
  | NumberToken
  /** Degrees, minutes, seconds: 0, 1, 2. */
  | { readonly kind: 'mark'; readonly order: 0 | 1 | 2 }
  /** `N`, `东经`: stands before its number or after it. */
  | { readonly kind: 'hemisphere'; readonly axis: 'east' | 'north'; readonly sign: 1 | -1 }
  /** `lat=`, `横坐标`: stands before its number. */
  | { readonly kind: 'label'; readonly axis: Axis }
  | { readonly kind: 'break' };

const hemisphere = (axis: 'east' | 'north', sign: 1 | -1): Token => ({ kind: 'hemisphere', axis, sign });
const label = (axis: Axis): Token => ({ kind: 'label', axis });
const mark = (order: 0 | 1 | 2): Token => ({ kind: 'mark', order });
const BREAK: Token = { kind: 'break' };

const WORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ...['e', '东经', '东'].map((word) => [word, hemisphere('east', 1)] as const),
  ...['w', '西经', '西'].map((word) => [word, hemisphere('east', -1)] as const),
  ...['n', '北纬', '北'].map((word) => [word, hemisphere('north', 1)] as const),
  ...['s', '南纬', '南'].map((word) => [word, hemisphere('north', -1)] as const),
  ...['lon', 'lng', 'long', 'longitude', 'pointx', 'mlon', 'easting', 'east', '经度', '经', '横坐标', '东坐标', '横轴'].map((word) => [word, label('east')] as const),
  ...['lat', 'latitude', 'pointy', 'mlat', 'northing', 'north', '纬度', '纬', '纵坐标', '北坐标', '纵轴'].map((word) => [word, label('north')] as const),
  ['x', label('x')],
  ['y', label('y')],
  ...['d', 'deg', 'degree', 'degrees', '度', '°'].map((word) => [word, mark(0)] as const),
  ...['m', 'min', 'minutes', '分', '′'].map((word) => [word, mark(1)] as const),
  ...['sec', 'seconds', '秒', '″'].map((word) => [word, mark(2)] as const),
]);

const TOKEN = /(?<number>(?:(?<![\w.)])[+-])?\d+(?:\.\d+)?)|[°′″]|[a-z]+|经纬度?|东经|西经|北纬|南纬|经度?|纬度?|横坐标|纵坐标|东坐标|北坐标|横轴|纵轴|[东西南北](?=[\s:=]*\d)|(?<=\d[°′″]?)[东西南北](?!\p{Script=Han})|度|分|秒|(?<space>\s+)|(?<other>[^])/giu;
/** More digits than any coordinate has. */
const DIGITS = 18;

const isMark = (token: Token | undefined, order: 0 | 1 | 2): boolean => token?.kind === 'mark' && token.order === order;

export function tokensOf(plain: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: text, groups } of plain.matchAll(TOKEN)) {
    if (groups?.['number'] !== undefined) tokens.push(text.length > DIGITS ? BREAK : { kind: 'number', value: Number(text), places: text.split('.')[1]?.length ?? 0 });
    // A small s after minutes and a number is of seconds, not of the south.
    else if (text === 's' && tokens.at(-1)?.kind === 'number' && isMark(tokens.at(-2), 1)) tokens.push(mark(2));
    else if (groups?.['space'] === undefined) tokens.push((groups?.['other'] === undefined ? WORDS.get(text.toLowerCase()) : undefined) ?? BREAK);
  }
  return tokens;
}
