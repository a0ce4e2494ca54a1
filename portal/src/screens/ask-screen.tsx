import { useEffect, useState } from 'react'
import type { Case } from '../api/types.ts'
import { useDraft } from '../api/use-draft.ts'
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
  const { draft, change, drop } = useDraft(number, about, type)
  /** How many photos are on their way. */
  const [sending, setSending] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const [isWanting, setWanting] = useState(false)
  useEffect(() => {
    setWanting(false)
    setFailed(null)
  }, [step])
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
  const most = line?.freeUnits ?? 1
  /** What was filled in may be more than is free by now. */
  const units = Math.max(1, Math.min(draft.units, most))
  const back = () => (at === 0 ? (about === 'order' ? go() : go('ask', about)) : go('ask', about, type, at - 1))
  const isComplete =
    now.kind === 'question'
      ? !now.question.required || isAnswered(draft.fields[now.question.name])
      : now.kind !== 'photos' || offer.photos !== 'needed' || draft.photos.length > 0
  const isChoice = now.kind === 'question' && (now.question.kind.type === 'boolean' || 'options' in now.question.kind)
  // Not yet answered, the way on is muted but still answers: whoever presses it is told what is missing.
  const next = () => {
    setWanting(!isComplete)
    if (isComplete) go('ask', about, type, at + 1)
  }
  const submit = async () => {
    if (isBusy || sending > 0) return
    setBusy(true)
    setFailed(null)
    const fields = Object.fromEntries(Object.entries(draft.fields).filter(([, value]) => isAnswered(value)))
    const body = {
      key: draft.key,
      type,
      fields,
      photos: draft.photos,
      ...(about !== 'order' && { line: about }),
      ...(offer.units && { units }),
    }
    const called = await ask<Case>('/cases', { method: 'POST', body })
    setBusy(false)
    if (called.ok) {
      drop()
      void refresh()
      goInstead('case', called.value.id)
    } else if (called.code === 'commands.key-taken') {
      // It was filed before the answer got lost, and changed since: what is there is what was filed.
      drop()
      const known = new Set(order?.cases.map(({ id }) => id))
      const looked = await refresh()
      const [filed, ...more] = looked.ok ? looked.value.cases.filter(({ id }) => !known.has(id)) : []
      if (filed === undefined || more.length > 0) goInstead()
      else goInstead('case', filed.id)
    } else setFailed(called)
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
        <UnitsStep units={units} most={most} onChange={(chosen) => change(() => ({ units: chosen }))} />
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
            onChange={(value) =>
              change(({ fields }) => {
                const { [now.question.name]: _, ...others } = fields
                return { fields: value === undefined ? others : { ...others, [now.question.name]: value } }
              })
            }
          />
        </>
      )}
      {now.kind === 'photos' && (
        <PhotoInput
          photos={draft.photos}
          onChange={(changed) => change(({ photos }) => ({ photos: changed(photos) }))}
          sending={sending}
          onSending={setSending}
        />
      )}
      {now.kind === 'confirm' && (
        <ConfirmStep
          about={about}
          offer={offer}
          line={line}
          draft={draft}
          units={units}
          steps={steps}
          onGo={(to) => go('ask', about, type, to)}
        />
      )}
      {isWanting && (
        <p className="trouble" role="alert">
          {now.kind === 'photos' ? t.photosNeeded : isChoice ? t.choose : t.required}
        </p>
      )}
      <Trouble failed={failed} />
      <div className="action">
        {now.kind === 'confirm' ? (
          <button type="button" className="first" disabled={isBusy || sending > 0} onClick={submit}>
            {isBusy ? t.submitting : sending > 0 ? t.adding : t.submit}
          </button>
        ) : (
          <button type="button" className="first" disabled={sending > 0} aria-disabled={!isComplete} onClick={next}>
            {sending > 0 ? t.adding : t.next}
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
  return (
    <div className="counter">
      <button
        type="button"
        className="second"
        aria-label={t.fewer}
        disabled={units <= 1}
        onClick={() => onChange(units - 1)}
      >
        −
      </button>
      <output aria-live="polite">{t.units(units)}</output>
      <button
        type="button"
        className="second"
        aria-label={t.more}
        disabled={units >= most}
        onClick={() => onChange(units + 1)}
      >
        +
      </button>
    </div>
  )
}
