import type { CaseTypeDocument, FieldProblem, PortalOffer } from '@aftersale/contract'
import { compileExpression } from '@aftersale/feel'
import { problemsIn, readFilledText } from '../../wording/index.ts'

/** What is wrong in the offer of a type to consumers: fields, elements and news that are not there, and FEEL that is none. */
export function portalProblems(
  { portal, fields, news = [] }: CaseTypeDocument,
  elements: ReadonlySet<string> | undefined,
): FieldProblem[] {
  if (portal === undefined) return []
  const fieldNames = new Set(fields.map(({ name }) => name))
  const newsNames = new Set(news.map(({ name }) => name))
  const places = [
    ...portal.steps.map((step, at) => [`portal.steps[${at}].elements`, step.elements] as const),
    ['portal.sendIn', portal.sendIn] as const,
    ['portal.sendBy', portal.sendBy ?? []] as const,
  ]
  return [
    ...portal.fields.flatMap(({ field, options = [] }, at) => {
      const path = `portal.fields[${at}]`
      const kind = fields.find(({ name }) => name === field)?.kind
      if (kind === undefined) return [{ path: `${path}.field`, ...NO_FIELD }]
      const known = 'options' in kind ? kind.options.map(({ value }) => value) : []
      return options.flatMap(({ value }, place) =>
        known.includes(value) ? [] : [{ path: `${path}.options[${place}].value`, ...NO_OPTION }],
      )
    }),
    ...Object.keys(portal.set).flatMap((name) =>
      fieldNames.has(name) ? [] : [{ path: `portal.set.${name}`, ...NO_FIELD }],
    ),
    ...portal.news.flatMap(({ name }, at) =>
      newsNames.has(name) ? [] : [{ path: `portal.news[${at}].name`, ...NO_NEWS }],
    ),
    ...places.flatMap(([path, named]) =>
      named.flatMap((element, at) =>
        elements === undefined || elements.has(element) ? [] : [{ path: `${path}[${at}]`, ...NO_ELEMENT }],
      ),
    ),
    ...expressionsIn(portal).flatMap(([path, source]) => feelProblem(path, source)),
    ...(['en', 'zh-CN'] as const).flatMap((language) => {
      const text = readFilledText(portal.why?.[language] ?? '')
      return text.ok ? [] : problemsIn(`portal.why.${language}`, text.refusal.problems)
    }),
  ]
}

function expressionsIn({
  when,
  fields,
  set,
  window,
  quote,
  amount,
}: PortalOffer): (readonly [string, string | undefined])[] {
  return [
    ['portal.when', when],
    ...fields.flatMap(({ options = [] }, at) =>
      options.map((option, place) => [`portal.fields[${at}].options[${place}].when`, option.when] as const),
    ),
    ...Object.entries(set).map(([name, source]) => [`portal.set.${name}`, source] as const),
    ['portal.window.days', typeof window?.days === 'string' ? window.days : undefined],
    ['portal.quote.refundShipping', quote?.refundShipping],
    ['portal.amount.value', amount?.value],
  ]
}

function feelProblem(path: string, source: string | undefined): FieldProblem[] {
  const read = compileExpression((source ?? 'null').replace(/^\s*=/, ''))
  const [wrong] = read.ok ? [] : read.refusal.problems
  return wrong === undefined ? [] : [{ path, ...wrong.message }]
}

const NO_FIELD = { en: 'is no field of this type', 'zh-CN': '不是该模板的字段' }
const NO_OPTION = { en: 'is no option of this field', 'zh-CN': '不是该字段的选项' }
const NO_NEWS = { en: 'is no news of this type', 'zh-CN': '不是该模板的消息' }
const NO_ELEMENT = { en: 'is no element of the flow', 'zh-CN': '不是该流程的节点' }
