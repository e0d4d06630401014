import { openFoyer } from './foyer'

// A classic script; as a module it finds itself by its address instead.
const script = document.currentScript ?? document.querySelector('script[type=module][src*="/embed"]')
openFoyer((script as HTMLScriptElement).src)
