/**
 * The address of `public.js`, the script of the public pages. The build writes it in (vite.config.ts): with a hash of the content, or while
 * developing the source itself.
 */
export const PUBLIC_SCRIPT: string = __PUBLIC_SCRIPT__

/** The address of the script that solves a challenge (browser/solve-challenge.ts), which only a form with one loads. */
export const SOLVER_SCRIPT: string = __SOLVER_SCRIPT__

declare const __SOLVER_SCRIPT__: string
declare const __PUBLIC_SCRIPT__: string
