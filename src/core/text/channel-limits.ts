import type { ChannelName } from "#core/event.ts";
import type { Limits } from "./render.ts";

/**
 * What each channel can show. Telegram: Bot API, text 4096, 100 buttons. WhatsApp: a linked device has no
 * buttons; the Cloud API has lists of ten rows with 24 characters.
 */
export const CHANNEL_LIMITS: Record<ChannelName, Limits> = {
  telegram: { buttons: { most: 100, label: 60 }, text: 4096, markup: "html", edits: true },
  whatsapp: { buttons: null, text: 4096, markup: "whatsapp", edits: false },
  "whatsapp-cloud": {
    buttons: { most: 10, label: 24 },
    text: 4096,
    markup: "whatsapp",
    edits: false,
  },
  web: { buttons: { most: 20, label: 60 }, text: 8000, markup: "none", edits: false },
  mail: { buttons: null, text: 100_000, markup: "none", edits: false },
  terminal: { buttons: null, text: 100_000, markup: "none", edits: false },
};
