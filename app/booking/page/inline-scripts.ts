import { SECOND_MS } from '~/time/units'
import { ATTEMPT_KEY } from './attempt'

/**
 * The scripts that must run before `public.js` is there. Their text is the same on every page, so that the policy can allow them by their
 * hashes and a rendered page can be sent to many: what differs stands in attributes.
 */

/**
 * Makes the browser's Back button after a booking lead to the booking (B4). When the details are sent, their history entry is
 * marked with the form's token: this needs no storage and ends with the tab. A visitor who returns to a marked entry, by a
 * fresh load, by a step or from the browser's cache, is sent to the same address with the token, and from there to the
 * booking. It comes before the others in the document, because forms may be sent before those are loaded.
 */
const BACK_TO_BOOKING = `(function(){
function lead(){var s=history.state,t=s&&s.${ATTEMPT_KEY};if(!t)return false;
var u=new URL(location.href);u.searchParams.set("${ATTEMPT_KEY}",t);location.replace(u.href);return true}
lead();
addEventListener("pageshow",function(e){if(e.persisted&&!lead()&&document.querySelector("form.booking-form"))location.reload()});
addEventListener("popstate",function(e){if(lead())e.stopImmediatePropagation()});
addEventListener("submit",function(e){var f=e.target.elements.formToken;
if(f)try{history.replaceState(Object.assign({},history.state,{${ATTEMPT_KEY}:f.value}),"")}catch(_){}},true)})()`

/**
 * The first script of every framed document. Its message tells the loader that the frame was not refused, long before our other
 * scripts are loaded. It removes storage so that no library of ours can use it: in a sandbox even reading it throws. It also
 * handles a change to dark or light (`LookMessage`) that the page around sends before our scripts listen. The height is sent
 * once without our scripts: if they never load, the page can still be used.
 */
const FRAME_HELLO = `for(var n of["localStorage","sessionStorage"])Object.defineProperty(window,n,{value:null});
addEventListener("message",function(e){var d=e.data;
if(e.source===parent&&d&&d.source==="foyer"&&d.version===1&&d.event==="look"&&/^(light|dark)$/.test(d.payload.theme))
document.documentElement.dataset.theme=d.payload.theme});
if(parent!==window){parent.postMessage({source:"foyer",version:1,event:"hello",payload:{}},"*");
addEventListener("DOMContentLoaded",function(){var h=Math.ceil(document.body.getBoundingClientRect().height);
parent.postMessage({source:"foyer",version:1,event:"resized",payload:{height:h}},"*")})}`

/** After this time the page is shown as it is, if the next one does not load. */
const TURN_MS = 10 * SECOND_MS

/**
 * A visitor who named no zone gets the page in the browser's own zone before any time can be clicked, and an early choice of zone counts;
 * `public.js` takes over by `data-live`. Until the next page is loaded, a click would choose a time in the earlier zone. The same zone
 * under another name needs no reload, and a zone that only the browser knows is asked for once. `data-guessed` has all spellings of a zone
 * that is only a guess. A browser's first use of `Intl` takes 30 ms, and several times as long on a phone, before anything is shown;
 * `Temporal` takes one, where it exists.
 */
const OWN_ZONE = `(function(s,r){
function leave(to){r.turning="";setTimeout(function(){delete r.turning},${TURN_MS});location.replace(to)}
document.addEventListener("change",function(e){var f=e.target.form;
if(e.target.name==="tz"&&f&&!("live" in f.dataset))leave(f.action.split("?")[0]+"?"+new URLSearchParams(new FormData(f)))});
var guess=s.dataset.guessed,u=new URL(location.href);if(!guess)return;
var own=self.Temporal?Temporal.Now.timeZoneId():Intl.DateTimeFormat().resolvedOptions().timeZone;
if(!own||guess.split(" ").indexOf(own)>=0||u.searchParams.get("tz")===own)return;
u.searchParams.set("tz",own);leave(u)})(document.currentScript,document.documentElement.dataset)`

export const INLINE_SCRIPTS = { BACK_TO_BOOKING, FRAME_HELLO, OWN_ZONE } as const
