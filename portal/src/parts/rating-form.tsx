import { type FormEvent, useState } from 'react'
import type { Case } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'
import type { Act } from './act.ts'
import { type Failed, Trouble } from './trouble.tsx'

const SCORES = [1, 2, 3, 4, 5]

/** What the customer thinks of it: one to five stars, and words where there are any. */
export function RatingForm({ rating, act }: { readonly rating: Case['rating']; readonly act: Act }) {
  const { t } = useTexts()
  const [score, setScore] = useState(rating.score ?? 0)
  const [comment, setComment] = useState(rating.comment ?? '')
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const isSaved = rating.score === score && (rating.comment ?? '') === comment.trim()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || score === 0) return
    setBusy(true)
    setFailed(await act('rating', { score, comment: comment.trim() === '' ? null : comment.trim() }))
    setBusy(false)
  }
  return (
    <form className="card" onSubmit={send}>
      <fieldset className="stars" disabled={!rating.mayRate}>
        <legend>{rating.score === null ? t.rate : t.rated}</legend>
        {SCORES.map((one) => (
          <label key={one} className={one <= score ? 'on' : ''}>
            <input
              type="radio"
              name="score"
              className="unseen"
              checked={score === one}
              onChange={() => setScore(one)}
            />
            <span aria-hidden="true">★</span>
            <span className="unseen">{t.stars(one)}</span>
          </label>
        ))}
      </fieldset>
      {rating.mayRate && score > 0 && (
        <>
          <label className="field">
            <span>{t.rateComment}</span>
            <textarea rows={2} maxLength={1000} value={comment} onChange={({ target }) => setComment(target.value)} />
          </label>
          <Trouble failed={failed} />
          {isSaved ? (
            <p className="hint">{t.rateChange}</p>
          ) : (
            <button type="submit" className="second" disabled={isBusy}>
              {isBusy ? t.saving : t.rateSend}
            </button>
          )}
        </>
      )}
    </form>
  )
}
