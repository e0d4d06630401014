import { openFoyer } from './foyer'

/** `import { Foyer } from 'https://HOST/embed.mjs'` */
export const Foyer = openFoyer(import.meta.url)
