import { useNonce } from '~/ui/nonce'
import { ATTEMPT_KEY } from '../attempt'

/**
 * Leads Back after a booking to the booking (B4). When the details are sent, their entry in the browser's history is marked with the
 * form's token: no storage, and gone with the tab. Whoever comes back to a marked entry, by a fresh load, by the router or out of
 * the browser's memory, is sent to the same address with the token, and from there to the booking. It stands in the document before
 * the other scripts, because forms may be sent before those are there.
 */
const SCRIPT = `(function(){
function lead(){var s=history.state,t=s&&s.${ATTEMPT_KEY};if(!t)return false;
var u=new URL(location.href);u.searchParams.set("${ATTEMPT_KEY}",t);location.replace(u.href);return true}
lead();
addEventListener("pageshow",function(e){if(e.persisted&&!lead()&&document.querySelector("form.booking-form"))location.reload()});
addEventListener("popstate",function(e){if(lead())e.stopImmediatePropagation()});
addEventListener("submit",function(e){var f=e.target.elements.formToken;
if(f)try{history.replaceState(Object.assign({},history.state,{${ATTEMPT_KEY}:f.value}),"")}catch(_){}},true)})()`

export function BackToBooking() {
  const nonce = useNonce()
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
}
