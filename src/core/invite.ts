/** The link that redeems an invite at the assistant's public address. */
export function inviteAddress(address: string, code: string): string {
  return `${address}/?start=invite-${code}`;
}
