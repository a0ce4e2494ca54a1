import type { Bilingual } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { BehindNote } from './behind-note.tsx'
import styles from './side-sheet.module.css'
import { TextField } from './text-field.tsx'

type NameFieldsProps = {
  /** What the ids of both begin with. */
  readonly id: string
  readonly value: Bilingual
  /** What is in force, where a language may fall behind it. */
  readonly former?: Bilingual | undefined
  readonly onChange: (value: Bilingual) => void
  readonly problems?: { readonly en?: string | undefined; readonly 'zh-CN'?: string | undefined }
  readonly isRequired?: boolean
  readonly isFixed?: boolean
}

/** What something is called in both languages, side by side. */
export function NameFields({
  id,
  value,
  former,
  onChange,
  problems = {},
  isRequired = false,
  isFixed = false,
}: NameFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.pair}>
      <TextField
        id={`${id}-zh`}
        label={t('role.nameZh')}
        value={value['zh-CN']}
        onChange={(text) => onChange({ ...value, 'zh-CN': text })}
        problem={problems['zh-CN']}
        isRequired={isRequired}
        isFixed={isFixed}
      />
      <TextField
        id={`${id}-en`}
        label={t('role.nameEn')}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
        problem={problems.en}
        isRequired={isRequired}
        isFixed={isFixed}
      />
      <BehindNote former={former} words={value} fields={{ en: `${id}-en`, 'zh-CN': `${id}-zh` }} />
    </div>
  )
}
