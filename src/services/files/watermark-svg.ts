const FONTS =
  'Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Zen Hei, sans-serif';

/**
 * Slanted rows over the whole picture, close enough that no part of a card can be cut out without one. White
 * with a dark rim, so that it shows on any ground. Without a text: lines.
 */
export function watermarkSvg(width: number, height: number, text: string | undefined): string {
  const size = Math.max(14, Math.round(Math.max(width, height) / 32));
  const reach = width + height;
  const rowGap = size * 4;
  const rows: string[] = [];
  for (let y = -reach; y <= reach; y += rowGap)
    rows.push(text ? rowOf(text, y, size, reach) : lineAt(y, size, reach));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<g transform="rotate(-30)" font-family="${FONTS}" font-size="${size}" fill="#fff" fill-opacity="0.55"`,
    ` stroke="#222" stroke-opacity="0.45" stroke-width="${size / 24}">`,
    ...rows,
    '</g></svg>',
  ].join('');
}

/** Every other row is set off by half, as bricks are. */
function rowOf(text: string, y: number, size: number, reach: number): string {
  const step = ([...text].length + 2) * size;
  const offset = Math.round(y / (size * 4)) % 2 === 0 ? 0 : step / 2;
  const marks: string[] = [];
  for (let x = -reach + offset; x <= reach; x += step)
    marks.push(`<text x="${x}" y="${y}">${escapeXml(text)}</text>`);
  return marks.join('');
}

function lineAt(y: number, size: number, reach: number): string {
  return `<rect x="${-reach}" y="${y}" width="${2 * reach}" height="${size / 3}"/>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
