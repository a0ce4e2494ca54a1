import type { Check } from './check.ts'

/** A gateway leads somewhere, and a complex one says what it waits for. */
export const checkGateways: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    if (!node.kind.endsWith('Gateway')) continue
    if (node.outgoing.length === 0) {
      problems.add(node, 'process.gateway-leads-nowhere', 'No flow leaves this gateway.', '没有连线从此网关出发。')
    }
    if (node.kind !== 'complexGateway' || node.activationCondition !== null || node.incoming.length < 2) continue
    problems.add(
      node,
      'process.activation-condition-missing',
      'Several flows meet at this complex gateway: it needs an activation condition, such as “=activationCount >= 2”.',
      '有多条连线汇入此复杂网关：需要激活条件，例如“=activationCount >= 2”。',
    )
  }
}
