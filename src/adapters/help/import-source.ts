import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Issue } from "#core/issue.ts";
import { readCsvFolder } from "./csv-source.ts";
import { readJson } from "./json-source.ts";
import type { Origins } from "./origin.ts";
import { servicesIn } from "./services-in.ts";
import { type Row, servicesFrom } from "./tables.ts";

type Found = { services: Row[]; issues: Issue[] };

const FETCH_MS = 20_000;
const MOST_PAGES = 200;

/**
 * Reads the HSDS services at an address: a JSON file or a site that gives one (page by page), a
 * folder of JSON files, or the folder or datapackage.json of a CSV data package.
 */
export async function readImport(address: string, origins: Origins): Promise<Found> {
  if (/^https?:\/\//i.test(address)) return await readPages(address, origins);
  if (!existsSync(address)) return fault(address, "no such file or folder: write another path");
  if (statSync(address).isDirectory()) return readFolder(address, origins);
  if (basename(address) === "datapackage.json" || /\.csv$/i.test(address)) {
    return readFolder(dirname(address), origins);
  }
  if (/\.zip$/i.test(address)) return fault(address, "unpack it first and give the folder");
  return readText(readFileSync(address, "utf8"), address, origins);
}

function readFolder(folder: string, origins: Origins): Found {
  const { tables, issues } = readCsvFolder(folder, origins);
  if (tables.has("services")) {
    const found = servicesFrom(tables, origins);
    return { services: found.services, issues: [...issues, ...found.issues] };
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (files.length === 0) return fault(folder, "give a folder with services.csv or JSON files");
  return together(
    files.sort().map((name) => {
      const path = join(folder, name);
      return readText(readFileSync(path, "utf8"), path, origins);
    }),
  );
}

function readText(text: string, file: string, origins: Origins): Found {
  const { value, issue } = readJson(text, file, origins);
  return issue ? { services: [], issues: [issue] } : servicesIn(value, file, origins);
}

/** HSDS lists say of how many pages they are one; the next is `?page=`. */
async function readPages(address: string, origins: Origins): Promise<Found> {
  const pages: Found[] = [];
  const url = new URL(address);
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await get(url);
    if (answer.text === null) return fault(url.href, answer.why);
    const { value, issue } = readJson(answer.text, url.href, origins);
    if (issue) return { services: [], issues: [issue] };
    const total = totalPages(value);
    if (total > 1) Reflect.deleteProperty(Object(value), "total_pages");
    pages.push(servicesIn(value, url.href, origins));
    if (page >= total || url.searchParams.has("page") !== page > 1) break;
    url.searchParams.set("page", String(page + 1));
  }
  return together(pages);
}

async function get(url: URL): Promise<{ text: string } | { text: null; why: string }> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(FETCH_MS),
    });
    if (response.ok) return { text: await response.text() };
    return { text: null, why: `the site answers ${response.status}: write another address` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { text: null, why: `the site does not answer (${why}): try again or write another` };
  }
}

function totalPages(value: unknown): number {
  const total = Reflect.get(Object(value), "total_pages");
  return typeof total === "number" ? total : 1;
}

function together(all: readonly Found[]): Found {
  return {
    services: all.flatMap(({ services }) => services),
    issues: all.flatMap(({ issues }) => issues),
  };
}

function fault(file: string, message: string): Found {
  return { services: [], issues: [{ file, line: null, key: "", message, severity: "fault" }] };
}
