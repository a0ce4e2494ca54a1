import { conditionWords, interruptionWords, type PlainEdit, type Way } from '@aftersale/modelling'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../../../shell/sheet/side-sheet.tsx'
import { useLanguage } from '../../../../../text/use-language.ts'
import { targetChoices } from '../insert/suggest.ts'
import styles from './sheet.module.css'
import type { SheetProps } from './sheet-props.ts'

type WaySheetProps = SheetProps & {
  readonly way: Way
  readonly onRemove: (edit: Extract<PlainEdit, { kind: 'remove-way' }>) => void
  readonly onInsert: (way: string) => void
  readonly onOpenBranch: (card: string) => void
  readonly onOpenExpert: (element: string) => void
}

/** One way: when it is taken, and where it leads. */
export function WaySheet(props: WaySheetProps) {
  const { way, scope, known, isReadOnly, onApply, onClose, onRemove, onInsert, onOpenBranch, onOpenExpert } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [to, setTo] = useState(way.to)
  const { interruption, condition } = way
  const from = scope.cards.find(({ id }) => id === way.from)
  const said =
    interruption === null
      ? condition === null
        ? t(way.isDefault ? 'plain.branch.otherwise' : 'plain.way.always')
        : conditionWords(condition, known, language)
      : interruptionWords(interruption.event, interruption.name, interruption.goesOn, language)
  const hasOthers = scope.ways.some((other) => other.from === way.from && other.id !== way.id) || interruption !== null
  return (
    <SideSheet title={way.name[language] || said} onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.lead}>{said}</p>
        {from?.step.kind === 'branch' ? (
          <div>
            <Button onClick={() => onOpenBranch(from.id)}>{t('plain.way.toBranch')}</Button>
          </div>
        ) : null}
        {isReadOnly ? null : (
          <SheetForm
            submit={t('plain.save')}
            onSubmit={async () => {
              if (to === way.to || (await onApply({ kind: 'lead', flow: way.id, to }))) onClose()
            }}
            onCancel={onClose}
            isRunning={false}
            error={null}
          >
            <ChoiceField
              id="way-to"
              label={t('plain.way.to')}
              hint={t('plain.way.toHint')}
              value={to}
              options={targetChoices(scope, language, t('plain.unnamed'), way.to)}
              onChange={setTo}
            />
          </SheetForm>
        )}
      </div>
      {isReadOnly ? null : (
        <div className={styles.foot}>
          <Button icon={<PlusOutlined />} onClick={() => onInsert(way.id)}>
            {t('plain.insertHere')}
          </Button>
          <Button onClick={() => onOpenExpert(interruption?.id ?? way.id)}>{t('plain.expert')}</Button>
          {hasOthers ? (
            <Button danger icon={<DeleteOutlined />} onClick={() => onRemove({ kind: 'remove-way', flow: way.id })}>
              {t('plain.way.remove')}
            </Button>
          ) : null}
        </div>
      )}
    </SideSheet>
  )
}
