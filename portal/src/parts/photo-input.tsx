import { type ChangeEvent, useState } from 'react'
import { shrinkPhoto } from '../api/shrink-photo.ts'
import { usePortal } from '../api/use-portal.ts'
import { useTexts } from '../text/use-texts.ts'
import { type Failed, Trouble } from './trouble.tsx'

const MOST = 9

interface Props {
  readonly photos: readonly string[]
  readonly onChange: (photos: readonly string[]) => void
}

/** Photos, made small before they are sent; each is safe as soon as it is here. */
export function PhotoInput({ photos, onChange }: Props) {
  const { t } = useTexts()
  const { ask } = usePortal()
  const [sending, setSending] = useState(0)
  const [failed, setFailed] = useState<Failed | null>(null)
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])].slice(0, MOST - photos.length)
    target.value = ''
    setFailed(null)
    setSending(files.length)
    let all = photos
    for (const file of files) {
      const path = `/photos?name=${encodeURIComponent(file.name.slice(0, 200))}`
      const called = await ask<{ id: string }>(path, { method: 'POST', file: await shrinkPhoto(file) })
      if (called.ok) {
        all = [...all, called.value.id]
        onChange(all)
      } else setFailed(called)
      setSending((left) => left - 1)
    }
    setSending(0)
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
              onClick={() => onChange(photos.filter((one) => one !== id))}
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
