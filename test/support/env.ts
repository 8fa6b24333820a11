/** A variable of the environment; only tests that need a server read any. */
export function env(
  name: "CI" | "GELDBUUR_TEST_POSTGRES" | "GELDBUUR_TEST_REDIS",
): string | undefined {
  // biome-ignore lint/style/noProcessEnv: the one place of the tests that reads it
  return process.env[name];
}
