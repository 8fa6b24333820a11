import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, webhookCallback } from "grammy";

/** The bot that `telegram.ts` compares with: says everything again, stores nothing. */
const [way, token = "", apiRoot = ""] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
if (way === "webhook") await listen();
else await bot.start();

async function listen(): Promise<void> {
  const server = createServer(webhookCallback(bot, "http")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await bot.api.setWebhook(`http://127.0.0.1:${port}`);
}
