/** How many words of letters a text has; figures and signs are none. */
export function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0;
}
