/** The internal header of a page that was rendered as a whole, for visitors. It is never sent to the client. */
export const WHOLE_PAGE_HEADER = 'X-Foyer-Whole-Page'
