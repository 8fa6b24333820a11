import type { PageHappening } from "#adapters/channels/web/frames.ts";
import type { Language } from "#adapters/channels/web/page-routes.ts";
import { composer } from "./composer.ts";
import { connect } from "./connection.ts";
import { askToDelete } from "./delete-dialog.ts";
import { byId } from "./dom.ts";
import { closable } from "./frame.ts";
import { entries, mark, newestLocale, type Own, offered, remember } from "./history.ts";
import { languagePicker } from "./language-picker.ts";
import { firstLocale, loadLanguages, useLocale } from "./languages.ts";
import { logView } from "./log-view.ts";
import { waitingEvents } from "./outbox.ts";
import { roughPlace } from "./place.ts";
import { randomId, session } from "./session.ts";
import { hush } from "./speech.ts";
import { statusView } from "./status-view.ts";
import { keep, onOtherTab, wipe } from "./storage.ts";

const asked = new URLSearchParams(location.search);
const status = statusView();
const log = logView({
  onChoice: (choice) => act({ type: "choice", choice: choice.id }, "choice", choice.label),
  onLocation: () => void sharePlace(),
});
const writing = composer({
  onText: (text) => act({ type: "text", text }, "text", text),
  onPhoto: () => act({ type: "image" }, "photo", ""),
});
const line = connect({
  hello: () => ({ type: "hello", session: session(), locale: hint() }),
  onMessage(frame) {
    if (!remember({ from: "us", id: frame.id, frame })) return;
    void turnTo(frame.message.locale).then(() => {
      status.typing(false);
      show();
    });
  },
  onTyping: () => status.typing(true),
  onAccepted(id) {
    // The answer follows at once; an event that was known already has none.
    status.typing(false);
    settle(id, "sent");
  },
  onRefused: (id) => settle(id, "refused"),
  onLine(isOnline) {
    status.online(isOnline);
    // The words themselves may not have come through before.
    if (isOnline && locale !== "") void useLocale(locale).then(status.redraw);
  },
});
const languages = loadLanguages();
let locale = "";

closable();
greet();
onOtherTab((name) => {
  if (name === "session") line.restart();
  if (name === "session" || name === "history") show();
});
byId("delete", HTMLButtonElement).onclick = () => void forget();
void languages.then(async (known) => {
  picker = languagePicker(known, (chosen) => void speak(chosen));
  await turnTo(newestLocale() ?? firstLocale(asked.get("locale")));
  log.refresh("settled");
  writing.ask(offered().asks);
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) writing.focus();
});
let picker: ReturnType<typeof languagePicker> | undefined;

/** Does something in the resident's name: shown at once, sent as soon as there is a line. */
function act(happening: PageHappening, kind: Own["kind"], text: string): void {
  hush();
  status.note("");
  const id = randomId();
  remember({ from: "me", id, kind, text, state: "waiting" });
  show();
  line.send({ type: "event", id, happening });
}

function settle(id: string, state: Own["state"]): void {
  mark(id, state);
  show();
}

function show(): void {
  log.refresh();
  writing.ask(offered().asks);
}

/** Page and words follow the language of what was said last. */
async function turnTo(next: string): Promise<void> {
  await languages;
  if (next === locale) return;
  locale = next;
  await useLocale(next);
  picker?.show(next);
  status.redraw();
  log.redraw();
  writing.ask(offered().asks);
}

async function speak({ locale: chosen, name }: Language): Promise<void> {
  await turnTo(chosen);
  act({ type: "choice", choice: `language:${chosen}` }, "choice", name);
}

async function sharePlace(): Promise<void> {
  const place = await roughPlace();
  if (place) return act({ type: "location", ...place }, "location", "");
  status.note("location-failed");
  writing.focus();
}

/** A first visit, or a link that carries something, is told; after that the link has done its work. */
function greet(): void {
  const town = asked.get("town");
  const payload = asked.get("start") ?? (town === null ? null : `town-${town}`);
  const isNew = entries().length === 0 && waitingEvents().length === 0;
  if (location.search !== "") window.history.replaceState(null, "", location.pathname);
  if (!isNew && asked.get("start") === null) return;
  const happening = {
    type: "start" as const,
    ...(payload ? { payload: payload.slice(0, 64) } : {}),
  };
  line.send({ type: "event", id: randomId(), happening });
}

async function forget(): Promise<void> {
  if (!(await askToDelete())) return;
  hush();
  wipe();
  keep("locale", locale);
  line.restart();
  show();
  status.note("deleted");
  writing.focus();
}

function hint(): string {
  return (locale || asked.get("locale") || navigator.language).slice(0, 35);
}
