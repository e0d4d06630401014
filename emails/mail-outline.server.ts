import { Parser } from 'htmlparser2'

/** One block of a rendered mail, as a page can show it without the mail's own markup. */
export interface MailBlock {
  kind: 'heading' | 'text' | 'muted' | 'button'
  runs: MailRun[]
}

export interface MailRun {
  text: string
  href?: string
  /** Struck through, as a former time is. */
  struck?: true
}

const KINDS = ['heading', 'text', 'muted', 'button'] as const

/**
 * What a mail of ours says, read from its HTML: so a preview shows what is sent, and a page shows no foreign markup. The classes are those of
 * `layout.tsx`.
 */
export function mailOutline(html: string): MailBlock[] {
  const blocks: MailBlock[] = []
  let block: (MailBlock & { tag: string }) | null = null
  let href: string | undefined
  let struck = false
  const parser = new Parser({
    onopentag(tag, { class: classes = '', href: leadsTo }) {
      const kind = KINDS.find((name) => classes.split(' ').includes(name))
      if (block === null && kind) block = { kind, runs: [], tag }
      if (block === null) return
      if (tag === 'a') href = leadsTo
      if (tag === 'del') struck = true
      if (tag === 'br') block.runs.push({ text: '\n' })
    },
    ontext(text) {
      if (block && text !== '')
        block.runs.push({ text, ...(href && { href }), ...(struck && { struck: true as const }) })
    },
    onclosetag(tag) {
      if (tag === 'a') href = undefined
      if (tag === 'del') struck = false
      if (block?.tag !== tag) return
      const { kind, runs } = block
      block = null
      if (runs.some(({ text }) => text.trim() !== '')) blocks.push({ kind, runs: joined(runs) })
    },
  })
  parser.end(html)
  return blocks
}

/** The parser gives a text with entities in several pieces. */
function joined(runs: MailRun[]): MailRun[] {
  const result: MailRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.href === run.href && last.struck === run.struck) last.text += run.text
    else result.push({ ...run })
  }
  return result
}
