import type { ReactNode } from 'react'
import type { CallView } from '../docs-view'
import { Fields } from './fields'
import { Prose } from './prose'

/** One call: description and parameters on one side, an example of request and response on the other. */
export function CallSection({ call }: { call: CallView }) {
  const { answer } = call
  return (
    <article className="docs-call" id={call.id} aria-labelledby={`${call.id}-title`}>
      <header className="docs-call-head">
        <h3 id={`${call.id}-title`}>{call.summary}</h3>
        <p className="docs-address">
          <span className="docs-method" data-method={call.method}>
            {call.method}
          </span>{' '}
          <code>{call.path}</code>
        </p>
        <p className="docs-key">{call.key}</p>
      </header>
      <div className="docs-call-words">
        <Prose text={call.description} />
        <Part title="Parameters" fields={call.parameters.length}>
          <Fields fields={call.parameters} />
        </Part>
        <Part title="Body" fields={call.body.length}>
          <Fields fields={call.body} />
        </Part>
        <Part title="Answer" fields={1}>
          <p>
            <strong>{answer.status}</strong> {answer.description}
            {answer.data?.shape && (
              <>
                {': '}
                <a href={`#shape-${answer.data.shape}`}>{answer.data.words}</a>
              </>
            )}
          </p>
        </Part>
        <Part title="Problems" fields={call.problems.length}>
          <ul className="docs-problems">
            {call.problems.flatMap(({ status, codes }) =>
              codes.map((code) => (
                <li key={code}>
                  <a href={`#problem-${code}`}>
                    {status} <code>{code}</code>
                  </a>
                </li>
              )),
            )}
          </ul>
        </Part>
      </div>
      <div className="docs-call-examples">
        <h4>Example</h4>
        <pre>
          <code>{call.curl}</code>
        </pre>
        {answer.example && (
          <pre>
            <code>{answer.example}</code>
          </pre>
        )}
      </div>
    </article>
  )
}

function Part({ title, fields, children }: { title: string; fields: number; children: ReactNode }) {
  if (fields === 0) return null
  return (
    <section className="docs-part">
      <h4>{title}</h4>
      {children}
    </section>
  )
}
