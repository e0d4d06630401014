import type { SharesAt } from '../shares.server'

const WIDTH = 720
const HEIGHT = 180
const EDGE = 12
const DOT = 4

/**
 * How far the members were from their exact shares over time, a dot for each, with a line at their share itself. For screen readers it is
 * one image; the table below has the same figures.
 */
export function FairnessChart({ overTime, label }: { overTime: SharesAt[]; label: string }) {
  const all = overTime.flatMap(({ differences }) => differences.map(({ difference }) => Math.abs(difference)))
  const most = Math.max(1, ...all)
  const column = WIDTH / Math.max(1, overTime.length)
  const y = (difference: number) => HEIGHT / 2 - (difference / most) * (HEIGHT / 2 - EDGE)
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="chart-line" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
      {overTime.map(({ until, differences }, index) => (
        <g key={until}>
          {differences.map(({ id, difference }) => (
            <circle key={id} className="chart-booked" cx={(index + 0.5) * column} cy={y(difference)} r={DOT} />
          ))}
        </g>
      ))}
    </svg>
  )
}
