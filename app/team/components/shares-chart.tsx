import type { MemberShare } from '../shares.server'

const WIDTH = 720
const ROW = 36
const BAR = 16
const LEFT = 180

/**
 * What each member has as a bar, and a line where their exact share ends, in plain SVG. For screen readers it is one image; the table
 * below has the same figures.
 */
export function SharesChart({ shares, label }: { shares: MemberShare[]; label: string }) {
  const most = Math.max(1, ...shares.flatMap(({ taken, share }) => [taken, share]))
  const x = (count: number) => LEFT + (Math.max(0, count) / most) * (WIDTH - LEFT - 10)
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${shares.length * ROW}`} role="img" aria-label={label}>
      {shares.map(({ id, name, taken, share }, index) => {
        const top = index * ROW + (ROW - BAR) / 2
        return (
          <g key={id}>
            <text className="chart-label" x={LEFT - 10} y={top + BAR - 4} textAnchor="end">
              {name.length > 24 ? `${name.slice(0, 23)}…` : name}
            </text>
            <rect className="chart-booked" x={LEFT} width={x(taken) - LEFT} y={top} height={BAR} rx={2} />
            <line className="chart-line" x1={x(share)} x2={x(share)} y1={top - 6} y2={top + BAR + 6} />
          </g>
        )
      })}
    </svg>
  )
}
