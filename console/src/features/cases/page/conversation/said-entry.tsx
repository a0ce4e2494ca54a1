import { FileOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { bytesText, exactText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import type { Entry } from '../case-queries.ts'
import styles from './conversation.module.css'

/** Whose words they are: the words above it say so, colour and side only help. */
const toneOf = ({ kind, author }: Entry) => (kind === 'note' ? 'note' : author === 'customer' ? 'customer' : kind)

/** One thing that was said. */
export function SaidEntry({ of: entry }: { readonly of: Entry }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const tone = toneOf(entry)
  const words = entry.text ?? (entry.texts === null ? '' : inLanguage(entry.texts, language))
  return (
    <li className={styles.entry} data-tone={tone}>
      <p className={styles.meta}>
        <span className={styles.tone}>{t(`conversation.tones.${tone}`)}</span>
        <Writer of={entry} />
        <time>{exactText(entry.writtenAt, language)}</time>
      </p>
      <p className={styles.words}>{words}</p>
      {entry.attachments.length === 0 ? null : (
        <ul className={styles.files}>
          {entry.attachments.map(({ id, name, size, thumbnail }) => (
            <li key={id}>
              <a href={`/api/attachments/${id}`} target="_blank" rel="noreferrer" title={name}>
                {thumbnail === 'ready' ? (
                  <img src={`/api/attachments/${id}/thumbnail`} alt={name} width={96} height={96} loading="lazy" />
                ) : (
                  <span className={styles.file}>
                    <FileOutlined aria-hidden />
                    {name}
                    <span className="quiet">{bytesText(size, language)}</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Who wrote it; of what a customer said, who logged it for them, if they did not write it themselves. */
function Writer({ of: { author, by, byName } }: { readonly of: Entry }) {
  const { t } = useTranslation()
  if (byName === null) return null
  if (author !== 'customer') return <span>{byName}</span>
  return isStaff(by) ? <span>{t('conversation.loggedBy', { name: byName })}</span> : null
}

/** Staff are known by their address; customers who write themselves have none. */
const isStaff = (by: string | null) => by?.includes('@') === true
