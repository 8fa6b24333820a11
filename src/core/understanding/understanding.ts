/** What a message came to. */
export type Understanding = {
  /** The language it is in, and whether that is beyond doubt. */
  locale: { id: string; sure: boolean };
  /** `answer`: sure; `choose`: one of a few; `none`: not understood or not ours. */
  decision: "answer" | "choose" | "none";
  /** Topic and service ids, best first, at most three. Scores from 0 to 1. */
  topics: readonly { id: string; score: number }[];
  /** Somebody must be reached today. */
  urgent: boolean;
  /** What kinds of personal data stand in it. */
  personalData: readonly PersonalData[];
};

export type PersonalData = "phone" | "bsn" | "iban";

/** What is known before reading: the conversation's language, and the channel's hint. */
export type Prior = { locale?: string; hint?: string };

export type Understand = (text: string, prior: Prior) => Understanding;
