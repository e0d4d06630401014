/**
 * The address of `public.js`, the script of the public pages. The build writes it in (vite.config.ts): with a hash of the content, or while
 * developing the source itself.
 */
export const PUBLIC_SCRIPT: string = __PUBLIC_SCRIPT__

declare const __PUBLIC_SCRIPT__: string
