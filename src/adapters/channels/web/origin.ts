/** Whether a socket may be opened from a page of this origin: our own, or one on the list. */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (
    url.host === host ||
    allowed.some((one) => URL.canParse(one) && new URL(one).origin === url.origin)
  );
}
