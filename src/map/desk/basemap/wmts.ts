/** Addresses of WMTS tiles as templates for Web Mercator. */

export interface Wmts {
  readonly url: string;
  readonly layer: string;
  readonly matrixSet: string;
  /** Before the level in names of matrices: `EPSG:3857:` with some servers. */
  readonly matrixPrefix?: string | undefined;
  readonly style?: string | undefined;
  readonly format?: string | undefined;
}

/** From a RESTful template (`…/{TileMatrix}/{TileRow}/{TileCol}.png`) or the address of a service, to which the parameters of GetTile are added. */
export function wmtsTiles({ url, layer, matrixSet, matrixPrefix = '', style = 'default', format = 'image/png' }: Wmts): string {
  const values: Readonly<Record<string, string>> = { tilematrix: `${matrixPrefix}{z}`, tilerow: '{y}', tilecol: '{x}', tilematrixset: matrixSet, layer, style };
  if (/\{tilematrix\}/i.test(url)) return url.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name.toLowerCase()] ?? whole);
  const given = new Set([...(url.split('?')[1] ?? '').matchAll(/(?:^|&)([^=&]+)=/g)].map(([, name]) => (name ?? '').toUpperCase()));
  const parameters: readonly (readonly [string, string])[] = [
    ['SERVICE', 'WMTS'], ['REQUEST', 'GetTile'], ['VERSION', '1.0.0'], ['LAYER', encodeURIComponent(layer)], ['STYLE', encodeURIComponent(style)], ['TILEMATRIXSET', encodeURIComponent(matrixSet)],
    ['FORMAT', encodeURIComponent(format)], ['TILEMATRIX', `${encodeURIComponent(matrixPrefix)}{z}`], ['TILEROW', '{y}'], ['TILECOL', '{x}'],
  ];
  const joint = url.includes('?') ? (/[?&]$/.test(url) ? '' : '&') : '?';
  return url + joint + parameters.filter(([name]) => !given.has(name)).map(([name, value]) => `${name}=${value}`).join('&');
}
