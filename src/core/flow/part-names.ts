/** What a flow may test. */
export const CONDITIONS = [
  "knows-area",
  "knows-number",
  "has-request",
  "no-request",
  "may-remind",
  "topic-is-written",
  "topic-is-private",
  "not-dutch",
  "is-resident",
  "invited-as-coordinator",
  "first-time",
] as const;
export type ConditionName = (typeof CONDITIONS)[number];

/** What a question may take besides its choices. */
export const INPUTS = [
  "area",
  "phone",
  "name",
  "languages",
  "areas",
  "days",
  "letter-day",
  "term",
] as const;
export type InputName = (typeof INPUTS)[number];

/** What a flow may show. */
export const SCENES = [
  "hello",
  "menu",
  "group",
  "answer",
  "no-answer-yet",
  "more",
  "bring",
  "desk",
  "choose",
  "languages",
  "near",
  "near-more",
  "near-lines",
  "point",
  "data",
  "wish",
  "status",
  "offer",
  "claimed-sheet",
  "held",
  "overview",
  "unclaimed",
  "claimed",
  "tried",
  "request-done",
  "share",
  "letter-senders",
  "letter",
  "last-day",
  "reminder-set",
  "reminder",
  "bailiff-check",
  "may-get-intro",
  "may-get",
] as const;
export type SceneName = (typeof SCENES)[number];
/** What a flow may do. */
export const ACTIONS = [
  "set-language",
  "begin-draft",
  "use-own-number",
  "open-request",
  "withdraw-request",
  "remind",
  "forget",
  "be-silent",
  "begin-profile",
  "save-profile",
  "become-coordinator",
  "claim",
  "release",
  "reached",
  "not-reached",
  "done",
  "list-held",
  "list-all",
] as const;
export type ActionName = (typeof ACTIONS)[number];
