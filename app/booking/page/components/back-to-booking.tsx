import { useNonce } from '~/ui/nonce'
import { ATTEMPT_KEY } from '../attempt'

/**
 * Makes the browser's Back button after a booking lead to the booking (B4). When the details are sent, their history entry is
 * marked with the form's token: this needs no storage and ends with the tab. A visitor who returns to a marked entry, by a
 * fresh load, by the router or from the browser's cache, is sent to the same address with the token, and from there to the
 * booking. This script comes before the others in the document, because forms may be sent before those are loaded.
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
