/** An element with its properties and children; text goes in as text, never as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: { [attribute: string]: string | boolean } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(properties)) {
    if (typeof value === "string") made.setAttribute(attribute, value);
    else if (value) made.setAttribute(attribute, "");
  }
  made.append(...children);
  return made;
}

/** The element with this id, which index.html has. */
export function byId<Kind extends HTMLElement>(id: string, kind: { new (): Kind }): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${kind.name} #${id}`);
}

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  call: "M6.5 3.5h3l1.5 4.5-2 1.5c1 2.3 3.2 4.5 5.5 5.5l1.5-2 4.5 1.5v3c0 1.1-.9 2-2 2C10.8 19.5 4.5 13.2 4.5 5.5c0-1.1.9-2 2-2z",
  map: "M12 21s-7-6.2-7-11.5a7 7 0 0 1 14 0C19 14.8 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  website: "M10 5H5v14h14v-5M14 5h5v5M19 5l-8.5 8.5",
  listen: "M5 9.5v5h3.5L13 18.5v-13L8.5 9.5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  photo: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z",
  next: "M9.5 6l6 6-6 6",
} as const;
export type IconName = keyof typeof ICONS;

/** A line drawing; what it means is said beside it. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", name === "next" ? "icon flips" : "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
