import type { Account } from './state'

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;padding:1.5rem;box-sizing:border-box}
main{max-width:26rem;width:100%}h1{font-size:1.4rem;line-height:1.25}p{margin:.75rem 0}
.note{font-size:.9rem;opacity:.75}label{display:flex;gap:.6rem;padding:.7rem 0;border-bottom:1px solid #8885}
form{display:block}button{font:inherit;padding:.7rem 1.4rem;border-radius:.5rem;border:1px solid #888;cursor:pointer;margin:1.2rem .5rem 0 0}
button[value=allow]{background:#1d5fd0;color:#fff;border-color:#1d5fd0}`

/** What a person sees at GoTo: the account, the request, yes or no. */
export function consentPage(accounts: Account[], query: URLSearchParams): string {
  const hidden = [...query]
    .filter(([name]) => name !== 'decision' && name !== 'account')
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  const choices = accounts
    .map(
      ({ key, email, givenName, familyName }, index) =>
        `<label><input type="radio" name="account" value="${key}"${index === 0 ? ' checked' : ''}>` +
        `<span>${escapeHtml(`${givenName} ${familyName}`)}<br>${escapeHtml(email)}</span></label>`,
    )
    .join('')
  return page(
    'Allow Foyer to use GoTo?',
    `<p>Foyer wants to create, change and delete meetings for you, and to read your profile.</p>
<form method="get" action="/oauth/authorize">${hidden}${choices}
<button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>
<p class="note">This is a simulated GoTo for trying things out. The people are examples.</p>`,
  )
}

export function errorPage(text: string): string {
  return page('That does not work', `<p>${escapeHtml(text)}</p>`)
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>${body}</main></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
