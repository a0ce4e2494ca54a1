import type { Card, Policy, Scope, Step, Who } from '../reading/plain-flow.ts'
import { happening } from './event-words.ts'
import { timingWords } from './timing-words.ts'
import { called, type FlowVocabulary, type Language } from './vocabulary.ts'

/** What a card says below its name: who does what until when, in one sentence of the reader's language. */
export function stepSentence(card: Card, scope: Scope, vocabulary: FlowVocabulary, language: Language): string {
  const said = sentenceOf(card, scope, vocabulary, language)
  if (!card.repeats) return said
  return language === 'en' ? `${said} (again for each)` : `${said}（逐项重复）`
}

function sentenceOf(card: Card, scope: Scope, vocabulary: FlowVocabulary, language: Language): string {
  const { step, name } = card
  const en = language === 'en'
  switch (step.kind) {
    case 'person':
      return personSentence(step, decides(card, scope), vocabulary, language)
    case 'start':
      if (step.event.kind === 'none') return en ? 'Begins here' : '从这里开始'
      return en
        ? `Begins when ${happening(step.event, name, language)}`
        : `${happening(step.event, name, language)}时开始`
    case 'rule': {
      if (step.decision === null) return en ? 'By a rule' : '由规则判定'
      const rule = called(vocabulary.decisions, step.decision, language)
      return en ? `By the rule “${rule}”` : `由规则“${rule}”判定`
    }
    case 'work':
      // What work is usually called says more than that it is done only where the step has no name of its own.
      if (name[language] !== '') return en ? 'The system does it' : '系统自动完成'
      return en
        ? `The system does it: ${called(vocabulary.work, step.work, language)}`
        : `系统自动完成：${called(vocabulary.work, step.work, language)}`
    case 'tell': {
      const template = step.template === null ? '' : called(vocabulary.templates, step.template, language)
      return en ? `The customer is told: “${template}”` : `通知客户：“${template}”`
    }
    case 'wait':
      return waitSentence(card, step, scope, language)
    case 'branch':
      if (step.takes === 'one') return en ? 'One of these ways is taken' : '按条件选择其中一条'
      return en ? 'Every way whose condition holds is taken' : '满足条件的路径都会执行'
    case 'parallel':
      return en ? 'All ways go on at the same time' : '各路径同时进行'
    case 'join':
      return JOINS[step.awaits][language]
    case 'race':
      return en ? 'Waits for whichever comes first' : '等待最先发生的一项'
    case 'call': {
      const process = step.process === null ? '' : called(vocabulary.processes, step.process, language)
      return en ? `Goes through the flow “${process}”` : `执行流程“${process}”`
    }
    case 'group':
      if (step.event === null) return en ? 'A part with steps of its own' : '包含多个步骤的部分'
      // Its name says no more than the card's own.
      if (step.event.kind === 'error') return en ? 'If a step is rejected' : '步骤被拒绝时执行'
      return en
        ? `Whenever ${happening(step.event, name, language)}`
        : `发生${happening(step.event, name, language)}时执行`
    case 'end':
      return endSentence(step, language)
    default:
      return step.what[language]
  }
}

const JOINS = {
  any: { en: 'The ways come together', 'zh-CN': '路径在此汇合' },
  taken: { en: 'Waits for all ways that were taken', 'zh-CN': '等待已执行的路径全部完成' },
  all: { en: 'Waits for all ways', 'zh-CN': '等待全部路径完成' },
} as const

function endSentence(step: Step & { kind: 'end' }, language: Language): string {
  const en = language === 'en'
  if (step.event.kind === 'terminate') return en ? 'Ends everything' : '结束全部步骤'
  if (step.event.kind === 'error') return en ? 'Ends as refused' : '以不予受理结束'
  return en ? 'Ends here' : '到此结束'
}

/** “until the parcel arrives, at most 7 days”: what it waits for, and what ends the waiting earlier. */
function waitSentence(card: Card, { event }: Step & { kind: 'wait' }, { ways }: Scope, language: Language): string {
  const en = language === 'en'
  const latest = ways.find(
    ({ from, interruption }) => from === card.id && interruption?.event.kind === 'timer' && !interruption.goesOn,
  )?.interruption
  const atMost =
    latest?.event.kind === 'timer' && latest.event.timing.duration !== null
      ? timingWords(latest.event.timing, language)
      : null
  if (event.kind === 'timer' && event.timing.duration !== null) {
    const timing = timingWords(event.timing, language)
    return en ? `Waits ${timing}` : `等待 ${timing}`
  }
  const what = happening(event, card.name, language)
  const until = en ? `Waits until ${what}` : `等到${what}`
  if (atMost === null) return until
  return en ? `${until}, at most ${atMost}` : `${until}，最多 ${atMost}`
}

/** Whether what the person fills in says how the flow goes on. */
export function decides(card: Card, { ways, cards }: Scope): boolean {
  if (card.step.kind !== 'person') return false
  if (card.step.policy !== null) return true
  const next = ways.filter(({ from, interruption }) => from === card.id && interruption === null)
  const branch = cards.find(({ id, step }) => id === next[0]?.to && step.kind === 'branch')
  return branch !== undefined && ways.some(({ from, condition }) => from === branch.id && VERDICT.test(condition ?? ''))
}

/** What the answer of an approval is called in the pack, and by steps that were inserted here. */
const VERDICT = /^(?:decision|approved|\w+Granted) = /

/** Whom names stand for: those keep their capitals in a sentence. */
const NAMED: ReadonlySet<Who['kind']> = new Set(['groups', 'persons'])

function personSentence(
  step: Step & { kind: 'person' },
  isDeciding: boolean,
  vocabulary: FlowVocabulary,
  language: Language,
): string {
  const who = whoWords(step.who, vocabulary, language)
  const due = step.due === null ? null : timingWords(step.due, language)
  const { policy } = step
  if (language === 'en') {
    const within = due === null ? '' : ` within ${due}`
    if (policy !== null) return `${policyWords(policy, language)}${within}`
    const by = NAMED.has(step.who.kind) ? who : `${who.charAt(0).toLowerCase()}${who.slice(1)}`
    return `${isDeciding ? 'Decided by' : 'By'} ${by}${within === '' ? '' : `,${within}`}`
  }
  const within = due === null ? '' : `，${due}内`
  if (policy !== null) return `${policyWords(policy, language)}${within}`
  return `${who}${isDeciding ? '审批' : '办理'}${within}`
}

/** Whom a step is for. */
export function whoWords(who: Who, vocabulary: FlowVocabulary, language: Language): string {
  const en = language === 'en'
  const and = (all: readonly string[]) => all.join(en ? ', ' : '、')
  switch (who.kind) {
    case 'everybody':
      return en ? 'Any colleague' : '任意同事'
    case 'groups':
      return and(who.groups.map((key) => called(vocabulary.groups, key, language)))
    case 'persons':
      return and(who.persons)
    case 'named': {
      const otherwise = who.otherwise === null ? null : called(vocabulary.groups, who.otherwise, language)
      if (otherwise === null) return en ? 'Whoever the rule names' : '规则指定的人员'
      return en ? `Whoever the rule names, or ${otherwise}` : `规则指定的人员（默认${otherwise}）`
    }
    default:
      return en ? 'Whoever a formula names' : '由公式指定的人员'
  }
}

/** How several decide. */
export function policyWords({ kind, ratio, approvers }: Policy, language: Language): string {
  const count = approvers.startsWith('=') ? null : approvers.split(',').filter((one) => one.trim() !== '').length
  if (language === 'en') {
    const of = count === null ? 'several' : String(count)
    if (kind === 'any') return `The first of ${of} approvers decides`
    if (kind === 'all') return `All ${of} approvers decide`
    if (kind === 'ordered') return `${of === 'several' ? 'Several' : of} approvers decide one after the other`
    return `${Math.round((ratio ?? 1) * 100)}% of ${of} approvers decide`
  }
  const of = count === null ? '多人' : `${count} 人`
  if (kind === 'any') return `${of}或签，一人决定即可`
  if (kind === 'all') return `${of}会签，须全部同意`
  if (kind === 'ordered') return `${of}依次审批`
  return `${of}审批，${Math.round((ratio ?? 1) * 100)}% 同意即通过`
}
