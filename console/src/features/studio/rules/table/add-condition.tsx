import type { BookDecision } from '@aftersale/decision'
import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { newConditions } from './new-conditions.ts'

const GROUPS = ['request', 'facts', 'case', 'decisions'] as const

/** A column more: one chooses what it asks of, and every rule leaves it open at first. */
export function AddCondition({ decision }: { readonly decision: BookDecision }) {
  const { t } = useTranslation()
  const { book, vocabulary, language, apply } = useRules()
  const [isOpen, setOpen] = useState(false)
  const [expression, setExpression] = useState<string | null>(null)
  const conditions = isOpen ? newConditions(book, decision, vocabulary) : []
  const chosen = conditions.find((one) => one.expression === expression)
  const close = () => {
    setOpen(false)
    setExpression(null)
  }
  const add = () => {
    if (chosen === undefined) return
    const { en, 'zh-CN': chinese, type } = chosen
    const label = en === chinese ? en : `${en} · ${chinese}`
    apply({ kind: 'add-input', decision: decision.id, label, expression: chosen.expression, type })
    close()
  }
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('studioRules.addCondition')}
      </Button>
      <Modal
        open={isOpen}
        title={t('studioRules.addCondition')}
        okText={t('studioRules.addCondition')}
        cancelText={t('studioRules.cancel')}
        okButtonProps={{ disabled: chosen === undefined }}
        destroyOnHidden
        onOk={add}
        onCancel={close}
      >
        <p className="quiet">{t('studioRules.addConditionHint')}</p>
        <Select
          autoFocus
          className={styles.wide ?? ''}
          aria-label={t('studioRules.asksOf')}
          placeholder={t('studioRules.asksOf')}
          showSearch={{ optionFilterProp: 'label' }}
          value={expression}
          onChange={setExpression}
          options={GROUPS.flatMap((group) => {
            const options = conditions
              .filter((one) => one.group === group)
              .map((one) => ({ value: one.expression, label: one[language] }))
            return options.length === 0 ? [] : [{ label: t(`studioRules.groups.${group}`), options }]
          })}
        />
      </Modal>
    </>
  )
}
