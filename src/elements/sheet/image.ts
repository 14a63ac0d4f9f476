/** A page as an image, for browsers that save nothing but images: drawn from its own markup and styles, by the browser that shows it. */

/** Pixels: A4 at 150 to the inch. */
export const IMAGE = { width: 1240, height: 1754 } as const;

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** The page in an SVG of its own, with all that it looks like. Nothing in it may point outside: an image has no network. */
export function pageSvg(page: HTMLElement, css: string): string {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('width', String(IMAGE.width));
  drawing.setAttribute('height', String(IMAGE.height));
  drawing.setAttribute('viewBox', `0 0 ${page.offsetWidth} ${page.offsetHeight}`);
  const holder = document.createElementNS(SVG, 'foreignObject');
  holder.setAttribute('width', '100%');
  holder.setAttribute('height', '100%');
  const style = document.createElementNS(XHTML, 'style');
  style.textContent = css;
  holder.append(style, page.cloneNode(true));
  drawing.append(holder);
  return new XMLSerializer().serializeToString(drawing);
}

/** A PNG as a data URL. Rejects where the browser or a policy does not allow it. */
export async function pageImage(page: HTMLElement, css: string): Promise<string> {
  const image = new Image();
  image.width = IMAGE.width;
  image.height = IMAGE.height;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pageSvg(page, css))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = IMAGE.width;
  canvas.height = IMAGE.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, IMAGE.width, IMAGE.height);
  context.drawImage(image, 0, 0, IMAGE.width, IMAGE.height);
  return canvas.toDataURL('image/png');
}
