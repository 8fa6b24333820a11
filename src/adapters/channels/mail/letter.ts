import type { Message } from "#core/message.ts";
import type { Rendered } from "#ports/channel.ts";

const ISOLATED = /\u2068([^\u2066-\u2069]*)\u2069/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A message as a mail: its first heading is the subject, all the rest the text. */
export function letterOf(message: Message, rendered: Rendered): { subject: string; text: string } {
  const heading = message.blocks.find((block) => block.type === "heading");
  const subject = bare(heading?.text ?? "");
  const paragraphs = rendered.texts.join("\n\n").split("\n\n");
  const at = paragraphs.findIndex((one) => heading !== undefined && bare(one) === subject);
  return { subject, text: legible(paragraphs.filter((_, nth) => nth !== at).join("\n\n")) };
}

/**
 * Isolates stay around what is written from right to left: without them a number behind an Arabic
 * name would be read backwards. Elsewhere they would only be copied along with a name or a number.
 */
function legible(text: string): string {
  return text.replace(ISOLATED, (whole, inner: string) =>
    RIGHT_TO_LEFT.test(inner) ? whole : inner,
  );
}

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}
