import { openFoyer } from '../foyer'
import { emulateCalendly } from './calendly'

emulateCalendly(openFoyer((document.currentScript as HTMLScriptElement).src))
