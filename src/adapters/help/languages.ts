import type { HsdsService, ServiceAtLocation } from "./hsds-schema.ts";
import { type Known, languageOf } from "./known.ts";
import type { Report } from "./origin.ts";

/** Only languages really spoken there; interpreters on demand are another field of HSDS. */
export function languagesSpoken(
  service: HsdsService,
  { location, phones }: ServiceAtLocation,
  path: readonly PropertyKey[],
  checks: Known & { report: Report },
): string[] {
  const at = [...path, "location", "languages"];
  const said = [
    ...service.languages.map((entry, index) => ({ entry, path: ["languages", index] })),
    ...(location?.languages ?? []).map((entry, index) => ({ entry, path: [...at, index] })),
    ...phones.flatMap((phone, index) =>
      phone.languages.map((entry, nth) => ({
        entry,
        path: [...path, "phones", index, "languages", nth],
      })),
    ),
  ];
  const codes = said.flatMap(({ entry, path: place }) => {
    const code = languageOf(entry.code ?? "", checks);
    if (code === null) {
      const mend = 'write its ISO 639 code, such as "ar"';
      checks.report.fault(
        [...place, "code"],
        `"${entry.code ?? ""}" is no language we know: ${mend}`,
      );
    }
    return code ?? [];
  });
  return [...new Set(codes)];
}
