import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** Empty PostgreSQL databases beside the one at `url`, each with a name of its own. */
export type Databases = { make(): Promise<string>; dropAll(): Promise<void> };

export function databasesAt(url: string): Databases {
  const made: string[] = [];
  return {
    async make() {
      const name = `geldbuur_test_${randomBytes(6).toString("hex")}`;
      await onServer(url, `create database ${name}`);
      made.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async dropAll() {
      for (const name of made.splice(0)) {
        await onServer(url, `drop database if exists ${name} with (force)`);
      }
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
