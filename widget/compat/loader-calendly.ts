import { openFoyer } from '../foyer'
import { answerForCalendly } from './calendly'

answerForCalendly(openFoyer((document.currentScript as HTMLScriptElement).src))
