/** A variable of the environment; only tests that need a server read any. */
export function env(
  name: "CI" | "GELDBUUR_TEST_POSTGRES" | "GELDBUUR_TEST_REDIS",
): string | undefined {
  // biome-ignore lint/style/noProcessEnv: the one place of the tests that reads it
  return process.env[name];
}

/** Where the property tests begin. */
export function testSeed(): number {
  // biome-ignore lint/style/noProcessEnv: whoever runs the tests may choose another
  return Number(process.env["GELDBUUR_TEST_SEED"] ?? 20_261_121);
}
