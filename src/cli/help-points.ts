import { join } from "node:path";
import { parseArgs } from "node:util";
import { readContent } from "#adapters/content/read-content.ts";
import { isFault } from "#adapters/help/hsds.ts";
import { type Imported, importHelpPoints } from "#adapters/help/import.ts";
import { issueLine } from "#core/issue.ts";
import { dayOf } from "#core/text/format.ts";
import { readConfig } from "#src/config.ts";
import { ROOT } from "#src/content.ts";
import { type Command, type Terminal, UsageError } from "./command.ts";

/** `geldbuur help-points import`: the social map of a town, taken over from HSDS. */
export const helpPoints: Command = {
  summary: "takes help points over from HSDS 3 files or sites",
  usage: `geldbuur help-points import <file, folder or url> [--town T] [--out folder] [--replace]

Reads HSDS 3.0: a service, a list, an organisation with services, tabular JSON, or the folder or
datapackage.json of a CSV data package. Checks it and writes one file for each service.
--town     the town they are for; the files go to help/<town>
--out      write to this folder instead
--replace  write over a file that holds another service
With one fault nothing is written. Faults go to standard error; exit code 1.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        town: { type: "string" },
        out: { type: "string" },
        replace: { type: "boolean", default: false },
      },
    });
    const [verb, address, ...rest] = positionals;
    if (verb !== "import") throw new UsageError('write "help-points import"');
    if (address === undefined || rest.length > 0) throw new UsageError("name one file or site");
    const town = values.town ?? readConfig().town;
    if (!/^[a-z0-9-]+$/.test(town)) throw new UsageError(`"${town}" is no name of a town's folder`);
    const { read } = readContent(ROOT);
    const imported = await importHelpPoints({
      address,
      folder: values.out ?? join(ROOT, "help", town),
      replace: values.replace,
      today: dayOf(Date.now()),
      topics: new Set(read.topics.byId.keys()),
      bring: new Set(Object.keys(read.bring)),
    });
    return tell(imported, terminal);
  },
};

/** What was taken, what was left out and why. */
function tell({ taken, leftOut, issues }: Imported, terminal: Terminal): number {
  const faults = issues.filter(isFault);
  for (const { name, file, state, points } of taken) {
    terminal.out(`taken: ${name} → ${file} (${state}, help points: ${points})`);
  }
  for (const { name, why } of leftOut) terminal.out(`left out: ${name}: ${why}`);
  for (const issue of issues) {
    if (!isFault(issue)) terminal.out(`warning: ${issueLine(issue)}`);
  }
  for (const fault of faults) terminal.error(issueLine(fault));
  if (faults.length > 0) terminal.error(`faults: ${faults.length}; nothing was written`);
  else terminal.out(`services taken: ${taken.length}, left out: ${leftOut.length}`);
  return faults.length > 0 ? 1 : 0;
}
