import type { AnswerOf, routes } from '@aftersale/contract'
import { type DecisionTrace, explainInWords } from '@aftersale/decision'
import { pathsRead } from '@aftersale/feel'
import { labelInBoth } from '@aftersale/kernel'
import { stopWords, type Trial, trialInWords } from '@aftersale/scenario'
import type { Withholding } from '../../cases/index.ts'

type Side = NonNullable<AnswerOf<typeof routes.tryDrafts>['story']>['before']
type Words = Side['words']

/** What became of one case under one version, step by step; without what is kept from whoever asks. */
export function storySide(trial: Trial, groupName: (group: string) => Words, withheld: Withholding | null): Side {
  const seen = (words: Words): Words => (withheld === null ? words : withheld.words(words))
  const names = new Map(trial.path.map(({ element, name }) => [element, name]))
  return {
    words: seen(trialInWords(trial, groupName)),
    path: trial.path.map((step) => ({ ...step })),
    rules: trial.decisions.flatMap(({ element, trace }) =>
      trace.map((table) => ({
        element,
        table: table.decision.id,
        name: labelInBoth(table.decision.label),
        rules: table.matched.map(({ index }) => index),
        words: seen(ruleWords(table, withheld)),
      })),
    ),
    tasks: trial.tasks.map(({ element, name, groups, assignee, users, signers, answeredBy }) => ({
      element,
      name,
      groups: [...groups],
      persons: [...(assignee === null ? [] : [assignee]), ...users, ...signers],
      answeredBy,
    })),
    messages: trial.messages.map(({ element, name, template }) => ({ element, name, template })),
    stops: trial.stops.map((stop) => ({
      element: stop.element,
      kind: stop.kind,
      words: seen(stopWords(stop, groupName)),
    })),
    refund: trial.refund,
    supposed: trial.supposed.map((element) => names.get(element) ?? { en: element, 'zh-CN': element }),
  }
}

/** Why a rule fired; of a table that asks for what is withheld, only that it did. */
function ruleWords(table: DecisionTrace, withheld: Withholding | null): Words {
  if (withheld !== null && table.inputs.some(({ expression }) => isHidden(expression, withheld))) {
    const label = labelInBoth(table.decision.label)
    return {
      en: `Judged by “${label.en}”, among others by fields that you do not see`,
      'zh-CN': `由“${label['zh-CN']}”判定，其中用到您无权查看的字段`,
    }
  }
  return { en: explainInWords([table], 'en'), 'zh-CN': explainInWords([table], 'zh-CN') }
}

function isHidden(expression: string, withheld: Withholding): boolean {
  const paths = pathsRead(expression)
  return !paths.ok || paths.value.some((path) => withheld.hides(path))
}
