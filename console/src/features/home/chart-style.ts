import type { Language } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Palette } from '../../shell/theme/palette.ts'

/** Texts are measured before they are drawn, so their font must have a name. */
export const FONT = 'system-ui, sans-serif'

/** A day as it stands under a bar. */
export const dayText = (at: Instant, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric' }).format(at)

/** Axes of names and amounts, in the colours of the page; `short` says an amount at the axis, where it differs. */
export const axesOf = (
  palette: Palette,
  names: readonly string[],
  say: (value: unknown) => string,
  short: (value: unknown) => string = say,
) => ({
  animation: false,
  textStyle: { fontFamily: FONT },
  grid: { left: 8, right: 8, top: 32, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  tooltip: tooltipOf(palette, say),
  xAxis: {
    type: 'category' as const,
    data: [...names],
    axisLabel: { color: palette.inkSoft },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value' as const,
    // Amounts are whole minor units: nothing lies between two of them.
    minInterval: 1,
    axisLabel: { color: palette.inkSoft, formatter: short },
    splitLine: { lineStyle: { color: palette.line } },
  },
})

export const tooltipOf = (palette: Palette, say: (value: unknown) => string) => ({
  trigger: 'item' as const,
  valueFormatter: say,
  backgroundColor: palette.sheet,
  borderColor: palette.line,
  textStyle: { color: palette.ink },
})
