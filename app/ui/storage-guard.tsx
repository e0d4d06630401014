import { useNonce } from './nonce'

/**
 * With cookies blocked, browsers throw when storage is even read, and Remix's script that restores the scroll position fails with an error.
 * It gets a storage that keeps nothing.
 */
const SCRIPT = `try{sessionStorage.length}catch(_){Object.defineProperty(window,"sessionStorage",
{value:{getItem:function(){return null},setItem:function(){},removeItem:function(){}}})}`

export function StorageGuard() {
  const nonce = useNonce()
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
}
