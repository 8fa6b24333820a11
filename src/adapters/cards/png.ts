import { Resvg } from "@resvg/resvg-js";

/** Renders SVG that has no text; system fonts are not looked for. */
export function pngOf(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
