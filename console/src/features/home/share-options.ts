import type { Palette } from '../../shell/theme/palette.ts'
import { FONT, tooltipOf } from './chart-style.ts'
import type { Part } from './parts.ts'

/** The parts of a ring, in their order; as many as are told apart. */
export const ringColors = (palette: Palette): readonly string[] => [
  palette.accent,
  palette.waiting,
  palette.running,
  palette.stuck,
  palette.closed,
  palette.edge,
]

const shared = (palette: Palette) => ({
  animation: false,
  color: [...ringColors(palette)],
  tooltip: tooltipOf(palette, String),
  textStyle: { fontFamily: FONT },
})

/** A ring of which each part has its count at it; what it is called stands in the legend beside. */
export const ringOption = (palette: Palette, parts: readonly Part[]) => ({
  ...shared(palette),
  series: [
    {
      type: 'pie',
      radius: ['40%', '66%'],
      // By place: two parts may have one name, which the library would draw in one colour.
      data: parts.map((part, at) => ({ ...part, itemStyle: { color: ringColors(palette)[at] } })),
      label: { color: palette.ink, formatter: '{c}', overflow: 'none' },
      labelLine: { length: 5, length2: 5 },
      itemStyle: { borderColor: palette.sheet, borderWidth: 2 },
    },
  ],
})

/** A bar for each part, under its name. */
export const barOption = (palette: Palette, parts: readonly Part[]) => ({
  ...shared(palette),
  grid: { left: 0, right: 40, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: { type: 'value', show: false },
  yAxis: {
    type: 'category',
    inverse: true,
    data: parts.map(({ name }) => name),
    axisLabel: { color: palette.ink },
    axisLine: { show: false },
    axisTick: { show: false },
  },
  series: [
    {
      type: 'bar',
      data: [...parts],
      barMaxWidth: 18,
      label: { show: true, position: 'right', color: palette.inkSoft },
    },
  ],
})
