/**
 * In browsers our policy forbids to compile text. zod would try when it builds a schema, and Firefox complains about the mere attempt
 * (`z.config({ jitless: true })`, without loading zod where it is not needed). On the server it compiles: there it is allowed and quicker.
 * Imported by the root, which is there before every schema.
 */
if (typeof document !== 'undefined') Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
