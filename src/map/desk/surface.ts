/** The colouring by verdict as a picture on the ground. */
import type { CanvasSource, CanvasSourceSpecification, Map } from 'maplibre-gl';
import { SURFACE } from './groups.ts';
import type { GroundPicture } from './types.ts';

type Corners = CanvasSourceSpecification['coordinates'];

export class Surface {
  readonly #map: Map;
  #shown: GroundPicture | null = null;

  constructor(map: Map) {
    this.#map = map;
  }

  /** Whether there is anything to show: a canvas without size has no picture. */
  static drawable(picture: GroundPicture | null): picture is GroundPicture {
    return picture !== null && picture.canvas.width > 0 && picture.canvas.height > 0;
  }

  /** Makes the source, or brings it up to date. To be called before its layer is added. */
  set(picture: GroundPicture | null): void {
    if (!Surface.drawable(picture)) return;
    const source = this.#map.getSource<CanvasSource>(SURFACE);
    if (source && this.#shown?.canvas === picture.canvas) {
      source.setCoordinates(cornersOf(picture));
      if (this.#shown.version !== picture.version) this.#copy(source);
    } else {
      if (this.#map.getLayer(SURFACE)) this.#map.removeLayer(SURFACE);
      if (source) this.#map.removeSource(SURFACE);
      this.#map.addSource(SURFACE, { type: 'canvas', canvas: picture.canvas, coordinates: cornersOf(picture), animate: false } as unknown as Parameters<Map['addSource']>[1]);
    }
    this.#shown = picture;
  }

  /** After its layer is gone. */
  tidy(picture: GroundPicture | null): void {
    if (Surface.drawable(picture) || !this.#map.getSource(SURFACE)) return;
    this.#map.removeSource(SURFACE);
    this.#shown = null;
  }

  /** A canvas is copied while its source plays: for one frame. */
  #copy(source: CanvasSource): void {
    source.play();
    this.#map.once('render', () => source.pause());
  }
}

const cornersOf = ({ corners }: GroundPicture): Corners => corners.map(([lon = 0, lat = 0]) => [lon, lat]) as Corners;
