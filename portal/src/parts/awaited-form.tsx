import { type FormEvent, useState } from 'react'
import { newKey } from '../api/call.ts'
import type { Awaited } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'
import type { Act } from './act.ts'
import { isAnswered, QuestionInput, type Value } from './question-input.tsx'
import { type Failed, Trouble } from './trouble.tsx'

/** Something that the case awaits of its customer, such as the answer to a quotation. */
export function AwaitedForm({ awaited, act }: { readonly awaited: Awaited; readonly act: Act }) {
  const { t, say } = useTexts()
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState<Readonly<Record<string, Value | undefined>>>({})
  const [isBusy, setBusy] = useState(false)
  const [isWanting, setWanting] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const isComplete = awaited.fields.every(({ name, required }) => !required || isAnswered(values[name]))
    setWanting(!isComplete)
    if (!isComplete || isBusy) return
    setBusy(true)
    const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => isAnswered(value)))
    const wrong = await act('news', { key, news: awaited.news, fields })
    setFailed(wrong)
    setBusy(false)
    // What is answered from here on is another answer, also where it had been sent before and its own got lost.
    if (wrong === null || wrong.code === 'commands.key-taken') setKey(newKey())
  }
  return (
    <form className="card" onSubmit={send} aria-label={say(awaited.label)}>
      <h2>{say(awaited.label)}</h2>
      {awaited.fields.map((field) => (
        <QuestionInput
          key={field.name}
          question={field}
          value={values[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {isWanting && (
        <p className="trouble" role="alert">
          {t.required}
        </p>
      )}
      <Trouble failed={failed} />
      <button type="submit" className="second" disabled={isBusy}>
        {isBusy ? t.saving : t.answer}
      </button>
    </form>
  )
}
