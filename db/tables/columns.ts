/** UTC, epoch milliseconds. */
export type Instant = number

/** SQLite knows no booleans, and one query is to serve both databases. */
export type BooleanInt = 0 | 1

/** Text that holds JSON; the query functions of its aggregate parse and write it. */
export type Json = string
