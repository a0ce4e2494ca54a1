import { type FormEvent, useState } from 'react'
import { call } from '../api/call.ts'
import type { Order } from '../api/types.ts'
import { Heading } from '../parts/heading.tsx'
import { broughtBy } from '../parts/route.ts'
import { type Failed, Trouble } from '../parts/trouble.tsx'
import { useTexts } from '../text/use-texts.ts'

interface Props {
  readonly order: string
  /** Whether a session has ended in the middle of something. */
  readonly isBack: boolean
  readonly onEnter: (order: Order) => void
}

/** The door: an order number and a proof that it is one’s own. */
export function EnterScreen({ order: known, isBack, onEnter }: Props) {
  const { t, language } = useTexts()
  const [order, setOrder] = useState(() => known || broughtBy('order'))
  const [kind, setKind] = useState<'phone' | 'code'>(() => (broughtBy('code') === '' ? 'phone' : 'code'))
  const [proof, setProof] = useState(() => broughtBy('code'))
  const [failed, setFailed] = useState<Failed | null>(null)
  const [isBusy, setBusy] = useState(false)
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
  const change = () => {
    setKind(kind === 'phone' ? 'code' : 'phone')
    setProof('')
    setFailed(null)
  }
  return (
    <form className="enter" onSubmit={enter}>
      <Heading text={t.enterTitle} />
      <p className={isBack ? 'note' : 'hint'} {...(isBack && { role: 'status' })}>
        {isBack ? t.again : t.enterHint}
      </p>
      <label className="field">
        <span>{t.orderNumber}</span>
        <input
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
      <button type="button" className="quiet wide" onClick={change}>
        {kind === 'phone' ? t.byCode : t.byPhone}
      </button>
    </form>
  )
}
