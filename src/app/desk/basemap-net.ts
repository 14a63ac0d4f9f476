/** The way to the network of basemaps that the operator configured: no other part of the desk asks a host. */
import type { Feature } from 'geojson';
import { readFgb } from '../../io/fgb-read.ts';
import { httpSource } from '../../io/http-source.ts';
import type { BasemapNet } from '../../map/desk/basemap/net.ts';
import { ok } from '../../problem.ts';

export const basemapNet: BasemapNet = {
  ask: (url, signal) => fetch(url, { signal, credentials: 'omit' }),
  async flatgeobuf(url, signal) {
    const address = new URL(url, document.baseURI);
    const name = address.pathname.split('/').at(-1) ?? '';
    const read = await httpSource(new URL('.', address).href).read(name, signal);
    if (!read.ok) return read;
    const content = readFgb(read.value, url);
    return content.ok ? ok(content.value.features.map(({ geometry, properties }): Feature => ({ type: 'Feature', geometry, properties }))) : content;
  },
};
