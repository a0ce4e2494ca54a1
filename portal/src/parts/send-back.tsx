import { type FormEvent, useState } from 'react'
import { newKey } from '../api/call.ts'
import type { Case } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'
import type { Act } from './act.ts'
import { type Failed, Trouble } from './trouble.tsx'

interface Props {
  readonly sendBack: NonNullable<Case['sendBack']>
  readonly act: Act
}

/** Where the goods go, and with which parcel. */
export function SendBack({ sendBack: { address, until, mayEnter, carriers, parcels }, act }: Props) {
  const { t, say, day } = useTexts()
  const [key, setKey] = useState(newKey)
  const [carrier, setCarrier] = useState('')
  const [waybill, setWaybill] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const wrong = await act('parcels', { key, carrier, trackingNumber: waybill.trim() })
    setFailed(wrong)
    setBusy(false)
    if (wrong?.code === 'offline') return
    setKey(newKey())
    if (wrong === null) setWaybill('')
  }
  const copy = async () => {
    // Pages over plain HTTP have no clipboard.
    await (navigator.clipboard?.writeText(address ?? '') ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    )
  }
  const nameOf = (code: string) => say(carriers.find((one) => one.code === code)?.name ?? { en: code, 'zh-CN': code })
  return (
    <section className="card" aria-labelledby="send-back">
      <h2 id="send-back">{t.sendBack}</h2>
      {until !== null && <p className="by">{t.sendBy(day(until))}</p>}
      {address !== null && (
        <div className="address">
          <p>
            <small>{t.sendTo}</small>
            {address}
          </p>
          <button type="button" className="second" onClick={copy}>
            {copied === 'copied' ? t.copied : t.copy}
          </button>
          {copied === 'copyFailed' && (
            <p className="hint" role="status">
              {t.copyFailed}
            </p>
          )}
        </div>
      )}
      {parcels.length > 0 && (
        <ul className="parcels" aria-label={t.parcels}>
          {parcels.map((parcel) => (
            <li key={parcel.trackingNumber} className="row">
              <span className="grow">
                {nameOf(parcel.carrier)} <span className="digits">{parcel.trackingNumber}</span>
              </span>
              <span className="tag">{t.parcel[parcel.status]}</span>
            </li>
          ))}
        </ul>
      )}
      {mayEnter && parcels.length === 0 && (
        <form onSubmit={send}>
          <label className="field">
            <span>{t.carrier}</span>
            <select required value={carrier} onChange={({ target }) => setCarrier(target.value)}>
              <option value="" disabled>
                {t.carrierChoose}
              </option>
              {carriers.map(({ code, name }) => (
                <option key={code} value={code}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t.waybill}</span>
            <input
              required
              className="digits"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={64}
              value={waybill}
              onChange={({ target }) => setWaybill(target.value)}
            />
          </label>
          <Trouble failed={failed} />
          <button type="submit" className="first" disabled={isBusy}>
            {isBusy ? t.saving : t.waybillSave}
          </button>
        </form>
      )}
    </section>
  )
}
