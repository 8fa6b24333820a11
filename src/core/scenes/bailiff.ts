import type { Scene } from "#core/conversation/scene.ts";

/** Whether a bailiff is real, and what may not be taken, in words and as a card. */
export function bailiffCheck(scene: Scene): void {
  const { texts } = scene.content;
  for (const key of ["bailiff.check", "bailiff.may"]) {
    const text = texts.templates(scene.conversation.locale, key).join(" ");
    scene.blocks.push({ type: "text", text });
  }
  scene.card = "card:bailiff";
}
