import { useCallback, useEffect, useState } from 'react'
import { newKey } from '../api/call.ts'
import type { Case } from '../api/types.ts'
import { useLooks } from '../api/use-looks.ts'
import { usePortal } from '../api/use-portal.ts'
import type { Act } from '../parts/act.ts'
import { AwaitedForm } from '../parts/awaited-form.tsx'
import { Heading } from '../parts/heading.tsx'
import { Messages } from '../parts/messages.tsx'
import { QuotationView } from '../parts/quotation-view.tsx'
import { RatingForm } from '../parts/rating-form.tsx'
import { go } from '../parts/route.ts'
import { SendBack } from '../parts/send-back.tsx'
import { StepLine } from '../parts/step-line.tsx'
import { type Failed, Trouble } from '../parts/trouble.tsx'
import { useTexts } from '../text/use-texts.ts'

/** How often a case that goes on is looked at anew, in milliseconds. */
const LOOKS_EVERY = 20_000

/** A request: how far it is, what is to be done, what was said. */
export function CaseScreen({ id }: { readonly id: string }) {
  const { t, say, money, time } = useTexts()
  const { ask } = usePortal()
  const [shown, setShown] = useState<Case | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const path = `/cases/${encodeURIComponent(id)}`
  const looks = useLooks()
  const look = useCallback(async () => {
    const begun = looks.begin()
    const called = await ask<Case>(path)
    if (!looks.show(begun)) return
    if (called.ok) {
      setShown(called.value)
      setFailed(null)
    } else setFailed(called)
  }, [ask, path, looks])
  useEffect(() => {
    void look()
    const timer = setInterval(() => !document.hidden && void look(), LOOKS_EVERY)
    return () => clearInterval(timer)
  }, [look])
  const act: Act = async (below, body) => {
    const called = await ask<Case>(`${path}/${below}`, { method: 'POST', body })
    // Done before, and its answer lost: the case has gone on.
    if (!called.ok && called.code === 'commands.key-taken') await look()
    if (!called.ok) return called
    // An answer from before would undo on the screen what was done.
    looks.outdate()
    setShown(called.value)
    return null
  }
  if (shown === null) {
    return (
      <>
        <Heading text={t.requests} onBack={() => go()} />
        {failed === null ? (
          <p className="waiting" role="status">
            {t.loading}
          </p>
        ) : (
          <Trouble failed={failed} onRetry={look} />
        )}
      </>
    )
  }
  const about = shown.product && (shown.units === null ? shown.product : `${shown.product} × ${shown.units}`)
  const asked = shown.awaits.filter(({ withdraws }) => !withdraws)
  const withdrawal = shown.awaits.find(({ withdraws }) => withdraws)
  return (
    <>
      <Heading text={say(shown.offer)} onBack={() => go()} />
      {about !== null && <p className="hint">{about}</p>}
      {failed !== null && <Trouble failed={failed} onRetry={look} />}
      <section className={shown.state === 'closed' ? 'hero over' : 'hero'} aria-live="polite">
        <p className="standing">{say(shown.standing)}</p>
        {shown.amount !== null && (
          <p className="amount">
            <small>{say(shown.amount.label)}</small>
            {money(shown.amount.amount)}
          </p>
        )}
        {shown.why !== null && (
          <p className="why">
            {t.why}
            {say(shown.why)}
          </p>
        )}
      </section>
      <StepLine steps={shown.steps} />
      {shown.sendBack !== null && <SendBack sendBack={shown.sendBack} act={act} />}
      {asked.map((awaited) => (
        <AwaitedForm key={awaited.news} awaited={awaited} act={act} />
      ))}
      {(shown.rating.mayRate || shown.rating.score !== null) && <RatingForm rating={shown.rating} act={act} />}
      {shown.quotation !== null && (
        <details className="card">
          <summary>{t.details}</summary>
          <QuotationView quotation={shown.quotation} />
        </details>
      )}
      <details className="card">
        <summary>{t.filledIn}</summary>
        <dl className="answers">
          <div>
            <dt>{t.number}</dt>
            <dd className="digits">{shown.number}</dd>
          </div>
          <div>
            <dt>{t.appliedAt}</dt>
            <dd>{time(shown.openedAt)}</dd>
          </div>
          {shown.answers.map(({ label, value }) => (
            <div key={label.en}>
              <dt>{say(label)}</dt>
              <dd>{say(value)}</dd>
            </div>
          ))}
        </dl>
        {shown.photos.length > 0 && (
          <p className="photos small">
            {shown.photos.map((photo, at) => (
              <a key={photo.id} href={`/api/portal/photos/${photo.id}`} target="_blank" rel="noreferrer">
                <img src={`/api/portal/photos/${photo.id}?size=small`} alt={`${t.photo} ${at + 1}`} />
              </a>
            ))}
          </p>
        )}
      </details>
      <Messages shown={shown} act={act} />
      {withdrawal !== undefined && <Withdrawal news={withdrawal.news} label={say(withdrawal.label)} act={act} />}
    </>
  )
}

function Withdrawal({ news, label, act }: { readonly news: string; readonly label: string; readonly act: Act }) {
  const { t } = useTexts()
  const [key] = useState(newKey)
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const withdraw = async () => {
    setBusy(true)
    setFailed(await act('news', { key, news }))
    setBusy(false)
  }
  return (
    <div className="last">
      {isAsking ? (
        <div className="card" role="group" aria-label={t.withdrawSure}>
          <p>{t.withdrawSure}</p>
          <div className="row">
            <button type="button" className="second" disabled={isBusy} onClick={withdraw}>
              {isBusy ? t.saving : t.withdrawYes}
            </button>
            <button type="button" className="quiet" disabled={isBusy} onClick={() => setAsking(false)}>
              {t.withdrawNo}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="quiet wide" onClick={() => setAsking(true)}>
          {label}
        </button>
      )}
      <Trouble failed={failed} />
    </div>
  )
}
