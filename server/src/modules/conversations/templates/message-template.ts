import { type BodyOf, type FieldProblem, readFields, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { type FilledText, problemsIn, readFilledText } from '../../wording/index.ts'

export type TemplateDocument = BodyOf<typeof routes.putMessageTemplate>['template']

/** A message template, ready to make messages. */
export interface MessageTemplate {
  readonly document: TemplateDocument
  readonly text: { readonly en: FilledText; readonly 'zh-CN': FilledText }
}

export type TemplateProblem = FieldProblem & { readonly resource: string }

export interface TemplatesWrong {
  readonly code: 'conversations.templates-wrong'
  readonly problems: TemplateProblem[]
}

const DOCUMENT = routes.putMessageTemplate.body.shape.template

/** Reads a message template from the text of its file or from JSON, and compiles its placeholders. */
export function readMessageTemplate(resource: string, source: unknown): Result<MessageTemplate, TemplatesWrong> {
  const wrong = (problems: readonly FieldProblem[]) =>
    refuse({
      code: 'conversations.templates-wrong' as const,
      problems: problems.map((problem) => ({ resource, ...problem })),
    })
  const json = typeof source === 'string' ? parsed(source) : { value: source }
  if (!('value' in json)) return wrong([json])
  const read = readFields(DOCUMENT, json.value)
  if (!read.ok) return wrong(read.refusal.fields)
  const document = read.value
  const [en, zh] = [readFilledText(document.text.en), readFilledText(document.text['zh-CN'])]
  if (en.ok && zh.ok) return accept({ document, text: { en: en.value, 'zh-CN': zh.value } })
  return wrong([...problemsOf('text.en', en), ...problemsOf('text.zh-CN', zh)])
}

function parsed(text: string): { readonly value: unknown } | FieldProblem {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { path: '', en: `is not JSON: ${error.message}`, 'zh-CN': `不是 JSON：${error.message}` }
  }
}

const problemsOf = (path: string, read: ReturnType<typeof readFilledText>): FieldProblem[] =>
  read.ok ? [] : problemsIn(path, read.refusal.problems)
