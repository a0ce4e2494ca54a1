import { isoOf } from '@aftersale/kernel'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../../shell/charts/chart-panel.tsx'
import { palettes } from '../../shell/theme/palette.ts'
import { useMode } from '../../shell/theme/use-mode.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { countText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText } from '../cases/index.ts'
import { FONT, tooltipOf } from './chart-style.ts'
import type { Home } from './home-query.ts'

const SHOWN = 8

/** Open cases by their type, and why rules judged as they did. */
export function CaseCharts({ home: { types, reasons } }: { readonly home: Pick<Home, 'types' | 'reasons'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const open = (types ?? []).map(({ type, name, open: count }) => ({
    name: name === null ? t('lists.importedReturn') : inLanguage(name, language),
    count,
    address: `/cases?${new URLSearchParams({ state: 'open', type })}`,
  }))
  const within = reasons && { openedFrom: isoOf(reasons.from), openedBefore: isoOf(reasons.before) }
  const why = (reasons?.items ?? []).map(({ reason, count }) => ({
    name: reasonText(reason, t),
    count,
    address: `/cases?${new URLSearchParams({ reason, ...within })}`,
  }))
  return (
    <>
      {open.length === 0 ? null : <Shares title={t('home.openByType')} of={t('home.type')} shares={open} kind="bar" />}
      {why.length === 0 ? null : <Shares title={t('home.byReason')} of={t('home.reason')} shares={why} kind="pie" />}
    </>
  )
}

type Share = { readonly name: string; readonly count: number; readonly address: string }
type SharesProps = {
  readonly title: string
  readonly of: string
  readonly shares: readonly Share[]
  readonly kind: 'bar' | 'pie'
}

function Shares({ title, of, shares, kind }: SharesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const palette = palettes[useMode()]
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  const text = JSON.stringify(shares.slice(0, SHOWN).map(({ name, count }) => ({ name, value: count })))
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
      const label = { color: palette.ink, formatter: '{b} {c}' }
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
  const [most] = shares
  const facts = {
    total: countText(total, language),
    name: most?.name ?? '',
    count: countText(most?.count ?? 0, language),
  }
  return (
    <ChartPanel
      title={title}
      says={t('home.sharesSay', facts)}
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
