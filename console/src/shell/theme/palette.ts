/** Every colour of the console by its job. Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
export type Palette = {
  readonly paper: string
  readonly sheet: string
  readonly hover: string
  readonly line: string
  readonly edge: string
  readonly ink: string
  readonly inkSoft: string
  readonly accent: string
  readonly accentHover: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly waiting: string
  readonly waitingSoft: string
  readonly running: string
  readonly runningSoft: string
  readonly stuck: string
  readonly stuckSoft: string
  readonly closed: string
  readonly closedSoft: string
}

/** Ink on warm paper, celadon for what can be done. */
const light: Palette = {
  paper: '#f6f5f1',
  sheet: '#ffffff',
  hover: '#f1efe9',
  line: '#e5e2da',
  edge: '#8c9089',
  ink: '#1d2423',
  inkSoft: '#59625f',
  accent: '#17594a',
  accentHover: '#0f4338',
  accentSoft: '#e2ede8',
  onAccent: '#ffffff',
  waiting: '#7d4b00',
  waitingSoft: '#f9eeda',
  running: '#2d5279',
  runningSoft: '#e5edf5',
  stuck: '#9c2b23',
  stuckSoft: '#f9e6e3',
  closed: '#3c584e',
  closedSoft: '#e8eeea',
}

const dark: Palette = {
  paper: '#141719',
  sheet: '#1b1f21',
  hover: '#232829',
  line: '#2d3335',
  edge: '#717b78',
  ink: '#e9e7e1',
  inkSoft: '#a6aeab',
  accent: '#74c6ac',
  accentHover: '#93d6c0',
  accentSoft: '#1e322c',
  onAccent: '#0c1d18',
  waiting: '#e9bb78',
  waitingSoft: '#352a18',
  running: '#98bce0',
  runningSoft: '#1e2c3a',
  stuck: '#f19c92',
  stuckSoft: '#3c2321',
  closed: '#a3c2b5',
  closedSoft: '#232f2b',
}

export const palettes = { light, dark } as const

export type Mode = keyof typeof palettes

/** The palette as custom properties: `inkSoft` is `--ink-soft` in style sheets. */
export const propertiesOf = (palette: Palette): [name: string, value: string][] =>
  Object.entries(palette).map(([name, value]) => [
    `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ])
