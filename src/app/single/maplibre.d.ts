/** Named so by the build of the single file (`build/single/maplibre.ts`): what MapLibre's worker runs. */
declare module 'maplibre-gl/worker';
