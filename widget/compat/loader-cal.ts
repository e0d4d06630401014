import { openFoyer } from '../foyer'
import { answerForCal } from './cal'

answerForCal(openFoyer((document.currentScript as HTMLScriptElement).src))
