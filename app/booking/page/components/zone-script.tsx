import { spellingsOf } from '~/time/time-zone-names'
import { useNonce } from '~/ui/nonce'

/** After this time the page is shown as it is, if the next one does not load. */
const TURN_MS = 10_000

/**
 * Runs before our other scripts are loaded: a visitor who named no zone gets the page in the browser's own zone before any time
 * can be clicked, and an early choice of zone counts. `public.js` takes over by `data-live`.
 *
 * @param guessed whether the zone is only a guess so far
 */
export function ZoneScript({ timeZone, guessed }: { timeZone: string; guessed: boolean }) {
  const nonce = useNonce()
  const script = ON_CHANGE + (guessed ? turn(spellingsOf(timeZone)) : '')
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}

// Until the next page is loaded, a click would choose a time in the earlier zone.
const LEAVE = `function(d,to){d.turning="";setTimeout(function(){delete d.turning},${TURN_MS});location.replace(to)}`

const ON_CHANGE = `document.addEventListener("change",function(e){var s=e.target,f=s.form;
if(s.name==="tz"&&f&&!("live" in f.dataset))(${LEAVE})(document.documentElement.dataset,f.action.split("?")[0]+"?"+new URLSearchParams(new FormData(f)))});`

/** The same zone needs no reload, and a zone that only the browser knows is requested once. */
function turn(shown: string[]): string {
  const names = JSON.stringify(shown).replaceAll('<', '\\u003c')
  return `(function(u,own){if(!own||${names}.indexOf(own)>=0||u.searchParams.get("tz")===own)return;
u.searchParams.set("tz",own);(${LEAVE})(document.documentElement.dataset,u)})
(new URL(location.href),Intl.DateTimeFormat().resolvedOptions().timeZone)`
}
