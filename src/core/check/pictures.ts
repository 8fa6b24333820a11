import { resolveContact } from "#core/directory/search.ts";
import type { TopicPicture } from "#core/pictures.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, type Path } from "./finding.ts";
import { instead } from "./mend.ts";
import type { TextIndex } from "./text-index.ts";
import { partKey } from "./topic-parts.ts";

const SIGNS = "pictures/signs.yaml";
const BRING = "pictures/bring.yaml";

/** Topics without a picture, pictures without a drawing, numbers that nobody answers. */
export function pictures(content: CheckedContent, source: TextIndex): Finding[] {
  const written = [...content.topics.byId.keys()].filter((id) => source.has(partKey(id, "answer")));
  return [
    ...signs(content),
    ...bring(content),
    ...written.flatMap((topic) => topicPictures(content, topic, source)),
    ...strays(content),
  ];
}

function topicPictures(content: CheckedContent, topic: string, source: TextIndex): Finding[] {
  const file = pictureFile(topic);
  const picture = content.pictures.topics[topic];
  if (!picture) {
    const message =
      "this topic has no picture: write `sign`, and a pictogram in `steps` for each step";
    return [fault(file, [], message)];
  }
  const findings = drawnAndCalled(content, file, [], picture);
  const captions = source.get(partKey(topic, "card"))?.texts.length;
  if (captions !== undefined && captions !== picture.steps.length) {
    const message = `${picture.steps.length} pictograms for ${captions} captions: write one for each`;
    findings.push(fault(file, ["steps"], message));
  }
  return findings;
}

/** Pictograms that there are not, and a number that nobody answers, of a picture at a path. */
export function drawnAndCalled(
  content: CheckedContent,
  file: string,
  at: Path,
  { sign, steps, call }: TopicPicture,
): Finding[] {
  const findings = [
    ...drawn(content, file, [...at, "sign"], sign),
    ...steps.flatMap((name, index) => drawn(content, file, [...at, "steps", index], name)),
  ];
  if (call !== undefined && !resolveContact(content.directory, call)?.phone) {
    const callable = content.directory.national.filter(({ phone }) => phone).map(({ id }) => id);
    const message = `"${call}" has no number to call: ${instead(call, callable)}`;
    findings.push(fault(file, [...at, "call"], message));
  }
  return findings;
}

function signs(content: CheckedContent): Finding[] {
  const { topics, pictures } = content;
  const ids = [...topics.byId.keys(), ...topics.services];
  const missing = ids
    .filter((id) => !pictures.signs[id])
    .map((id) => fault(SIGNS, [], `"${id}" has no sign: write its pictogram and emoji`));
  const wrong = Object.entries(pictures.signs).flatMap(([id, { pictogram, emoji }]) => [
    ...drawn(content, SIGNS, [id, "pictogram"], pictogram),
    ...(/\p{Extended_Pictographic}|\p{So}/u.test(emoji)
      ? []
      : [fault(SIGNS, [id, "emoji"], `"${emoji}" is no emoji: write one`)]),
    ...(ids.includes(id) || id === topics.fallback
      ? []
      : [fault(SIGNS, [id], `there is no topic or service "${id}": ${instead(id, ids)}`)]),
  ]);
  return [...missing, ...wrong];
}

function bring(content: CheckedContent): Finding[] {
  const { topics, pictures } = content;
  const used = new Set([...topics.byId.values()].flatMap(({ bring: keywords = [] }) => keywords));
  const missing = [...used]
    .filter((keyword) => !pictures.bring[keyword])
    .map((keyword) => fault(BRING, [], `"${keyword}" has no picture: write its pictogram`));
  const wrong = Object.entries(pictures.bring).flatMap(([keyword, name]) =>
    drawn(content, BRING, [keyword], name),
  );
  return [...missing, ...wrong];
}

function strays({ topics, pictures }: CheckedContent): Finding[] {
  return Object.keys(pictures.topics)
    .filter((topic) => !topics.byId.has(topic))
    .map((topic) => {
      const message = `there is no topic "${topic}": name the file after one, or take it out`;
      return fault(pictureFile(topic), [], message);
    });
}

function pictureFile(topic: string): string {
  return `pictures/topics/${topic}.yaml`;
}

function drawn({ pictograms }: CheckedContent, file: string, path: Path, name: string): Finding[] {
  if (pictograms.has(name)) return [];
  return [fault(file, path, `there is no pictogram "${name}": ${instead(name, pictograms)}`)];
}
