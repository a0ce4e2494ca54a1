import type { Question } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'

export type Value = string | number | boolean

interface Props {
  readonly question: Pick<Question, 'name' | 'label' | 'kind' | 'required'>
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
  /** Choices that fit; absent: all. */
  readonly fitting?: readonly string[] | undefined
  /** Whether the label is said elsewhere. */
  readonly isLabelled?: boolean
}

/** What one question is answered by, as its kind asks. */
export function QuestionInput({ question, value, onChange, fitting, isLabelled = false }: Props) {
  const { t, say } = useTexts()
  const { name, label, kind, required } = question
  const said = say(label)
  const options =
    kind.type === 'boolean'
      ? [
          { value: true, text: t.yes },
          { value: false, text: t.no },
        ]
      : 'options' in kind
        ? kind.options
            .filter((option) => fitting === undefined || fitting.includes(option.value))
            .map((option) => ({ value: option.value, text: say(option.label) }))
        : null
  if (options !== null) {
    return (
      <fieldset className="choices">
        <legend className={isLabelled ? 'unseen' : ''}>{said}</legend>
        {options.map((option) => (
          <label key={String(option.value)} className="choice">
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.text}</span>
          </label>
        ))}
      </fieldset>
    )
  }
  const text = value === undefined ? '' : String(value)
  const change = (typed: string) => onChange(typed === '' ? undefined : kind.type === 'number' ? Number(typed) : typed)
  const shared = { value: text, required, 'aria-label': said, id: `answer-${name}` }
  return (
    <label className="field">
      {!isLabelled && <span>{said}</span>}
      {kind.type === 'long-text' ? (
        <textarea
          {...shared}
          rows={5}
          maxLength={kind.maxLength ?? 4000}
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <input
          {...shared}
          type={kind.type === 'date' ? 'date' : kind.type === 'number' ? 'number' : 'text'}
          {...(kind.type === 'number' && {
            inputMode: 'decimal' as const,
            step: 10 ** -(kind.decimals ?? 0),
            ...(kind.min !== undefined && { min: kind.min }),
          })}
          {...(kind.type === 'text' && { maxLength: kind.maxLength ?? 500 })}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </label>
  )
}

/** Whether an answer is one. */
export const isAnswered = (value: Value | undefined): boolean =>
  value !== undefined &&
  !(typeof value === 'string' && value.trim() === '') &&
  !(typeof value === 'number' && Number.isNaN(value))
