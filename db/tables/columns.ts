/** UTC, epoch milliseconds. */
export type Instant = number

/** SQLite has no booleans, and one query must work on both databases. */
export type BooleanInt = 0 | 1

/** JSON as text; the query functions of its table parse and write it. */
export type Json = string
