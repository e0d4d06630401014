import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * The keys derived from APP_SECRET. There may be several secrets: the first seals and signs, all open and verify, so that a key
 * can be replaced while the service runs (T6).
 */
export class Keyring {
  readonly #keys: { id: string; sealing: KeyObject; signing: KeyObject }[]

  /** @param secrets at least one, each at least 32 characters, newest first */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map((secret) => ({
      id: createHash('sha256').update(`foyer key id\0${secret}`).digest('base64url').slice(0, 8),
      sealing: derivedKey(secret, 'foyer sealing'),
      signing: derivedKey(secret, 'foyer signing'),
    }))
    if (this.#keys.length === 0) throw new Error('A keyring needs at least one secret')
  }

  /** Id of the key that seals now; rows sealed under another id must be sealed again. */
  get currentKeyId(): string {
    return this.#current.id
  }

  /** Whether there are secrets that only open and verify. */
  get hasOlderKeys(): boolean {
    return this.#keys.length > 1
  }

  /**
   * AES-256-GCM, as `v1.keyId.nonce.ciphertext` in base64url (T5).
   *
   * @param context binds the text to its row, such as `goto-token:{host}:{connection}`; with another context it does not open
   */
  seal(text: string, context: string): string {
    const { id, sealing } = this.#current
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `v1.${id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
  }

  /** @throws if the text was altered, belongs to another context, or its key is not among the configured ones */
  open(sealedText: string, context: string): string {
    const [version, keyId, nonce = '', body = ''] = sealedText.split('.')
    const key = this.#keys.find(({ id }) => id === keyId)
    if (version !== 'v1' || !key) throw new Error('Sealed under a secret that APP_SECRET no longer lists')
    const bytes = Buffer.from(body, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    })
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-16))
    return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
  }

  /** HMAC-SHA-256 in base64url, separated by purpose. */
  sign(text: string, purpose: string): string {
    return mac(this.#current.signing, text, purpose)
  }

  verify(text: string, purpose: string, signature: string): boolean {
    const given = Buffer.from(signature)
    return this.#keys.some(({ signing }) => {
      const expected = Buffer.from(mac(signing, text, purpose))
      return expected.length === given.length && timingSafeEqual(expected, given)
    })
  }

  get #current() {
    return this.#keys[0]!
  }
}

function derivedKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)))
}

function mac(key: KeyObject, text: string, purpose: string): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url')
}
