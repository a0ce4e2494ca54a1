import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import aftersale from './aftersale.json' with { type: 'json' }

/** A word of the dialect that the modelers' descriptor does not know yet: a throwing event lets the engine publish. */
const publishMessage = {
  name: 'PublishMessage',
  superClass: ['Element'],
  properties: ['correlationKey', 'messageId', 'timeToLive'].map((name) => ({ name, type: 'String', isAttr: true })),
}

/** The extension elements of our dialect by their prefix, as bpmn-moddle and the modelers built on it want them described. */
export const dialect = { zeebe: { ...zeebe, types: [...zeebe.types, publishMessage] }, aftersale } as const
