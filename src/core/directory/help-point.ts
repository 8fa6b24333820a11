import type { CallbackSettings } from "#core/requests/settings.ts";

/** For whom a help point may be meant in particular. The words are `near.for-…` in the locales. */
export const AUDIENCES = [
  "women",
  "men",
  "youth",
  "families",
  "parents",
  "seniors",
  "refugees",
  "entrepreneurs",
] as const;

/** Opening hours of a help point, in local wall-clock time of the town (Europe/Amsterdam). */
export type Schedule = {
  freq: "WEEKLY" | "MONTHLY";
  /** RRULE parts; undefined where the source gives none. */
  byday?: string;
  bymonthday?: string;
  byweekno?: string;
  byyearday?: string;
  wkst?: string;
  interval?: number;
  /** Local dates, YYYY-MM-DD. `validTo` and `until` are the last day. */
  dtstart?: string;
  until?: string;
  count?: number;
  validFrom?: string;
  validTo?: string;
  /** HH:MM; `closesAt` before `opensAt` is after midnight. Absent: not walk-in, only by appointment. */
  opensAt?: string;
  closesAt?: string;
  description?: string;
};

/** A service at a location (HSDS): where or by which line one gets help. */
export type HelpPoint = {
  /** File name without `.json`, with `#n` from the second location on. */
  id: string;
  name: string;
  description: string;
  organization?: string;
  kind: "informal" | "formal";
  /** Topics it helps with (ids of topics.yaml), empty: any. */
  topics: readonly string[];
  /** For whom, of `AUDIENCES`; empty: everyone. */
  audiences: readonly string[];
  /** Languages really spoken there, ISO 639-1 or BCP 47. */
  languages: readonly string[];
  /** Bring keywords (locales' bring.json); empty: nothing. */
  bring: readonly string[];
  walkIn: boolean;
  phone?: string;
  /** Where a warm handover is sent; never shown to residents. */
  email?: string;
  website?: string;
  address?: string;
  /** Four digits. */
  postcode?: string;
  latitude?: number;
  longitude?: number;
  schedules: readonly Schedule[];
  /** Days on which it is closed whatever the schedule says, YYYY-MM-DD. */
  closedOn: readonly string[];
  /** One line that matters now: moved, closed for the holidays … */
  alert?: string;
  /** The day somebody last made sure all this is right, YYYY-MM-DD. */
  assuredOn?: string;
  /** Where it was read. */
  source?: string;
};

/** A neighbourhood: a four-digit postcode with its centre. */
export type Area = { code: string; name: string; latitude: number; longitude: number };

/** One town's help, and the lines of the whole country. */
export type Directory = {
  town: {
    id: string;
    name: string;
    /** An invented town, for demo and tests. */
    invented: boolean;
    areas: readonly Area[];
    /** How its volunteers call people back. */
    callbacks: CallbackSettings;
    /** Ids of the help points that `gemeente` and `wijkteam` stand for. */
    roles: Readonly<Record<string, string>>;
  };
  points: readonly HelpPoint[];
  national: readonly HelpPoint[];
};

/** Whether a help point is open at a moment, and until or from when (epoch milliseconds). */
export type Opening =
  | { state: "open"; until: number }
  | { state: "closed"; opens: number }
  | { state: "always" }
  | { state: "unknown" };
