import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cardPainter } from "#adapters/cards/painter.ts";
import { webChannel } from "#adapters/channels/web/web-channel.ts";
import { systemClock } from "#adapters/clock/system-clock.ts";
import { KeyError, loadOrMakeKey } from "#adapters/crypto/key-file.ts";
import { openVault } from "#adapters/crypto/vault.ts";
import { HttpServerError } from "#adapters/http/http-server-error.ts";
import { httpServer } from "#adapters/http/server.ts";
import { pinoLog } from "#adapters/log/pino-log.ts";
import type { prometheusMetrics } from "#adapters/metrics/metrics.ts";
import { openKeyv } from "#adapters/stores/keyv/open-keyv.ts";
import { postgresStore } from "#adapters/stores/sql/postgres-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { StoreError } from "#adapters/stores/sql/store-error.ts";
import { runService } from "#app/service.ts";
import { tidyDaily } from "#app/tidy.ts";
import type { World } from "#app/world.ts";
import { issueLine } from "#core/issue.ts";
import { dayOf } from "#core/text/format.ts";
import type { Channel } from "#ports/channel.ts";
import type { Config } from "./config.ts";
import { contentOf, loadContent, ROOT } from "./content.ts";
import { StartError } from "./start-error.ts";

/** A world, what an operator should know of how it was opened, and how to close it. */
export type OpenWorld = World & {
  notes: readonly string[];
  metrics: ReturnType<typeof prometheusMetrics>;
  close(): Promise<void>;
};
