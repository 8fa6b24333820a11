import { pino } from "pino";
import type { Log } from "#ports/log.ts";

/** JSON lines on standard output. Of an error only its code and kind are written: messages may quote people. */
export function pinoLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (what, about) => logger.info(about ?? {}, what),
    warn: (what, about) => logger.warn(about ?? {}, what),
    error: (what, cause, about) => logger.error({ ...about, ...kindOf(cause) }, what),
  };
}

function kindOf(cause: unknown): { kind: string; code?: string; at?: string } {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const code = (cause as { code?: unknown }).code;
  const at = cause.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  return {
    kind: cause.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(at ? { at: at.trim() } : {}),
  };
}
