import type { ResourceProblem } from '../deploying/resource.ts'
import type { StepFailure } from '../failure.ts'
import type { ScenarioOutcome, StepOutcome } from '../run-scenario.ts'
import type { Sentence } from '../sentence.ts'
import { eventText } from './event-text.ts'
import { stepWords } from './step-words.ts'

type Language = keyof Sentence

/** Longer event sequences are cut for people; a document has all of them. */
const MOST_CHARACTERS = 2_000
const WIDEST_WORDS = 32

/** What a person reads of a run: a line for each step, then why it stopped, if it did. */
export function outcomeLines({ steps, instances }: ScenarioOutcome, language: Language): readonly string[] {
  const isNamed = instances.length > 1
  const words = steps.map(({ what }) => stepWords(what))
  const width = Math.min(WIDEST_WORDS, Math.max(0, ...words.map((one) => one.length)))
  const digits = String(steps.at(-1)?.step ?? 0).length
  const lines = steps.map((step, index) => {
    const text = [...noteOf(step, language), cut(eventText(step.happened, isNamed))].filter((one) => one !== '')
    return `${String(step.step).padStart(digits)} ${(words[index] ?? '').padEnd(width)}  ${text.join('  ')}`.trimEnd()
  })
  const last = steps.at(-1)
  return last === undefined || last.failure === null ? lines : [...lines, ...failureLines(last, last.failure, language)]
}

function noteOf({ what, notes, failure }: StepOutcome, language: Language): readonly string[] {
  if (failure !== null) return ['✗']
  return what.does === 'expect' ? ['✓'] : notes.map((note) => `(${note[language]})`)
}

const cut = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text)

function failureLines({ step, what }: StepOutcome, failure: StepFailure, language: Language): readonly string[] {
  const head = { en: `Step ${step} (${stepWords(what)}): `, 'zh-CN': `第 ${step} 步（${stepWords(what)}）：` }[language]
  const problems = failure.code === 'scenario.step-refused' ? failure.problems : []
  return ['', `${head}${failure.message[language]}`, ...problems.map((problem) => problemLine(problem, language))]
}

/** A reason why a file does not execute: file, element with its name, sentence. */
export function problemLine({ resource, element, name, message }: ResourceProblem, language: Language): string {
  const drawn = name === null || name === element ? '' : { en: ` “${name}”`, 'zh-CN': `“${name}”` }[language]
  return `${resource}: ${element === null ? '' : `${element}${drawn}: `}${message[language]}`
}
