import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Keyv } from "keyv";
import { cardPainter } from "#adapters/cards/painter.ts";
import { systemClock } from "#adapters/clock/system-clock.ts";
import { KeyError, loadOrMakeKey } from "#adapters/crypto/key-file.ts";
import { openVault } from "#adapters/crypto/vault.ts";
import { pinoLog } from "#adapters/log/pino-log.ts";
import { type Metrics, prometheusMetrics } from "#adapters/metrics/metrics.ts";
import { openKeyv } from "#adapters/stores/keyv/open-keyv.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { StoreError } from "#adapters/stores/sql/store-error.ts";
import type { World } from "#app/world.ts";
import { linksTo } from "#core/links.ts";
import type { Store } from "#ports/store.ts";
import type { Vault } from "#ports/vault.ts";
import { addressOf, type Config } from "./config.ts";
import { openContent, ROOT } from "./content.ts";
import { StartError } from "./start-error.ts";

/** A card that nobody asked for in this time is painted anew. */
const CARD_MS = 30 * 86_400_000;

/** Everything but the channels, with what an operator should know of how it was opened, and how to close it. */
export type Opened = Omit<World, "channels"> & {
  notes: readonly string[];
  metrics: Metrics;
  close(): Promise<void>;
};

/**
 * Opens content, store and everything else by the settings. Throws StartError with what to mend;
 * nothing is damaged by it.
 */
export async function open(config: Config, links = linksTo(addressOf(config))): Promise<Opened> {
  const clock = systemClock();
  const content = openContent(config.town, links, clock.now());
  const { vault, notes } = await openKey(config);
  const store = await openStore(config, vault);
  const metrics = prometheusMetrics(store.outbox, clock.now);
  const painter = cardPainter({ pictures: join(ROOT, "pictures") });
  const cards = await openNamespace(config, "cards");
  return {
    content,
    store,
    vault,
    clock,
    log: pinoLog(config.logLevel),
    meter: metrics.meter,
    painter,
    cards: {
      get: (key) => cards.get<Buffer>(key),
      // Keyv keeps a Buffer as it is, another array of bytes as an object of numbers.
      set: async (key, value) => void (await cards.set(key, Buffer.from(value), CARD_MS)),
    },
    notes,
    metrics,
    async close() {
      await painter.close();
      await cards.disconnect();
      await store.close();
    },
  };
}

/** A world that nobody can talk to, for a command beside the running assistant. */
export async function openWorld(config: Config): Promise<Opened & World> {
  return { ...(await open(config)), channels: new Map() };
}

async function openKey(config: Config): Promise<{ vault: Vault; notes: string[] }> {
  if (config.key) return { vault: openVault(config.key), notes: [] };
  try {
    const { key, made } = await loadOrMakeKey(config.data);
    const file = join(config.data, "key");
    const note = `A new key was made in ${file}. Without it nothing that is stored can be read: keep a copy apart from the data, or give GELDBUUR_KEY.`;
    return { vault: openVault(key), notes: made ? [note] : [] };
  } catch (error) {
    throw error instanceof KeyError ? new StartError([error.message]) : error;
  }
}

async function openStore(config: Config, vault: Vault): Promise<Store> {
  try {
    if (config.database) return await openPostgres(config.database, vault);
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
    return await sqliteStore({ file: fileOf(config), vault });
  } catch (error) {
    throw error instanceof StoreError ? new StartError([error.message]) : error;
  }
}

/**
 * What may be forgotten, under a name of its own. Redis and PostgreSQL are loaded only where they are
 * used: they slow the start on one machine.
 */
export async function openNamespace(config: Config, namespace: string): Promise<Keyv> {
  if (!config.redis) return openKeyv({ sqliteFile: fileOf(config) }, namespace);
  const { openRedisKeyv } = await import("#adapters/stores/keyv/open-redis-keyv.ts");
  return openRedisKeyv(config.redis, namespace);
}

async function openPostgres(url: string, vault: Vault): Promise<Store> {
  const { postgresStore } = await import("#adapters/stores/sql/postgres-store.ts");
  return postgresStore({ url, vault });
}

function fileOf({ data }: Config): string {
  return join(data, "geldbuur.sqlite");
}
