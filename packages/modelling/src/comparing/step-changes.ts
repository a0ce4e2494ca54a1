import type { Words } from '../document/part.ts'
import type { Card, FieldRight, Scope, Step } from '../reading/plain-flow.ts'
import { happening } from '../sentences/event-words.ts'
import { policyWords, stepSentence, whoWords } from '../sentences/step-words.ts'
import { called, type FlowVocabulary, type Language } from '../sentences/vocabulary.ts'
import { changedWords, inBoth, quoted } from './change-words.ts'

/** A card in one edition, and what is around it there. */
export interface Sighted {
  readonly card: Card
  readonly scope: Scope
}

const RIGHTS: Readonly<Record<FieldRight, Words>> = {
  hidden: { en: 'hidden', 'zh-CN': '不可见' },
  readonly: { en: 'read only', 'zh-CN': '只读' },
  editable: { en: 'editable', 'zh-CN': '可编辑' },
  required: { en: 'required', 'zh-CN': '必填' },
}

/** What is said otherwise of a card than before, a piece each: its name, its sentence, and what its sentence leaves out. */
export function stepChanges(before: Sighted, after: Sighted, vocabulary: FlowVocabulary): Words[] {
  const [old, young] = [before.card, after.card]
  const changes: Words[] = []
  const named = (language: Language) => changedWords('name', old.name[language], young.name[language], language)
  if (old.name.en !== young.name.en || old.name['zh-CN'] !== young.name['zh-CN']) changes.push(inBoth(named))
  if (JSON.stringify([old.step, old.repeats]) === JSON.stringify([young.step, young.repeats])) return changes
  // Told under the newer name: a name that changed is told above, not again in the sentence.
  const sentence = ({ card, scope }: Sighted, language: Language) =>
    stepSentence({ ...card, name: young.name }, scope, vocabulary, language)
  if (sentence(before, 'zh-CN') !== sentence(after, 'zh-CN')) {
    changes.push(
      inBoth((language) => changedWords(null, sentence(before, language), sentence(after, language), language)),
    )
  }
  const said = [sentence(before, 'zh-CN'), sentence(after, 'zh-CN')]
  const [was, is] = [partsOf(old.step, young.name, vocabulary), partsOf(young.step, young.name, vocabulary)]
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [was.get(key), is.get(key)]
    if (from?.value['zh-CN'] === to?.value['zh-CN']) continue
    const isInSentence = [from, to].every((part, at) => part === undefined || said[at]?.includes(part.value['zh-CN']))
    if (isInSentence) continue
    const name = (to ?? from)?.name
    changes.push(
      inBoth((language) =>
        changedWords(name?.[language] ?? '', from?.value[language] ?? '', to?.value[language] ?? '', language),
      ),
    )
  }
  return changes
}

interface Part {
  readonly name: Words
  readonly value: Words
}

/** What a step is made of, whether its sentence says it or not. */
function partsOf(step: Step, name: Words, vocabulary: FlowVocabulary): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  const keep = (key: string, en: string, zh: string, value: (language: Language) => string) =>
    parts.set(key, { name: { en, 'zh-CN': zh }, value: inBoth(value) })
  switch (step.kind) {
    case 'person': {
      const { who, form, policy } = step
      keep('who', 'who', '办理人', (language) => whoWords(who, vocabulary, language))
      if (form !== null) keep('form', 'form', '表单', (language) => called(vocabulary.forms, form, language))
      if (policy !== null) {
        keep('policy', 'how several decide', '多人审批方式', (language) => policyWords(policy, language))
        keep('approvers', 'approvers', '审批人', () => policy.approvers)
      }
      for (const [field, right] of Object.entries(step.rights)) {
        const asked = vocabulary.forms.find(({ key }) => key === form)?.fields.find((one) => one.name === field)
        const label = asked?.label ?? { en: field, 'zh-CN': field }
        keep(
          `right ${field}`,
          `the field ${quoted(label.en)}`,
          `字段${quoted(label['zh-CN'])}`,
          (language) => RIGHTS[right][language],
        )
      }
      break
    }
    case 'rule':
      if (step.result !== null) keep('result', 'name of the result', '结果名称', () => step.result ?? '')
      break
    case 'work':
      keep('work', 'what the system does', '系统操作', (language) => called(vocabulary.work, step.work, language))
      break
    case 'start':
    case 'wait':
    case 'end':
      keep('event', 'what happens', '事件', (language) => happening(step.event, name, language))
      break
    default:
  }
  return parts
}
