import { useEffect, useState } from 'react'
import type { Draft } from '../api/draft.ts'
import type { Line, Offer, Quotation } from '../api/types.ts'
import { usePortal } from '../api/use-portal.ts'
import { QuotationView } from '../parts/quotation-view.tsx'
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
  const [quotation, setQuotation] = useState<Quotation | 'looking' | null>(offer.quotes ? 'looking' : null)
  useEffect(() => {
    if (!offer.quotes) return
    const body = { type: offer.type, line: about, units, fields }
    const look = async () => {
      const called = await ask<Quotation>('/quotations', { method: 'POST', body })
      setQuotation(called.ok ? called.value : null)
    }
    void look()
  }, [ask, about, units, fields, offer])
  return (
    <>
      {quotation === 'looking' && (
        <p className="waiting" role="status">
          {t.estimateLoading}
        </p>
      )}
      {quotation !== null && quotation !== 'looking' && (
        <section className="card" aria-labelledby="estimate">
          <h2 id="estimate">{t.estimated}</h2>
          <p className="amount">{money(quotation.amount)}</p>
          <QuotationView quotation={quotation} />
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
          const told = step.kind === 'photos' ? <Photos ids={photos} /> : <Answer step={step} fields={fields} />
          const label = step.kind === 'photos' ? t.photos : say(step.question.label)
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {told}{' '}
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
