/** Judged signs drawn by the graphics card: a point each, in one buffer, whatever their number. */
import { type CustomLayerInterface, type CustomRenderMethodInput, type Map, MercatorCoordinate } from 'maplibre-gl';
import { VERDICTS } from '../../survey/summary.ts';
import { paint } from '../images.ts';
import { PALETTES, type Theme } from '../palette.ts';
import { signDrawings } from './sign-glyphs.ts';
import type { SignMarks } from './types.ts';

const VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_size;
in vec2 a_at;
in float a_kind;
flat out float v_kind;
void main() {
  gl_Position = u_matrix * vec4(a_at, 0.0, 1.0);
  gl_PointSize = u_size;
  v_kind = a_kind;
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D u_glyphs;
uniform float u_kinds;
uniform float u_opacity;
flat in float v_kind;
out vec4 colour;
void main() {
  colour = texture(u_glyphs, vec2((v_kind + gl_PointCoord.x) / u_kinds, gl_PointCoord.y)) * u_opacity;
}`;

/** The sign without a verdict, and what is drawn first: the worst verdict lies uppermost. */
const NONE = VERDICTS.length;
const KINDS = VERDICTS.length + 1;

/** Zoom → pixels of a glyph. */
const SIZES: readonly (readonly [zoom: number, pixels: number])[] = [[9, 5], [11.5, 9], [13, 14], [15, 18]];

interface Drawer {
  readonly program: WebGLProgram;
  readonly texture: WebGLTexture;
  readonly buffer: WebGLBuffer;
  readonly array: WebGLVertexArrayObject;
}

export class SignLayer implements CustomLayerInterface {
  readonly id = 'signs';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  #map: Map | null = null;
  #drawer: Drawer | null = null;
  #marks: SignMarks | null = null;
  #theme: Theme;
  #opacity = 1;
  #count = 0;
  /** Place in Mercator units that the points are counted from: single precision is not enough from the map's corner. */
  #origin: readonly [x: number, y: number] = [0, 0];
  #stale = { points: true, glyphs: true };

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  set(marks: SignMarks | null, theme: Theme, opacity: number): void {
    this.#stale = { points: this.#stale.points || marks !== this.#marks, glyphs: this.#stale.glyphs || theme !== this.#theme };
    this.#marks = marks;
    this.#theme = theme;
    this.#opacity = opacity;
    this.#map?.triggerRepaint();
  }

  onAdd(map: Map, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#drawer = drawer(gl);
    this.#stale = { points: true, glyphs: true };
  }

  onRemove(_: Map, gl: WebGL2RenderingContext): void {
    if (this.#drawer) {
      gl.deleteProgram(this.#drawer.program);
      gl.deleteTexture(this.#drawer.texture);
      gl.deleteBuffer(this.#drawer.buffer);
      gl.deleteVertexArray(this.#drawer.array);
    }
    this.#drawer = null;
    this.#map = null;
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    const drawn = this.#drawer;
    const map = this.#map;
    if (!drawn || !map || !this.#marks || this.#opacity === 0) return;
    if (this.#stale.points) this.#fill(gl, drawn, this.#marks);
    if (this.#stale.glyphs) this.#paint(gl, drawn);
    this.#stale = { points: false, glyphs: false };
    if (this.#count === 0) return;
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(drawn.program, name);
    gl.useProgram(drawn.program);
    gl.bindVertexArray(drawn.array);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, drawn.texture);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, movedBy(defaultProjectionData.mainMatrix, this.#origin));
    gl.uniform1f(uniform('u_size'), glyphSize(map.getZoom()) * ratio());
    gl.uniform1f(uniform('u_kinds'), KINDS);
    gl.uniform1f(uniform('u_opacity'), this.#opacity);
    gl.uniform1i(uniform('u_glyphs'), 0);
    gl.drawArrays(gl.POINTS, 0, this.#count);
    gl.bindVertexArray(null);
  }

  /** Places and verdicts, the worst last. */
  #fill(gl: WebGL2RenderingContext, { buffer }: Drawer, { lon, lat, verdict, shown }: SignMarks): void {
    const count = shown?.length ?? lon.length;
    const at = (index: number): number => (shown === null ? index : (shown[index] ?? 0));
    const kindOf = (index: number): number => Math.min(verdict[index] ?? NONE, NONE);
    // A row in error, and one that has not been read yet, is nowhere.
    const isPlaced = (sign: number): boolean => !Number.isNaN(lon[sign] ?? NaN) && !Number.isNaN(lat[sign] ?? NaN);
    const starts = new Uint32Array(KINDS + 1);
    let first: MercatorCoordinate | null = null;
    let placed = 0;
    for (let index = 0; index < count; index += 1) {
      const sign = at(index);
      if (!isPlaced(sign)) continue;
      first ??= MercatorCoordinate.fromLngLat([lon[sign] ?? 0, lat[sign] ?? 0]);
      placed += 1;
      const place = KINDS - kindOf(sign);
      starts[place] = (starts[place] ?? 0) + 1;
    }
    this.#count = placed;
    if (first === null) return;
    for (let kind = 1; kind <= KINDS; kind += 1) starts[kind] = (starts[kind] ?? 0) + (starts[kind - 1] ?? 0);
    this.#origin = [first.x, first.y];
    const points = new Float32Array(3 * placed);
    for (let index = 0; index < count; index += 1) {
      const sign = at(index);
      if (!isPlaced(sign)) continue;
      const kind = kindOf(sign);
      const place = starts[NONE - kind] ?? 0;
      starts[NONE - kind] = place + 1;
      points[3 * place] = ((lon[sign] ?? 0) + 180) / 360 - first.x;
      points[3 * place + 1] = (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + ((lat[sign] ?? 0) * Math.PI) / 360))) / 360 - first.y;
      points[3 * place + 2] = kind;
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, points, gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  #paint(gl: WebGL2RenderingContext, { texture }: Drawer): void {
    const canvas = document.createElement('canvas');
    const images = signDrawings(PALETTES[this.#theme]).map((drawing) => paint(drawing, 2 * ratio()));
    const side = images[0]?.width ?? 1;
    [canvas.width, canvas.height] = [side * images.length, side];
    const context = canvas.getContext('2d');
    for (const [index, { width, height, data }] of images.entries()) context?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), index * side, 0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  }
}

const ratio = (): number => Math.max(1, window.devicePixelRatio);

/** Pixels of a glyph at a zoom. */
export function glyphSize(zoom: number): number {
  const above = SIZES.findIndex(([stop]) => stop > zoom);
  const [to, from] = [SIZES[above], SIZES[above - 1]];
  if (!to) return SIZES.at(-1)?.[1] ?? 18;
  return from ? from[1] + ((to[1] - from[1]) * (zoom - from[0])) / (to[0] - from[0]) : to[1];
}

/** A column-major matrix after a shift, computed in double precision. */
function movedBy(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row += 1) moved[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
  return moved;
}

/** Null where the context is lost. */
function drawer(gl: WebGL2RenderingContext): Drawer | null {
  const program = gl.createProgram();
  const [texture, buffer, array] = [gl.createTexture(), gl.createBuffer(), gl.createVertexArray()];
  if (!program || !texture || !buffer || !array) return null;
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (const [name, size, offset] of [['a_at', 2, 0], ['a_kind', 1, 8]] as const) {
    const place = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, 12, offset);
  }
  gl.bindVertexArray(null);
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  return { program, texture, buffer, array };
}
