import type { Quotation } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'

/** What goes back, line by line. */
export function QuotationView({ quotation }: { readonly quotation: Quotation }) {
  const { t, say, money } = useTexts()
  return (
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
  )
}
