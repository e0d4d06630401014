import { spellingsOf } from '~/time/time-zone-names'
import { useNonce } from '~/ui/nonce'

/** After this a page whose next one does not come is shown as it is. */
const TURN_MS = 10_000

/**
 * What must not wait until our scripts are there: a visitor whose zone nobody named gets the page in the browser's own, before there is
 * a time to click; and a zone that is chosen early counts. `ZoneForm` takes over by `data-live`.
 *
 * @param guessed whether nobody has named the zone yet
 */
export function ZoneScript({ timeZone, guessed }: { timeZone: string; guessed: boolean }) {
  const nonce = useNonce()
  const script = ON_CHANGE + (guessed ? turn(spellingsOf(timeZone)) : '')
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}

// What can be clicked until the next page is there would be read in the zone before.
const LEAVE = `function(d,to){d.turning="";setTimeout(function(){delete d.turning},${TURN_MS});location.replace(to)}`

const ON_CHANGE = `document.addEventListener("change",function(e){var s=e.target,f=s.form;
if(s.name==="tz"&&f&&!("live" in f.dataset))(${LEAVE})(document.documentElement.dataset,f.action.split("?")[0]+"?"+new URLSearchParams(new FormData(f)))});`

/** Nothing would look otherwise in the same zone; and one that the browser knows and the server does not is asked for once. */
function turn(shown: string[]): string {
  const names = JSON.stringify(shown).replaceAll('<', '\\u003c')
  return `(function(u,own){if(!own||${names}.indexOf(own)>=0||u.searchParams.get("tz")===own)return;
u.searchParams.set("tz",own);(${LEAVE})(document.documentElement.dataset,u)})
(new URL(location.href),Intl.DateTimeFormat().resolvedOptions().timeZone)`
}
