import { openFoyer } from './foyer'

// A classic script; a module finds its own address in another way.
const script = document.currentScript ?? document.querySelector('script[type=module][src*="/embed"]')
openFoyer((script as HTMLScriptElement).src)
