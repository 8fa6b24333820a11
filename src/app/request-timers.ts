import { type CallbackRequest, hasActiveRequest } from "#core/requests/request.ts";
import { timerOf } from "#core/requests/request-timer.ts";
import type { Transaction } from "#ports/store.ts";

/** Sets the one timer of a request as the request says; one that is over has none. */
export async function setRequestTimer(
  { timers }: Transaction,
  request: CallbackRequest,
): Promise<void> {
  const id = `request:${request.id}`;
  const timer = timerOf(request);
  if (timer) {
    const target = { type: "request", request: request.id, move: timer.move } as const;
    await timers.set({ id, dueAt: timer.at, target });
  } else if (!hasActiveRequest(request)) {
    await timers.cancel(id);
  }
}
