/** Layers as `ogrinfo -so -al` tells of them; GDAL before 3.7 has no listing for programs. */

export interface ListedLayer {
  readonly name: string;
  readonly geometry: boolean;
  readonly heights: boolean;
  readonly count: number;
}

/** Each layer begins with its name; its geometry and the number of its features follow. */
export function listedLayers(text: string): ListedLayer[] {
  return text.split(/^Layer name: /m).slice(1).map((part) => {
    const name = /^[^\r\n]*/.exec(part)?.[0] ?? '';
    const type = /^Geometry(?: \([^)]*\))?: (.*?)\r?$/m.exec(part)?.[1] ?? '';
    return { name, geometry: type !== 'None', heights: type.startsWith('3D '), count: Number(/^Feature Count: (\d+)/m.exec(part)?.[1] ?? 0) };
  });
}
