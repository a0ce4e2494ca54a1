/** Light or dark, or as whoever looks at it has the system. */
export type Scheme = 'auto' | 'light' | 'dark'

interface Colours {
  readonly ground: string
  readonly sheet: string
  readonly ink: string
  readonly soft: string
  readonly frame: string
  readonly person: readonly [line: string, fill: string]
  readonly rule: readonly [line: string, fill: string]
  readonly work: readonly [line: string, fill: string]
}

/** Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), lines of at least 3 : 1 (1.4.11). */
const LIGHT: Colours = {
  ground: '#ffffff',
  sheet: '#ffffff',
  ink: '#1d2423',
  soft: '#59625f',
  frame: '#8c9089',
  person: ['#2d5279', '#e5edf5'],
  rule: ['#7d4b00', '#f9eeda'],
  work: ['#17594a', '#e2ede8'],
}

const DARK: Colours = {
  ground: '#141719',
  sheet: '#1b1f21',
  ink: '#e9e7e1',
  soft: '#a6aeab',
  frame: '#717b78',
  person: ['#98bce0', '#1e2c3a'],
  rule: ['#e9bb78', '#352a18'],
  work: ['#74c6ac', '#1e322c'],
}

const FONTS = "system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"

function rulesOf(colours: Colours): Readonly<Record<string, string>> {
  const { ground, sheet, ink, soft, frame } = colours
  const task = ([line, fill]: readonly [string, string]) => `fill:${fill};stroke:${line}`
  return {
    ground: `fill:${ground}`,
    shape: `fill:${sheet};stroke:${ink}`,
    person: task(colours.person),
    rule: task(colours.rule),
    work: task(colours.work),
    frame: `fill:none;stroke:${frame}`,
    mark: `fill:none;stroke:${ink}`,
    solid: `fill:${ink};stroke:${ink}`,
    paper: `fill:${sheet};stroke:${ink}`,
    flow: `fill:none;stroke:${soft}`,
    tip: `fill:${soft};stroke:${soft}`,
    open: `fill:${sheet};stroke:${soft}`,
    name: `fill:${ink}`,
    label: `fill:${soft}`,
  }
}

const FIXED: Readonly<Record<string, string>> = {
  shape: 'stroke-width:1.5',
  person: 'stroke-width:1.5',
  rule: 'stroke-width:1.5',
  work: 'stroke-width:1.5',
  frame: 'stroke-width:1.2',
  thick: 'stroke-width:3.5',
  mark: 'stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round',
  bold: 'stroke-width:2.6',
  solid: 'stroke-width:1;stroke-linejoin:round',
  paper: 'stroke-width:1.2;stroke-linejoin:round',
  flow: 'stroke-width:1.5',
  tip: 'stroke-width:1;stroke-linejoin:round',
  open: 'stroke-width:1.2;stroke-linejoin:round',
  dashed: 'stroke-dasharray:5 3',
  dotted: 'stroke-dasharray:1.5 3.5;stroke-linecap:round',
  title: 'font-weight:600',
}

/** The style sheet of a drawing, for what is inside of `root` (a class) alone. */
export function styleSheet(root: string, scheme: Scheme): string {
  const sheet = (rules: Readonly<Record<string, string>>) =>
    Object.entries(rules)
      .map(([name, rule]) => `.${root} .${name}{${rule}}`)
      .join('')
  const base = `.${root}{font-family:${FONTS}}${sheet(rulesOf(scheme === 'dark' ? DARK : LIGHT))}`
  const dark = scheme === 'auto' ? `@media (prefers-color-scheme:dark){${sheet(rulesOf(DARK))}}` : ''
  return `${base}${dark}${sheet(FIXED)}`
}
