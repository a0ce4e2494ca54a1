import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import styles from './chart.module.css'

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type ChartProps = {
  readonly option: EChartsCoreOption
  /** What the picture says, in a sentence. */
  readonly says: string
  /** Called with the name of what was pressed; everything it leads to stands in the table too. */
  readonly onPress?: (name: string) => void
}

/** A chart as a picture. The figures themselves stand in a table beside it. */
export function Chart({ option, says, onPress }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const press = useRef(onPress)
  useEffect(() => {
    press.current = onPress
  })
  useEffect(() => {
    if (place.current === null) return undefined
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption(option)
    chart.on('click', ({ name }) => press.current?.(name))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} className={styles.chart} role="img" aria-label={says} />
}
