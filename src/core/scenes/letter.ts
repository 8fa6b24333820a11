import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { Letters } from "#core/letters.ts";
import { topicChoice } from "./labels.ts";

/** Who may have sent it, by envelope and logo. */
export function letterSenders(scene: Scene): void {
  say(scene, "letter.who");
  scene.card = "letters";
  scene.choices = [
    ...scene.content.letters.map((letter) => sender(scene, letter)),
    ...scene.choices,
  ];
}

/** What such a letter is, how much haste it has, what to do first. */
export function letter(scene: Scene): void {
  const { letters, texts } = scene.content;
  const found = letters.find(({ id }) => id === scene.carries);
  if (!found) return letterSenders(scene);
  const { locale } = scene.conversation;
  scene.blocks.push(
    { type: "text", text: texts.templates(locale, `letter.${found.id}.answer`).join(" ") },
    {
      type: "list",
      ordered: true,
      items: [...texts.templates(locale, `letter.${found.id}.first`)],
    },
  );
  scene.card = `letter:${found.id}`;
  scene.conversation = { ...scene.conversation, topic: found.topic };
  scene.choices = [topicChoice(scene, found.topic), ...scene.choices];
}

function sender(scene: Scene, { id }: Letters[number]) {
  return { id: `letter:${id}`, label: textOf(scene, `choices.letter:${id}`) };
}
