/** Steps that one turn may walk before it is taken for a loop. */
export const STEPS_PER_TURN = 30;
/** Earlier questions that "back" remembers. */
export const TRAIL_DEPTH = 20;
/** Characters of a message that are read (DESIGN.md, Safety). */
export const TEXT_LENGTH = 4_000;
/** Topics on one page of a menu group: with "more" and "menu" they fit a list of ten rows. */
export const TOPICS_PER_PAGE = 7;
/** Days that a conversation is remembered after its last turn. */
export const CONVERSATION_DAYS = 90;
/** Bytes of a key person's name. */
export const NAME_LENGTH = 30;
/** A first visit to a help point is within this many days. */
export const VISIT_DAYS = 21;
