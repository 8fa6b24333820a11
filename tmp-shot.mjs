import { chromium } from "playwright-core";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
async function go(locale, steps, name, opts={}) {
  const c = await b.newContext({ viewport: { width: 390, height: 844 }, locale, deviceScaleFactor: 2, ...opts });
  const p = await c.newPage(); await p.goto("http://localhost:3111/"); await p.locator(".entry.us").waitFor();
  for (const s of steps) {
    const n = await p.locator(".entry.us").count();
    if (s.startsWith("[")) await p.locator(`.choices [data-choice="${s.slice(1,-1)}"]`).click();
    else { await p.fill("#field", s); await p.press("#field","Enter"); }
    await p.locator(".entry.us").nth(n).waitFor(); await p.waitForTimeout(900);
  }
  await p.waitForTimeout(800);
  await p.screenshot({ path: `/tmp/shot-${name}.png` });
  await c.close();
}
await go("nl-NL", [], "nl-0");
await go("nl-NL", ["ik kan mijn huur niet betalen"], "nl-1");
await go("ar", ["ما عندي فلوس ادفع الايجار"], "ar-1");
await go("nl-NL", ["ik kan mijn huur niet betalen","[help:near]","3562"], "nl-2");
await go("ar", ["بكرا لازم نطلع من البيت المحكمة قالت"], "ar-2");
await go("tr", ["kiramı ödeyemiyorum","[callback:start]","[callback:now]","[callback:any]","0612345678"], "tr-1", {colorScheme:"dark"});
await b.close();
