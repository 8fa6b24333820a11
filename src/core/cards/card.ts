/** A picture of an answer, ready to draw: final captions, pictograms by name. */
export type Card = {
  locale: string;
  direction: "ltr" | "rtl";
  title: string;
  /** Pictogram beside the title, for who cannot read it. */
  sign?: string;
  /** Two to six, in reading order; numbered when the order matters. */
  tiles: readonly {
    pictogram: string;
    caption: string;
    /** The caption is in Dutch, and this says the same in the reader's language. */
    own?: string;
  }[];
  numbered: boolean;
  /** A line to call, large at the bottom, with what it is. */
  call?: { number: string; caption: string };
};

/** The picture in words: the same captions in order. */
export function cardInWords(card: Card): string {
  const tiles = card.tiles.map(({ caption, own }, index) => {
    const said = own === undefined ? caption : `${caption} (${own})`;
    return card.numbered ? `${index + 1}. ${said}` : said;
  });
  const call = card.call ? [`${card.call.number} ${card.call.caption}`] : [];
  return [card.title, ...tiles, ...call].join(" – ");
}
