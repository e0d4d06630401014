import { useNonce } from '~/ui/nonce'

/**
 * The first lines of every framed document. The greeting tells the loader that the frame was not refused, long before our scripts
 * are there. Storage is taken away so that no library of ours can use it, not even to look: in a sandbox the look alone throws. And
 * the page around may say that it turned dark or light (`LookMessage`) before our scripts could listen. The height is told once without
 * our scripts: should they never come, the page can still be used.
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
