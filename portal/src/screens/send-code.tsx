import { type RefObject, useState } from 'react'
import { call } from '../api/call.ts'
import { type Failed, Trouble } from '../parts/trouble.tsx'
import { useSecondsUntil } from '../parts/use-seconds-until.ts'
import { useTexts } from '../text/use-texts.ts'

interface Props {
  readonly order: string
  /** Where the order number is typed: without one, the browser asks for it there. */
  readonly orderInput: RefObject<HTMLInputElement | null>
  readonly onSent: () => void
}

/** The order that a code was last asked for, and when (milliseconds of this device) another may be. */
interface Asked {
  readonly order: string
  readonly until: number
  readonly isSent: boolean
}

/** Has a code sent to the telephone that the company knows of the order. What is said is the same whether it knows one. */
export function SendCode({ order, orderInput, onSent }: Props) {
  const { t, language } = useTexts()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isAbout = asked !== null && asked.order === order
  const wait = useSecondsUntil(isAbout ? asked.until : null)
  const send = async () => {
    if (isBusy || orderInput.current?.reportValidity() === false) return
    setBusy(true)
    setFailed(null)
    const called = await call<{ againInSeconds: number }>('/codes', { language, method: 'POST', body: { order } })
    setBusy(false)
    const seconds = called.ok ? called.value.againInSeconds : called.retryAfterSeconds
    if (seconds !== null) setAsked({ order, until: Date.now() + seconds * 1_000, isSent: called.ok })
    if (called.ok) onSent()
    else setFailed(called)
  }
  return (
    <div className="send-code">
      <div role="status">{isAbout && asked.isSent && <p className="note">{t.codeSent}</p>}</div>
      <Trouble failed={failed} />
      <button type="button" className="second wide" onClick={send} disabled={isBusy || wait > 0}>
        {isBusy ? t.codeSending : wait > 0 ? t.codeAgainIn(wait) : t.sendCode}
      </button>
    </div>
  )
}
