import { usePortal } from '../api/use-portal.ts'
import { Heading } from '../parts/heading.tsx'
import { go } from '../parts/route.ts'
import { useTexts } from '../text/use-texts.ts'

/** What somebody needs with a product: one of what is offered. */
export function WhatScreen({ about }: { readonly about: string }) {
  const { t, say } = useTexts()
  const { order } = usePortal()
  const line = order?.lines.find((one) => one.line === about)
  const types = line?.offers.map(({ type }) => type) ?? []
  const offers = order?.offers.filter(({ type }) => types.includes(type)) ?? []
  return (
    <>
      <Heading text={t.what} onBack={() => go()} />
      {line !== undefined && <p className="hint">{say(line.name)}</p>}
      {offers.length === 0 && <p>{t.nothingOffered}</p>}
      <ul className="cards tight">
        {offers.map(({ type, offer, hint }) => (
          <li key={type}>
            <button type="button" className="card row" onClick={() => go('ask', about, type)}>
              <span className="grow">
                <strong>{say(offer)}</strong>
                {hint !== null && <small>{say(hint)}</small>}
              </span>
              <span aria-hidden="true">›</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
