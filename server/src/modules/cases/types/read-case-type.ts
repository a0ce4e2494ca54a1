import { checkDefinition } from '@aftersale/commerce'
import {
  type CaseTypeDocument,
  caseTypeDocument,
  caseTypeField,
  type FieldProblem,
  type KnownRefusal,
  readFields,
} from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { StartableProcess } from '../../../engine/index.ts'
import { problemsIn, readPrintText } from '../../wording/index.ts'
import { definitionOf } from './field-definitions.ts'
import { portalProblems } from './portal-problems.ts'

/** What a case type may name. */
export interface Surroundings {
  readonly processes: ReadonlySet<string>
  readonly startable: ReadonlyMap<string, StartableProcess>
  readonly decisions: ReadonlySet<string>
  readonly calendars: ReadonlySet<string>
  /** Fields that older versions of a type have, or give rights on, by its key. */
  readonly earlierFields: ReadonlyMap<string, ReadonlySet<string>>
}

/** More would help nobody to mend them. */
const MOST_PROBLEMS = 50

/** A case type as somebody wrote it down, or everything that is wrong with it, its own parts and what it names. */
export function readCaseType(
  document: unknown,
  around: Surroundings,
): Result<CaseTypeDocument, KnownRefusal<'cases.type-wrong'>> {
  const read = readFields(caseTypeDocument, document)
  const own = read.ok
    ? [
        ...printProblems(read.value),
        ...rightProblems(read.value, around),
        ...portalProblems(read.value, around.startable.get(read.value.process)?.elements),
      ]
    : read.refusal.fields
  const problems = [...own, ...namedProblems(document, around)]
  if (read.ok && problems.length === 0) return accept(read.value)
  return refuse({ code: 'cases.type-wrong', fields: problems.slice(0, MOST_PROBLEMS) })
}

function printProblems({ print }: CaseTypeDocument): FieldProblem[] {
  return (['en', 'zh-CN'] as const).flatMap((language) => {
    const text = readPrintText(print?.[language] ?? '')
    return text.ok ? [] : problemsIn(`print.${language}`, text.refusal.problems)
  })
}

/** A misspelt name would leave a field open to everybody. One that is left out keeps its rights, for cases that have it. */
function rightProblems(
  { key, fields, permissions }: CaseTypeDocument,
  { earlierFields }: Pick<Surroundings, 'earlierFields'>,
): FieldProblem[] {
  const known = new Set([...fields.map(({ name }) => name), ...(earlierFields.get(key) ?? [])])
  const unknown = Object.keys(permissions.fields ?? {}).filter((name) => !known.has(name))
  return unknown.map((name) => ({ path: `permissions.fields.${name}`, ...NO_FIELD }))
}

const NO_FIELD = { en: 'is no field of this type', 'zh-CN': '不是该模板的字段' }

type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/** The flow that a document names, as far as it names one. */
export const processNamed = (document: unknown): string[] => {
  const process = isObject(document) ? document['process'] : undefined
  return typeof process === 'string' ? [process] : []
}

function namedProblems(
  document: unknown,
  { processes, startable, decisions, calendars }: Surroundings,
): FieldProblem[] {
  if (!isObject(document)) return []
  const { priority, fields, subject, clocks, news, portal } = document
  const decision = isObject(priority) ? priority['decision'] : undefined
  const calendar = isObject(clocks) ? clocks['calendar'] : undefined
  return [
    ...processNamed(document).flatMap((process) => {
      if (!processes.has(process)) return [missing('process', process, 'flow', '流程')]
      return startable.has(process) ? [] : [{ path: 'process', ...NOT_STARTABLE }]
    }),
    ...(typeof decision === 'string' && !decisions.has(decision)
      ? [missing('priority.decision', decision, 'decision', '规则')]
      : []),
    ...(typeof calendar === 'string' && !calendars.has(calendar)
      ? [missing('clocks.calendar', calendar, 'calendar', '日历')]
      : []),
    ...Object.entries(figuresIn(portal)).flatMap(([name, key]) =>
      typeof key !== 'string' || decisions.has(key) ? [] : [missing(`portal.figures.${name}`, key, 'decision', '规则')],
    ),
    ...processNamed(document).flatMap((process) => awaitedProblems(clocks, startable.get(process)?.elements)),
    ...processNamed(document).flatMap((process) => unheardProblems(news, startable.get(process)?.messages)),
    ...fieldProblems(fields, 'fields'),
    ...(Array.isArray(news) ? news.slice(0, 50).flatMap(newsProblems) : []),
    ...twice(namesOf(news), (at) => `news[${at}].name`),
    ...twice(Array.isArray(subject) ? subject : [], (at) => `subject[${at}]`),
  ]
}

/** The figures of rules that an offer names, as far as it is one. */
function figuresIn(portal: unknown): Loose {
  const figures = isObject(portal) ? portal['figures'] : undefined
  return isObject(figures) ? figures : {}
}

function missing(path: string, key: string, en: string, zh: string): FieldProblem {
  const shown = key.slice(0, 100).toWellFormed()
  return { path, en: `names the ${en} ${shown}, which is not deployed`, 'zh-CN': `所引用的${zh} ${shown} 尚未部署` }
}

/** A misspelt element would never be reached, and the clocks would run on. */
function awaitedProblems(clocks: unknown, elements: ReadonlySet<string> | undefined): FieldProblem[] {
  const awaiting = isObject(clocks) ? clocks['awaiting'] : undefined
  if (!Array.isArray(awaiting) || elements === undefined) return []
  return awaiting.flatMap((element, at) =>
    typeof element !== 'string' || elements.has(element) ? [] : [{ path: `clocks.awaiting[${at}]`, ...NO_ELEMENT }],
  )
}

/** News that no step awaits could never be reported. */
function unheardProblems(news: unknown, messages: ReadonlySet<string> | null | undefined): FieldProblem[] {
  if (messages === undefined || messages === null) return []
  return namesOf(news).flatMap((name, at) =>
    typeof name !== 'string' || messages.has(name) ? [] : [{ path: `news[${at}].name`, ...UNHEARD }],
  )
}

const UNHEARD = { en: 'is no message that the flow awaits', 'zh-CN': '不是该流程等待的消息' }
const NO_ELEMENT = { en: 'is no element of the flow', 'zh-CN': '不是该流程的节点' }

const NOT_STARTABLE = {
  en: 'names a flow that begins only by messages, signals or times',
  'zh-CN': '所引用的流程只能由消息、信号或定时启动',
}

function fieldProblems(fields: unknown, path: string): FieldProblem[] {
  if (!Array.isArray(fields)) return []
  return [
    ...fields.slice(0, 100).flatMap((field, at) => definitionProblems(field, at, path)),
    ...twice(namesOf(fields), (at) => `${path}[${at}].name`),
  ]
}

const newsProblems = (news: unknown, at: number): FieldProblem[] =>
  isObject(news) ? fieldProblems(news['fields'], `news[${at}].fields`) : []

const namesOf = (named: unknown): unknown[] =>
  Array.isArray(named) ? named.map((one: unknown) => (isObject(one) ? one['name'] : null)) : []

/** Of a field whose parts have the right types; the others are told by the schema. */
function definitionProblems(field: unknown, at: number, path: string): FieldProblem[] {
  const read = readFields(caseTypeField, field)
  if (!read.ok) return []
  const checked = checkDefinition(definitionOf(read.value, at))
  if (checked.ok) return []
  return checked.refusal.fields.map((problem) => ({ ...problem, path: `${path}[${at}].${problem.path}` }))
}

function twice(names: readonly unknown[], pathAt: (at: number) => string): FieldProblem[] {
  return names.flatMap((name, at) =>
    typeof name === 'string' && names.indexOf(name) < at
      ? [{ path: pathAt(at), en: 'stands twice', 'zh-CN': '重复' }]
      : [],
  )
}
