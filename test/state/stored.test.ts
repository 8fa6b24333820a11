import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  CONVERSATION_VERSION,
  conversation,
  newConversation,
} from "#core/conversation/conversation.ts";
import { readConversation } from "#core/conversation/stored.ts";

/** Conversations as they were stored by a past version. Never change a file of a released version. */
function samplesOf(version: number): [string, object][] {
  const file = join(import.meta.dirname, `v${version}.json`);
  return Object.entries(JSON.parse(readFileSync(file, "utf8")));
}

const versions = Array.from({ length: CONVERSATION_VERSION }, (_, index) => index + 1);

describe.each(versions)("a conversation of version %i", (version) => {
  test.each(samplesOf(version))("still loads: %s", (_, stored) => {
    expect(stored).toHaveProperty("version", version);
    const read = readConversation(stored);
    expect(conversation.parse(read)).toEqual(read);
    if (version === CONVERSATION_VERSION) expect(read).toEqual(stored);
  });
});

test("a new conversation survives being stored", () => {
  const fresh = newConversation("nl");
  expect(readConversation(JSON.parse(JSON.stringify(fresh)))).toEqual(fresh);
});

test.each([
  ["of a version to come", { ...newConversation("nl"), version: CONVERSATION_VERSION + 1 }],
  ["of no version", { ...newConversation("nl"), version: undefined }],
  ["of a version that never was", { ...newConversation("nl"), version: 0 }],
  ["with a part missing", { ...newConversation("nl"), trail: undefined }],
  ["that is none", "hello"],
])("what is stored %s is refused", (_, stored) => {
  expect(() => readConversation(stored)).toThrow();
});
