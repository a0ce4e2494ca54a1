import { type FormEvent, useState } from 'react'
import { newKey } from '../api/call.ts'
import { type KeptMessage, keepMessage, newMessage, readMessage } from '../api/kept-message.ts'
import type { Case } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'
import type { Act } from './act.ts'
import { PhotoInput } from './photo-input.tsx'
import { type Failed, Trouble } from './trouble.tsx'

/** What was said, and a box to say more; what stands in it is kept on the phone until it is sent. */
export function Messages({ shown, act }: { readonly shown: Case; readonly act: Act }) {
  const { t, say, time } = useTexts()
  const [{ key, text }, setMessage] = useState(() => readMessage(shown.id))
  const [photos, setPhotos] = useState<readonly string[]>([])
  const [sending, setSending] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const change = (message: KeptMessage) => {
    setMessage(message)
    keepMessage(shown.id, message)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || sending > 0 || text.trim() === '') return
    setBusy(true)
    const wrong = await act('entries', { key, text: text.trim(), photos })
    setFailed(wrong)
    setBusy(false)
    // It had been sent before the answer got lost, and was changed since: what stands there now is another message.
    if (wrong?.code === 'commands.key-taken') change({ key: newKey(), text })
    if (wrong !== null) return
    change(newMessage())
    setPhotos((before) => before.filter((photo) => !photos.includes(photo)))
  }
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t.messages}</h2>
      {shown.entries.length === 0 && <p className="hint">{t.noMessages}</p>}
      <ul className="messages" aria-live="polite">
        {shown.entries.map((entry) => (
          <li key={entry.id} className={entry.from}>
            <small>
              {entry.from === 'customer' ? t.fromYou : t.fromCompany} · {time(entry.at)}
            </small>
            <p>{say(entry.text)}</p>
            {entry.photos.length > 0 && (
              <p className="photos small">
                {entry.photos.map((photo) => (
                  <a key={photo.id} href={`/api/portal/photos/${photo.id}`} target="_blank" rel="noreferrer">
                    <img src={`/api/portal/photos/${photo.id}?size=small`} alt={photo.name} />
                  </a>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <form className="say" onSubmit={send}>
        <textarea
          aria-label={t.write}
          placeholder={t.write}
          rows={2}
          maxLength={4000}
          value={text}
          disabled={isBusy}
          onChange={({ target }) => change({ key, text: target.value })}
        />
        {(text !== '' || photos.length > 0 || sending > 0) && (
          <PhotoInput photos={photos} onChange={setPhotos} sending={sending} onSending={setSending} />
        )}
        <Trouble failed={failed} />
        <button type="submit" className="second" disabled={isBusy || sending > 0 || text.trim() === ''}>
          {isBusy ? t.saving : sending > 0 ? t.adding : t.send}
        </button>
      </form>
    </section>
  )
}
