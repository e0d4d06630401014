import { useNonce } from '~/ui/nonce'

/**
 * The first script of every framed document. Its message tells the loader that the frame was not refused, long before our other
 * scripts are loaded. It removes storage so that no library of ours can use it: in a sandbox even reading it throws. It also
 * handles a change to dark or light (`LookMessage`) that the page around sends before our scripts listen. The height is sent
 * once without our scripts: if they never load, the page can still be used.
 */
const HELLO = `for(var n of["localStorage","sessionStorage"])Object.defineProperty(window,n,{value:null});
addEventListener("message",function(e){var d=e.data;
if(e.source===parent&&d&&d.source==="foyer"&&d.version===1&&d.event==="look"&&/^(light|dark)$/.test(d.payload.theme))
document.documentElement.dataset.theme=d.payload.theme});
if(parent!==window){parent.postMessage({source:"foyer",version:1,event:"hello",payload:{}},"*");
addEventListener("DOMContentLoaded",function(){var h=Math.ceil(document.body.getBoundingClientRect().height);
parent.postMessage({source:"foyer",version:1,event:"resized",payload:{height:h}},"*")})}`

export function FrameHello() {
  const nonce = useNonce()
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: HELLO }} />
}
