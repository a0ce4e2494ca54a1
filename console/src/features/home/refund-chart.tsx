import { isoOf } from '@aftersale/kernel'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../../shell/charts/chart-panel.tsx'
import { palettes } from '../../shell/theme/palette.ts'
import { useMode } from '../../shell/theme/use-mode.ts'
import { moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { axesOf, dayText } from './chart-style.ts'
import type { Home } from './home.ts'

/** What went back on each of the last seven days, beside the same day of the week before. */
export function RefundChart({ refunds }: { readonly refunds: NonNullable<Home['refunds']> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const palette = palettes[useMode()]
  const { days, currency } = refunds
  const money = (minor: number) => moneyText({ minor, currency }, language)
  const sum = (amounts: readonly { readonly minor: number }[]) => amounts.reduce((total, { minor }) => total + minor, 0)
  const option = useMemo(() => {
    const exact = (value: unknown) => moneyText({ minor: Number(value), currency }, language)
    const short = (value: unknown) => exact(value).replace(/\.0+$/, '')
    const names = days.map(({ from }) => dayText(from, language))
    return {
      ...axesOf(palette, names, exact, short),
      legend: { top: 0, right: 0, textStyle: { color: palette.inkSoft }, itemWidth: 12, itemHeight: 8 },
      color: [palette.accent, palette.edge],
      series: [
        { type: 'bar', name: t('home.thisWeek'), data: days.map(({ minor }) => minor), barMaxWidth: 28 },
        { type: 'line', name: t('home.lastWeek'), data: days.map(({ weekBefore }) => weekBefore.minor), symbolSize: 6 },
      ],
    }
  }, [days, currency, language, palette, t])
  const rows = days.map(({ from, before, count, minor, weekBefore }) => ({
    name: dayText(from, language),
    values: [String(count), money(minor), money(weekBefore.minor)],
    address: `/refunds?${new URLSearchParams({ from: isoOf(from), before: isoOf(before), currency })}`,
  }))
  const facts = { amount: money(sum(days)), before: money(sum(days.map(({ weekBefore }) => weekBefore))) }
  return (
    <ChartPanel
      title={t('home.refundsByDay')}
      says={t('home.refundsSay', facts)}
      option={option}
      headings={[t('home.day'), t('home.refundCount'), t('home.thisWeek'), t('home.lastWeek')]}
      rows={rows}
    />
  )
}
