import { useEffect, useState } from 'react'
import { type Draft, keepDraft, newDraft, readDraft } from '../api/draft.ts'
import type { Case } from '../api/types.ts'
import { usePortal } from '../api/use-portal.ts'
import { Heading } from '../parts/heading.tsx'
import { PhotoInput } from '../parts/photo-input.tsx'
import { isAnswered, QuestionInput } from '../parts/question-input.tsx'
import { go, goInstead } from '../parts/route.ts'
import { type Failed, Trouble } from '../parts/trouble.tsx'
import { useTexts } from '../text/use-texts.ts'
import { ConfirmStep } from './confirm-step.tsx'
import { stepsOf } from './steps.ts'

interface Props {
  /** A line, or `order`. */
  readonly about: string
  readonly type: string
  readonly step: number
}

/** A request being made. What is filled in is kept on the phone until it is sent. */
export function AskScreen({ about, type, step }: Props) {
  const { t, say } = useTexts()
  const { order, ask, refresh } = usePortal()
  const number = order?.number ?? ''
  const [draft, setDraft] = useState<Draft>(() => readDraft(number, about, type) ?? newDraft())
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const [isWanting, setWanting] = useState(false)
  useEffect(() => setWanting(false), [step])
  const offer = order?.offers.find((one) => one.type === type)
  const line = order?.lines.find((one) => one.line === about)
  if (offer === undefined) {
    return (
      <>
        <Heading text={t.what} onBack={() => go()} />
        <p>{t.nothingOffered}</p>
      </>
    )
  }
  const steps = stepsOf(offer, line)
  const at = Math.min(Math.max(step, 0), steps.length - 1)
  const now = steps[at] ?? { kind: 'confirm' }
  const change = (more: Partial<Draft>) => {
    const changed = { ...draft, ...more }
    setDraft(changed)
    keepDraft(number, about, type, changed)
  }
  const back = () => (at === 0 ? (about === 'order' ? go() : go('ask', about)) : go('ask', about, type, at - 1))
  const isComplete =
    now.kind === 'question'
      ? !now.question.required || isAnswered(draft.fields[now.question.name])
      : now.kind !== 'photos' || offer.photos !== 'needed' || draft.photos.length > 0
  const next = () => {
    setWanting(!isComplete)
    if (isComplete) go('ask', about, type, at + 1)
  }
  const submit = async () => {
    if (isBusy) return
    setBusy(true)
    setFailed(null)
    const fields = Object.fromEntries(Object.entries(draft.fields).filter(([, value]) => isAnswered(value)))
    const body = {
      key: draft.key,
      type,
      fields,
      photos: draft.photos,
      ...(about !== 'order' && { line: about }),
      ...(offer.units && { units: draft.units }),
    }
    const called = await ask<Case>('/cases', { method: 'POST', body })
    setBusy(false)
    if (!called.ok) {
      setFailed(called)
      return
    }
    keepDraft(number, about, type, null)
    void refresh()
    goInstead('case', called.value.id)
  }
  const titles = {
    units: t.howMany,
    photos: offer.photos === 'needed' ? t.photosNeeded : t.photosWelcome,
    confirm: t.confirm,
  }
  const title = now.kind === 'question' ? say(now.question.label) : titles[now.kind]
  const fitting = line?.offers.find((one) => one.type === type)?.options
  return (
    <>
      <div className="way" aria-hidden="true">
        <div style={{ width: `${((at + 1) / steps.length) * 100}%` }} />
      </div>
      <p className="hint">
        {say(offer.offer)}
        {line !== undefined && ` · ${say(line.name)}`} · {t.stepOf(at + 1, steps.length)}
      </p>
      <Heading text={title} onBack={back} />
      {now.kind === 'units' && (
        <UnitsStep units={draft.units} most={line?.freeUnits ?? 1} onChange={(units) => change({ units })} />
      )}
      {now.kind === 'question' && (
        <>
          {now.question.hint !== null && <p className="hint">{say(now.question.hint)}</p>}
          {!now.question.required && <p className="hint">{t.optional}</p>}
          <QuestionInput
            key={now.question.name}
            question={now.question}
            isLabelled
            fitting={fitting?.[now.question.name]}
            value={draft.fields[now.question.name]}
            onChange={(value) => {
              const { [now.question.name]: _, ...others } = draft.fields
              change({ fields: value === undefined ? others : { ...others, [now.question.name]: value } })
            }}
          />
        </>
      )}
      {now.kind === 'photos' && <PhotoInput photos={draft.photos} onChange={(photos) => change({ photos })} />}
      {now.kind === 'confirm' && (
        <ConfirmStep
          about={about}
          offer={offer}
          line={line}
          draft={draft}
          steps={steps}
          onGo={(to) => go('ask', about, type, to)}
        />
      )}
      {isWanting && (
        <p className="trouble" role="alert">
          {now.kind === 'photos' ? t.photosNeeded : t.required}
        </p>
      )}
      <Trouble failed={failed} />
      <div className="action">
        {now.kind === 'confirm' ? (
          <button type="button" className="first" disabled={isBusy} onClick={submit}>
            {isBusy ? t.submitting : t.submit}
          </button>
        ) : (
          <button type="button" className="first" onClick={next}>
            {t.next}
          </button>
        )}
      </div>
    </>
  )
}

function UnitsStep({
  units,
  most,
  onChange,
}: {
  readonly units: number
  readonly most: number
  readonly onChange: (units: number) => void
}) {
  const { t } = useTexts()
  const shown = Math.min(units, most)
  return (
    <div className="counter">
      <button
        type="button"
        className="second"
        aria-label={t.fewer}
        disabled={shown <= 1}
        onClick={() => onChange(shown - 1)}
      >
        −
      </button>
      <output aria-live="polite">{t.units(shown)}</output>
      <button
        type="button"
        className="second"
        aria-label={t.more}
        disabled={shown >= most}
        onClick={() => onChange(shown + 1)}
      >
        +
      </button>
    </div>
  )
}
