/** Layers as `ogrinfo -q` lists them; GDAL before 3.7 has no listing for programs. */

export interface ListedLayer {
  readonly name: string;
  readonly geometry: boolean;
  readonly heights: boolean;
}

/** What stands in brackets behind a name, where the layer has one type. A name may end in brackets too. */
const TYPE = / \(((?:3D |Measured |3D Measured )?(?:Point|Line String|Polygon|Multi Point|Multi Line String|Multi Polygon|Geometry Collection|Circular String|Compound Curve|Curve Polygon|Multi Curve|Multi Surface|Curve|Surface|PolyhedralSurface|TIN|Triangle|None|Unknown \(any\)))\)$/;

/** `1: zones (Multi Polygon)`; of a geodatabase `Layer: zones (Multi Polygon)`, under its group and set in. */
export function listedLayers(text: string): ListedLayer[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const rest = /^(?:\d+: |\s*Layer: )(.+)$/.exec(line)?.[1];
    if (rest === undefined) return [];
    const type = TYPE.exec(rest)?.[1] ?? '';
    const name = rest.replace(TYPE, '').replace(/ \(title: .*\)$/, '');
    return [{ name, geometry: type !== 'None', heights: type.startsWith('3D ') }];
  });
}
