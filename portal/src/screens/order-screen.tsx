import { useEffect } from 'react'
import type { Line } from '../api/types.ts'
import { usePortal } from '../api/use-portal.ts'
import { Heading } from '../parts/heading.tsx'
import { go } from '../parts/route.ts'
import { useTexts } from '../text/use-texts.ts'

/** The order: its requests, its products with what can be done, and what concerns it as a whole. */
export function OrderScreen() {
  const { t, say, time } = useTexts()
  const { order, refresh } = usePortal()
  useEffect(() => {
    void refresh()
  }, [refresh])
  if (order === null) return null
  return (
    <>
      <Heading text={`${t.order} ${order.number}`} />
      <p className="hint">
        {t.orderedAt} {time(order.orderedAt)}
      </p>
      {order.cases.length > 0 && (
        <section aria-labelledby="requests">
          <h2 id="requests">{t.requests}</h2>
          <ul className="cards">
            {order.cases.map((one) => (
              <li key={one.id}>
                <a className="card row" href={`#/case/${one.id}`}>
                  <span className="grow">
                    <strong>{say(one.offer)}</strong>
                    <small>{one.product ?? one.number}</small>
                  </span>
                  <span className={one.state === 'closed' ? 'tag over' : 'tag'}>{say(one.standing)}</span>
                  <span aria-hidden="true">›</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="products">
        <h2 id="products">{t.products}</h2>
        <ul className="cards">
          {order.lines.map((line) => (
            <li key={line.line} className="card">
              <ProductCard line={line} />
            </li>
          ))}
        </ul>
      </section>
      {order.ofOrder.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t.otherMatters}</h2>
          <ul className="cards tight">
            {order.offers
              .filter(({ type }) => order.ofOrder.includes(type))
              .map(({ type, offer, hint }) => (
                <li key={type}>
                  <button type="button" className="card row" onClick={() => go('ask', 'order', type)}>
                    <span className="grow">
                      <strong>{say(offer)}</strong>
                      {hint !== null && <small>{say(hint)}</small>}
                    </span>
                    <span aria-hidden="true">›</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ProductCard({ line }: { readonly line: Line }) {
  const { t, say, money, day } = useTexts()
  const isOpen = line.offers.length > 0
  return (
    <>
      <div className="row top">
        <strong className="grow">{say(line.name)}</strong>
        <span className="price">
          {money(line.paid)}
          <small>{t.units(line.quantity)}</small>
        </span>
      </div>
      <p className="facts">
        {line.deliveredAt === null ? t.notDelivered : t.deliveredAt(day(line.deliveredAt))}
        {line.quantity > 1 && line.freeUnits > 0 && ` · ${t.freeUnits(line.freeUnits)}`}
      </p>
      {line.windows.length > 0 && (
        <ul className="windows">
          {line.windows.map(({ label, until, isOpen: runs }) => (
            <li key={label.en} className={runs ? 'runs' : ''}>
              {say(label)} {runs ? t.until(day(`${until}T04:00:00Z`)) : t.past}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <button
          type="button"
          className="second"
          onClick={() => go('ask', line.line)}
          aria-label={`${t.ask}: ${say(line.name)}`}
        >
          {t.ask}
        </button>
      ) : (
        <p className="facts">{line.freeUnits < 1 ? t.nothingLeft : t.nothingOffered}</p>
      )}
    </>
  )
}
