import type { Bilingual } from '@aftersale/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BehindNote } from '../../../../shell/sheet/behind-note.tsx'
import { TextField } from '../../../../shell/sheet/text-field.tsx'
import { joinLabel, splitLabel } from '../document/label-pair.ts'
import styles from '../forms.module.css'

type LabelSettingProps = {
  readonly id: string
  readonly what: 'label' | 'hint'
  readonly value: unknown
  /** What the form in force says. */
  readonly former: unknown
  readonly isReadOnly: boolean
  readonly onChange: (label: string) => void
}

/** A text that the form keeps as “English · 中文”, written as two. */
export function LabelSetting({ id, what, value, former, isReadOnly, onChange }: LabelSettingProps) {
  const { t } = useTranslation()
  const [both, setBoth] = useState(() => splitLabel(value))
  const change = (part: Partial<Bilingual>) => {
    const next = { ...both, ...part }
    setBoth(next)
    onChange(joinLabel(next))
  }
  return (
    <div className={styles.pair}>
      <TextField
        id={`${id}-zh`}
        label={t(what === 'label' ? 'studioForm.label.zh' : 'studioForm.hint.zh')}
        value={both['zh-CN']}
        longest={500}
        isFixed={isReadOnly}
        onChange={(text) => change({ 'zh-CN': text })}
      />
      <TextField
        id={`${id}-en`}
        label={t(what === 'label' ? 'studioForm.label.en' : 'studioForm.hint.en')}
        value={both.en}
        longest={500}
        isFixed={isReadOnly}
        onChange={(en) => change({ en })}
      />
      <BehindNote
        former={typeof former === 'string' ? splitLabel(former) : undefined}
        words={both}
        fields={{ en: `${id}-en`, 'zh-CN': `${id}-zh` }}
      />
    </div>
  )
}
