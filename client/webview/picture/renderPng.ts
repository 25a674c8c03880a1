/**
 * A picture in dots: the browser draws the file that it would also save as SVG, or gives up on one that is too large.
 */
import type { SvgNode } from './svgNode.ts';

/** Sharp on screens with small dots. */
const SCALE = 2;
/** Browsers draw nothing beyond. */
const SIDE_MAX = 8192;

export async function renderPng(
  svg: string,
  { attributes: { width, height } }: SvgNode,
): Promise<Blob | undefined> {
  const [wide, high] = [Number(width), Number(height)];
  const scale = Math.min(SCALE, SIDE_MAX / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(wide * scale);
  canvas.height = Math.ceil(high * scale);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}
