import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Box } from "./layout.ts";

/** The pictograms of a folder, by name. */
export type PictogramShelf = {
  names: ReadonlySet<string>;
  /** SVG of a pictogram in its place; `use` makes its ids unique within one picture. */
  draw(name: string, place: Box, use: number): string;
};

const EXTENSION = ".svg";

/** Opens a folder of SVG files of 100 × 100 units, each read when first used. */
export function pictogramShelf(folder: string): PictogramShelf {
  const names = pictogramNames(folder);
  const bodies = new Map<string, string>();

  function bodyOf(name: string): string {
    if (!names.has(name)) throw new Error(`unknown pictogram: ${name}`);
    const known = bodies.get(name);
    if (known !== undefined) return known;
    const body = withoutRoot(readFileSync(join(folder, name + EXTENSION), "utf8"));
    bodies.set(name, body);
    return body;
  }

  return {
    names,
    draw(name, place, use) {
      const scale = Math.min(place.width, place.height) / 100;
      const transform = `translate(${place.x} ${place.y}) scale(${scale})`;
      return `<g transform="${transform}">${withOwnIds(bodyOf(name), `u${use}-`)}</g>`;
    },
  };
}

/** What can be drawn from a folder. */
export function pictogramNames(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(EXTENSION));
  return new Set(files.map((file) => file.slice(0, -EXTENSION.length)));
}

function withoutRoot(svg: string): string {
  return svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
}

/** Gradients and clips of two pictograms in one picture must not share a name. */
function withOwnIds(body: string, prefix: string): string {
  return body
    .replace(/\bid="/g, `id="${prefix}`)
    .replace(/url\(#/g, `url(#${prefix}`)
    .replace(/href="#/g, `href="#${prefix}`);
}
