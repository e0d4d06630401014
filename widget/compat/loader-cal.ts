import { openFoyer } from '../foyer'
import { emulateCal } from './cal'

emulateCal(openFoyer((document.currentScript as HTMLScriptElement).src))
