import type { Quotation } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'

/** What goes back, line by line, and why it is so. */
export function QuotationView({ quotation }: { readonly quotation: Quotation }) {
  const { t, say, money } = useTexts()
  const explained = say(quotation.explanation).trim()
  return (
    <>
      <dl className="sums">
        {quotation.sums.map(({ label, amount }) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
        <div className="total">
          <dt>{t.total}</dt>
          <dd>{money(quotation.amount)}</dd>
        </div>
      </dl>
      {explained !== '' && <p className="explained">{explained}</p>}
    </>
  )
}
