import { accept, type Result, refuse } from '@aftersale/kernel'
import { type ColumnRefusal, locateColumns } from './reading/index.ts'
import type { ImportTemplate } from './template.ts'

/** A template, and where its columns stand in the file at hand. */
export interface ChosenTemplate {
  readonly template: ImportTemplate
  readonly places: Readonly<Record<string, number>>
}

export type TemplateChoiceRefusal =
  | { readonly code: 'imports.template-unknown'; readonly template: string; readonly known: readonly string[] }
  | {
      readonly code: 'imports.no-template-fits'
      readonly name: string
      readonly found: readonly string[]
      readonly known: readonly string[]
    }
  | (ColumnRefusal & { readonly name: string; readonly template: string })

/**
 * The template asked for; without one, of those whose columns are all there the one with the most. Where none fits, the
 * columns are named that the nearest one misses, unless it was not asked for and not a single one of its columns is there.
 */
export function chooseTemplate(
  templates: readonly ImportTemplate[],
  { header, name }: { readonly header: readonly string[]; readonly name: string },
  wanted: string | undefined,
): Result<ChosenTemplate, TemplateChoiceRefusal> {
  const known = templates.map((template) => template.name)
  const asked = wanted === undefined ? templates : templates.filter((template) => template.name === wanted)
  const tried = asked.map((template) => ({ template, located: locateColumns(header, headersOf(template)) }))
  const fitting = tried.flatMap(({ template, located }) => (located.ok ? [{ template, places: located.value }] : []))
  const best = fitting.sort((a, b) => widthOf(b.template) - widthOf(a.template))[0]
  if (best !== undefined) return accept(best)
  const failed = tried.flatMap(({ template, located }) => (located.ok ? [] : [{ template, refusal: located.refusal }]))
  const nearest = failed.sort((a, b) => missingOf(a.refusal) - missingOf(b.refusal))[0]
  if (wanted !== undefined && nearest === undefined) {
    return refuse({ code: 'imports.template-unknown', template: wanted, known })
  }
  if (nearest === undefined || (wanted === undefined && missingOf(nearest.refusal) === widthOf(nearest.template))) {
    return refuse({ code: 'imports.no-template-fits', name, found: header, known })
  }
  return refuse({ ...nearest.refusal, name, template: nearest.template.name })
}

function headersOf(template: ImportTemplate): Record<string, string> {
  return Object.fromEntries(Object.entries(template.columns).map(([name, column]) => [name, column.header]))
}

const widthOf = (template: ImportTemplate) => Object.keys(template.columns).length
const missingOf = (refusal: ColumnRefusal) => (refusal.code === 'intake.column-missing' ? refusal.missing.length : 0)
