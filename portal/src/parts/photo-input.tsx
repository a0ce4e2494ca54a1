import { type ChangeEvent, useState } from 'react'
import { shrinkPhoto } from '../api/shrink-photo.ts'
import { usePortal } from '../api/use-portal.ts'
import { useTexts } from '../text/use-texts.ts'
import { type Failed, Trouble } from './trouble.tsx'

const MOST = 9

interface Props {
  readonly photos: readonly string[]
  /** Given what makes the photos of then new ones: others come and go while one is sent. */
  readonly onChange: (changed: (before: readonly string[]) => readonly string[]) => void
  /** How many are on their way; whoever has them sends nothing off meanwhile. */
  readonly sending: number
  readonly onSending: (sending: number) => void
}

/** Photos, made small before they are sent; each is safe as soon as it is here. */
export function PhotoInput({ photos, onChange, sending, onSending }: Props) {
  const { t } = useTexts()
  const { ask } = usePortal()
  const [failed, setFailed] = useState<Failed | null>(null)
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])].slice(0, MOST - photos.length)
    target.value = ''
    setFailed(null)
    for (const [at, file] of files.entries()) {
      onSending(files.length - at)
      const path = `/photos?name=${encodeURIComponent(file.name.slice(0, 200))}`
      const called = await ask<{ id: string }>(path, { method: 'POST', file: await shrinkPhoto(file) })
      if (called.ok) onChange((before) => [...before, called.value.id])
      else setFailed(called)
    }
    onSending(0)
  }
  return (
    <div>
      <ul className="photos">
        {photos.map((id, at) => (
          <li key={id}>
            <img src={`/api/portal/photos/${id}?size=small`} alt={`${t.photo} ${at + 1}`} />
            <button
              type="button"
              className="remove"
              aria-label={`${t.removePhoto} ${at + 1}`}
              onClick={() => onChange((before) => before.filter((one) => one !== id))}
            >
              ×
            </button>
          </li>
        ))}
        {photos.length < MOST && (
          <li>
            <label className={sending > 0 ? 'add busy' : 'add'}>
              <input type="file" accept="image/*" multiple disabled={sending > 0} onChange={add} />
              <span>{sending > 0 ? t.adding : t.addPhoto}</span>
            </label>
          </li>
        )}
      </ul>
      <Trouble failed={failed} />
    </div>
  )
}
