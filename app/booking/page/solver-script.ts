/** The address of the script that solves a challenge (browser/solve-challenge.ts), which only a form with one loads. */
export const SOLVER_SCRIPT: string = __SOLVER_SCRIPT__

declare const __SOLVER_SCRIPT__: string
