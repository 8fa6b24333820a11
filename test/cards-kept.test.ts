import { expect, test } from "vitest";
import { paintCardById } from "#app/paint-card.ts";
import { readConfig } from "#src/config.ts";
import { open } from "#src/main.ts";
import { tempFolder } from "./support/temp-folder.ts";

test("a card that was painted before is the same picture again, also after a restart", async () => {
  using folder = tempFolder();
  const config = readConfig({ GELDBUUR_DATA: folder.path, GELDBUUR_LOG_LEVEL: "silent" });
  const pictures: (Uint8Array | null)[] = [];
  for (const times of [2, 1]) {
    const opened = await open(config);
    const world = { ...opened, channels: new Map() };
    for (let nth = 0; nth < times; nth++) {
      pictures.push(await paintCardById(world, "topic:rent-arrears", "nl"));
    }
    await opened.close();
  }
  const [first, ...others] = pictures;
  expect(first?.length).toBeGreaterThan(10_000);
  for (const other of others) {
    expect(other).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(other ?? Buffer.alloc(0), first ?? Buffer.alloc(0))).toBe(0);
  }
});
