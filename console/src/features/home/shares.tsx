import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../../shell/charts/chart-panel.tsx'
import { palettes } from '../../shell/theme/palette.ts'
import { useMode } from '../../shell/theme/use-mode.ts'
import { countText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { FONT, tooltipOf } from './chart-style.ts'
import { partsOf, type Share, totalOf } from './parts.ts'

/** More bars than that nobody compares; a ring has as many colours. */
const MOST = { bar: 8, pie: 6 }

type SharesProps = {
  readonly title: string
  /** What the picture says, in a sentence. */
  readonly says: string
  readonly of: string
  readonly shares: readonly Share[]
  readonly kind: 'bar' | 'pie'
}

/** Parts of a whole as bars or as a ring, each opening the list that it counts. */
export function Shares({ title, says, of, shares, kind }: SharesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const palette = palettes[useMode()]
  const total = totalOf(shares)
  const text = JSON.stringify(partsOf(shares, MOST[kind], t('home.others')))
  const option = useMemo(() => {
    const data = JSON.parse(text) as { name: string; value: number }[]
    const color = [palette.accent, palette.waiting, palette.running, palette.stuck, palette.closed, palette.edge]
    const shared = {
      animation: false,
      color,
      tooltip: tooltipOf(palette, String),
      textStyle: { fontFamily: FONT },
    }
    if (kind === 'pie') {
      const label = { color: palette.ink, formatter: '{b} {c}', overflow: 'break' }
      const itemStyle = { borderColor: palette.sheet, borderWidth: 2 }
      const pie = { type: 'pie', radius: ['42%', '72%'], data, label, itemStyle }
      const counts = new Map(data.map(({ name, value }) => [name, value]))
      const legend = {
        orient: 'vertical',
        bottom: 0,
        left: 'center',
        itemGap: 4,
        icon: 'circle',
        textStyle: { color: palette.ink },
        formatter: (name: string) => `${name} ${counts.get(name) ?? ''}`,
      }
      // Beside a ring on a phone there is no room for words: they stand below it.
      const narrow = { legend, series: [{ label: { show: false }, radius: ['18%', '34%'], center: ['50%', '20%'] }] }
      return { baseOption: { ...shared, series: [pie] }, media: [{ query: { maxWidth: 420 }, option: narrow }] }
    }
    const axisLabel = { color: palette.ink }
    return {
      ...shared,
      grid: { left: 8, right: 40, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: data.map(({ name }) => name),
        axisLabel,
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        { type: 'bar', data, barMaxWidth: 18, label: { show: true, position: 'right', color: palette.inkSoft } },
      ],
    }
  }, [text, palette, kind])
  return (
    <ChartPanel
      title={title}
      says={says}
      option={option}
      headings={[of, t('home.cases'), t('home.share')]}
      rows={shares.map(({ name, count, address }) => ({
        name,
        address,
        values: [countText(count, language), percentText(shareOf(count, total), language)],
      }))}
    />
  )
}
