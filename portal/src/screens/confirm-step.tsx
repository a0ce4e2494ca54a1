import { useCallback, useEffect, useState } from 'react'
import type { Called } from '../api/call.ts'
import type { Draft } from '../api/draft.ts'
import type { Line, Offer, Quotation } from '../api/types.ts'
import { usePortal } from '../api/use-portal.ts'
import { QuotationView } from '../parts/quotation-view.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useTexts } from '../text/use-texts.ts'
import type { Step } from './steps.ts'

interface Props {
  readonly about: string
  readonly offer: Offer
  readonly line: Line | undefined
  readonly draft: Draft
  /** Of the line, as many as are free at most. */
  readonly units: number
  readonly steps: readonly Step[]
  readonly onGo: (step: number) => void
}

/** Everything once more before it is sent, with what would come back. */
export function ConfirmStep({ about, offer, line, draft: { fields, photos }, units, steps, onGo }: Props) {
  const { t, say, money } = useTexts()
  const { ask } = usePortal()
  const [quotation, setQuotation] = useState<Called<Quotation> | 'looking' | null>(offer.quotes ? 'looking' : null)
  const look = useCallback(async () => {
    if (!offer.quotes) return
    setQuotation('looking')
    const body = { type: offer.type, line: about, units, fields }
    setQuotation(await ask<Quotation>('/quotations', { method: 'POST', body }))
  }, [ask, about, units, fields, offer])
  useEffect(() => {
    void look()
  }, [look])
  const told = quotation === 'looking' ? null : quotation
  return (
    <>
      {quotation === 'looking' && (
        <p className="waiting" role="status">
          {t.estimateLoading}
        </p>
      )}
      {told !== null && !told.ok && told.code !== 'portal.not-quoted' && <Trouble failed={told} onRetry={look} />}
      {told?.ok && (
        <section className="card" aria-labelledby="estimate">
          <h2 id="estimate">{t.estimated}</h2>
          <p className="amount">{money(told.value.amount)}</p>
          <QuotationView quotation={told.value} />
        </section>
      )}
      <dl className="answers">
        {line !== undefined && (
          <div>
            <dt>{t.products}</dt>
            <dd>
              {say(line.name)}
              {offer.units && ` × ${units}`}
            </dd>
          </div>
        )}
        {steps.map((step, at) => {
          if (step.kind !== 'question' && step.kind !== 'photos') return null
          const answer = step.kind === 'photos' ? <Photos ids={photos} /> : <Answer step={step} fields={fields} />
          const label = step.kind === 'photos' ? t.photos : say(step.question.label)
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {answer}{' '}
                <button type="button" className="quiet" aria-label={`${t.change}: ${label}`} onClick={() => onGo(at)}>
                  {t.change}
                </button>
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

function Answer({
  step,
  fields,
}: {
  readonly step: Extract<Step, { kind: 'question' }>
  readonly fields: Draft['fields']
}) {
  const { t, say } = useTexts()
  const { name, kind } = step.question
  const value = fields[name]
  if (value === undefined) return '—'
  if (typeof value === 'boolean') return value ? t.yes : t.no
  const option = 'options' in kind ? kind.options.find((one) => one.value === value) : undefined
  return option === undefined ? String(value) : say(option.label)
}

function Photos({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTexts()
  if (ids.length === 0) return '—'
  return (
    <span className="photos small">
      {ids.map((id, at) => (
        <img key={id} src={`/api/portal/photos/${id}?size=small`} alt={`${t.photo} ${at + 1}`} />
      ))}
    </span>
  )
}
