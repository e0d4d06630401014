/**
 * Whether this run repeats on PostgreSQL what has run on SQLite. There, a test that does one thing many times does it less often: what the
 * repetitions meet is not the database. `PROOF=full` runs everything at full size on both.
 */
export const AGAIN_ON_POSTGRES = process.env.TEST_DATABASE === 'postgres' && process.env.PROOF !== 'full'
