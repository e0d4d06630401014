export interface Bar {
  label: string
  /** Stacked from the bottom up. */
  booked: number
  cancelled: number
}

const WIDTH = 720
const HEIGHT = 220
const LEFT = 34
const BOTTOM = 24
const TOP = 10

/**
 * Stacked bars over time, in plain SVG: no script, no inline styles. For screen readers it is one image with a name; callers
 * show the same figures as a table beside it.
 */
export function BarChart({ bars, label }: { bars: Bar[]; label: string }) {
  const most = niceCeiling(Math.max(...bars.map(({ booked, cancelled }) => booked + cancelled)))
  const height = HEIGHT - BOTTOM - TOP
  const y = (count: number) => TOP + height - (count / most) * height
  const step = (WIDTH - LEFT) / bars.length
  const width = Math.min(36, step * 0.7)
  // As many labels as fit legibly.
  const every = Math.ceil(bars.length / 8)
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, most / 2, most].map((count) => (
        <g key={count}>
          <line className="chart-line" x1={LEFT} x2={WIDTH} y1={y(count)} y2={y(count)} />
          <text className="chart-label" x={LEFT - 8} y={y(count) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {bars.map(({ label, booked, cancelled }, index) => {
        const x = LEFT + index * step + (step - width) / 2
        return (
          <g key={x}>
            <rect className="chart-booked" x={x} width={width} y={y(booked)} height={y(0) - y(booked)} rx={2} />
            <rect
              className="chart-cancelled"
              x={x}
              width={width}
              y={y(booked + cancelled)}
              height={y(booked) - y(booked + cancelled)}
              rx={2}
            />
            {index % every === 0 && (
              <text className="chart-label" x={x + width / 2} y={HEIGHT - 6} textAnchor="middle">
                {label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** The next even number that reads well on an axis. @example niceCeiling(37) // 40 */
function niceCeiling(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const nice = [1, 2, 4, 5, 6, 8, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= value)
  return Math.max(2, nice && nice % 2 === 0 ? nice : (nice ?? value) + magnitude)
}
