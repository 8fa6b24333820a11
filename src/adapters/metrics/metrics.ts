import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Meter } from "#ports/meter.ts";
import type { Store } from "#ports/store.ts";

/** What /metrics tells. No label ever names a contact. */
export type Metrics = { meter: Meter; text(): Promise<string>; contentType: string };

/** Prometheus metrics of the assistant and its process. */
export function prometheusMetrics(outbox: Store["outbox"], now: () => number): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const turns = new Histogram({
    name: "geldbuur_turn_seconds",
    help: "Time of a turn, from the event to the commit.",
    labelNames: ["channel"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [register],
  });
  const sends = new Counter({
    name: "geldbuur_sends_total",
    help: "Attempts to send a message, by result.",
    labelNames: ["channel", "result"],
    registers: [register],
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] });
  const waiting = gauge("geldbuur_outbox_waiting", "Messages that wait to be sent.");
  const age = gauge("geldbuur_outbox_oldest_seconds", "Age of the oldest message that waits.");
  const failed = gauge("geldbuur_outbox_given_up", "Messages given up and kept for the operator.");

  return {
    meter: {
      turn: (channel, milliseconds) => turns.observe({ channel }, milliseconds / 1000),
      sent: (channel, result) => sends.inc({ channel, result }),
    },
    async text() {
      const state = await outbox.state();
      waiting.set(state.waiting);
      age.set(state.oldest === null ? 0 : (now() - state.oldest) / 1000);
      failed.set(state.failed);
      return register.metrics();
    },
    contentType: register.contentType,
  };
}
