import { parser } from '@prometheus-io/lezer-promql'

/** What a PromQL expression reads. */
export interface PromqlUse {
  /** Where it cannot be parsed; empty for a valid expression. */
  errors: string[]
  metrics: { name: string; matchers: { label: string; op: string; value: string }[] }[]
  /** Labels after `by` and `without`. */
  grouping: string[]
}

/** @param expression may have Grafana's `$__rate_interval` for a duration */
export function readPromql(expression: string): PromqlUse {
  const text = expression.replaceAll('$__rate_interval', '5m')
  const use: PromqlUse = { errors: [], metrics: [], grouping: [] }
  const tree = parser.parse(text)
  let isGrouping = false
  tree.iterate({
    enter(node) {
      const own = text.slice(node.from, node.to)
      if (node.type.isError) use.errors.push(`${node.from}: ${text.slice(node.from, node.from + 20)}`)
      if (node.name === 'GroupingLabels') isGrouping = true
      if (node.name === 'LabelName' && isGrouping) use.grouping.push(own)
      if (node.name === 'VectorSelector') use.metrics.push({ name: /^[\w:]+/.exec(own)?.[0] ?? '', matchers: [] })
      if (node.name === 'UnquotedLabelMatcher') {
        const [, label = '', op = '', value = ''] = /^(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"$/.exec(own) ?? []
        use.metrics.at(-1)?.matchers.push({ label, op, value })
      }
    },
    leave(node) {
      if (node.name === 'GroupingLabels') isGrouping = false
    },
  })
  return use
}
