import { once } from "node:events";
import { startAssistant } from "#src/assistant.ts";
import { readConfig, TELEGRAM_PATH } from "#src/config.ts";

/** The whole assistant as it is started, but that the loopback server delivers to it without https. */
const config = readConfig();
const { telegram, port } = config;
if (!telegram) throw new Error("TELEGRAM_TOKEN is not set");
const webhook = `http://127.0.0.1:${port}${TELEGRAM_PATH}`;
const assistant = await startAssistant({ ...config, telegram: { ...telegram, webhook } });
await once(process, "SIGTERM");
await assistant.stop();
