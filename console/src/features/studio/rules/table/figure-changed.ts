import { figuresInCell, type TableFigure } from '@aftersale/decision'

/** The figure that a change of one cell changes, and into what; undefined where the change is of another kind. */
export function figureChanged(
  figures: readonly TableFigure[],
  column: number,
  rule: number,
  before: string,
  after: string,
): { readonly figure: TableFigure; readonly to: number } | undefined {
  const [was, is] = [figuresInCell(before), figuresInCell(after)]
  const gone = was.filter((number) => !is.includes(number))
  const come = is.filter((number) => !was.includes(number))
  const [from] = gone
  const [to] = come
  if (gone.length !== 1 || come.length !== 1 || to === undefined) return undefined
  const figure = figures.find((one) => one.column === column && one.value === from && one.rules.includes(rule))
  return figure === undefined || figure.rules.length < 2 ? undefined : { figure, to }
}

/** The other rules that share a figure which a change of one cell changes. */
export const othersSharing = (
  figures: readonly TableFigure[],
  column: number,
  rule: number,
  before: string,
  after: string,
): readonly number[] =>
  figureChanged(figures, column, rule, before, after)?.figure.rules.filter((other) => other !== rule) ?? []
