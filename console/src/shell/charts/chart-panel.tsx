import { Link, useNavigate } from '@tanstack/react-router'
import type { EChartsCoreOption } from 'echarts/core'
import { lazy, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LazyPart } from '../release/lazy-part.tsx'
import styles from './chart.module.css'

const Chart = lazy(() => import('./chart.tsx').then(({ Chart }) => ({ default: Chart })))

/** A row of the table beside a chart: what it is of, its figures, and the list behind it. */
type ChartRow = {
  readonly name: string
  readonly values: readonly string[]
  readonly address: string
}

type ChartPanelProps = {
  readonly title: string
  /** What the picture says, in a sentence. */
  readonly says: string
  readonly option: EChartsCoreOption
  /** Beside the picture, or below it where there is no room: what its colours mean, where it does not say so itself. */
  readonly legend?: ReactNode
  readonly headings: readonly string[]
  readonly rows: readonly ChartRow[]
}

/** A chart with its sentence, and at a press the table of its figures, each leading to the records behind it. */
export function ChartPanel({ title, says, option, legend, headings, rows }: ChartPanelProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const open = (name: string) => {
    const row = rows.find((one) => one.name === name)
    if (row !== undefined) void navigate({ to: row.address })
  }
  return (
    <section className={`sheet ${styles.panel}`} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={styles.switch} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'home.asChart' : 'home.asTable')}
        </button>
      </div>
      <p className={styles.says}>{says}</p>
      {isTable ? (
        <table className={styles.figures}>
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values, address }) => (
              <tr key={name}>
                <th scope="row">
                  <Link to={address}>{name}</Link>
                </th>
                {values.map((value, at) => (
                  <td key={headings[at + 1] ?? at}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div className={styles.picture} data-legend={legend === undefined ? undefined : true}>
          <LazyPart fallback={<div className={styles.chart} />}>
            <Chart option={option} says={says} onPress={open} />
          </LazyPart>
          {legend}
        </div>
      )}
    </section>
  )
}
