import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import type { Order } from '../api/types.ts'
import { Heading } from '../parts/heading.tsx'
import { broughtBy } from '../parts/route.ts'
import { type Failed, Trouble } from '../parts/trouble.tsx'
import { useTexts } from '../text/use-texts.ts'
import { SendCode } from './send-code.tsx'

interface Props {
  readonly order: string
  /** Whether a session has ended in the middle of something. */
  readonly isBack: boolean
  /** Whether the company sends codes. */
  readonly sendsCodes: boolean
  readonly onEnter: (order: Order) => void
}

/** The door: an order number and a proof that it is one’s own. */
export function EnterScreen({ order: known, isBack, sendsCodes, onEnter }: Props) {
  const { t, language } = useTexts()
  const [order, setOrder] = useState(() => known || broughtBy('order'))
  const [kind, setKind] = useState<'phone' | 'code'>(() => (broughtBy('code') === '' ? 'phone' : 'code'))
  const [proof, setProof] = useState(() => broughtBy('code'))
  const [failed, setFailed] = useState<Failed | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [timesSent, setTimesSent] = useState(0)
  const orderInput = useRef<HTMLInputElement>(null)
  const proofInput = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (timesSent > 0) proofInput.current?.focus()
  }, [timesSent])
  const enter = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setFailed(null)
    const given = kind === 'phone' ? { kind, tail: proof } : { kind, code: proof.trim() }
    const body = { order: order.trim(), proof: given }
    const called = await call<Order>('/session', { language, method: 'POST', body })
    setBusy(false)
    if (called.ok) onEnter(called.value)
    else setFailed(called)
  }
  const proveBy = (other: 'phone' | 'code') => {
    setKind(other)
    if (other !== kind) setProof('')
    setFailed(null)
  }
  return (
    <form className="enter" onSubmit={enter}>
      <Heading text={t.enterTitle} />
      <p className={isBack ? 'note' : 'hint'} {...(isBack && { role: 'status' })}>
        {isBack ? t.again : kind === 'phone' ? t.enterHint : t.enterHintCode}
      </p>
      <label className="field">
        <span>{t.orderNumber}</span>
        <input
          ref={orderInput}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          value={order}
          onChange={({ target }) => setOrder(target.value)}
          aria-describedby="order-hint"
        />
        <small id="order-hint">{t.orderNumberHint}</small>
      </label>
      <label className="field">
        <span>{kind === 'phone' ? t.phoneTail : t.code}</span>
        <input
          key={kind}
          ref={proofInput}
          required
          className="digits"
          inputMode="numeric"
          autoComplete={kind === 'phone' ? 'off' : 'one-time-code'}
          {...(kind === 'phone' ? { pattern: '[0-9]{4}', maxLength: 4 } : { maxLength: 12 })}
          value={proof}
          onChange={({ target }) => setProof(kind === 'phone' ? target.value.replaceAll(/\D/g, '') : target.value)}
        />
        {kind === 'code' && <small>{t.codeHint}</small>}
      </label>
      <Trouble failed={failed} />
      <button type="submit" className="first" disabled={isBusy}>
        {isBusy ? t.entering : t.enter}
      </button>
      {sendsCodes && kind === 'code' && (
        <SendCode
          order={order.trim()}
          orderInput={orderInput}
          onSent={() => {
            proveBy('code')
            setTimesSent((times) => times + 1)
          }}
        />
      )}
      <button type="button" className="quiet wide" onClick={() => proveBy(kind === 'phone' ? 'code' : 'phone')}>
        {kind === 'phone' ? t.byCode : t.byPhone}
      </button>
    </form>
  )
}
