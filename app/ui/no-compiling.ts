/**
 * In browsers our policy forbids `eval`. zod tries to compile when it builds a schema, and Firefox reports even the attempt.
 * This sets `z.config({ jitless: true })`, without loading zod where it is not needed. On the server zod compiles, which is
 * allowed and faster there. The root imports this module before every schema.
 */
if (typeof document !== 'undefined') Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
