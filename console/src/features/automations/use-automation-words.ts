import { useTranslation } from 'react-i18next'
import { listText } from '../../text/list-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { Automation, AutomationRun } from './automation-queries.ts'
import { everyText } from './every-text.ts'

type Document = Automation['document']

/** When an automation looks and what it does, in words. */
export function useAutomationWords() {
  const { t } = useTranslation()
  const language = useLanguage()
  const record = (name: AutomationRun['record']) => t(`automation.records.${name}`)
  const action = (name: string) => {
    const words: Readonly<Record<string, string>> = {
      'change-case': t('automation.actions.changeCase'),
      note: t('automation.actions.note'),
      tell: t('automation.actions.tell'),
      watch: t('automation.actions.watch'),
      'open-case': t('automation.actions.openCase'),
      'start-flow': t('automation.actions.startFlow'),
      publish: t('automation.actions.publish'),
      webhook: t('automation.actions.webhook'),
    }
    return words[name] ?? name
  }
  return {
    record,
    action,
    trigger: ({ trigger }: Document) => {
      switch (trigger.kind) {
        case 'change':
          return t('automation.triggers.change', { record: record(trigger.record) })
        case 'schedule':
          return t('automation.triggers.schedule', {
            every: everyText(trigger.every, t),
            record: record(trigger.record),
          })
        case 'date':
          return t('automation.triggers.date', { field: trigger.field, record: record(trigger.record) })
        case 'clock':
          return t(trigger.state === 'warned' ? 'automation.triggers.warned' : 'automation.triggers.breached')
      }
    },
    does: (document: Document) =>
      listText(
        document.do.map((one) => action(one.action)),
        language,
      ),
  }
}
