import { Api } from "grammy";

const TIMEOUT_SECONDS = 5;

/** The name of a bot without its @, for links; null when Telegram does not tell it now. */
export async function botNameOf(token: string, apiRoot: string): Promise<string | null> {
  const api = new Api(token, { apiRoot, timeoutSeconds: TIMEOUT_SECONDS });
  const me = await api.getMe().catch(() => null);
  return me?.username ?? null;
}
