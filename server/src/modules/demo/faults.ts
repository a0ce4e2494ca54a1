/** What buyers say is wrong with goods of a shelf. A line break and a comma are among them: people type such things. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  服饰: ['洗一次就褪色了', '穿了两天就开线', '有划痕，像是二手的', '拉链坏了，拉不上'],
  鞋靴: ['穿两天就开胶', '两只颜色不一样', '鞋底有破损\n已拍照', '收到时盒子破了,鞋面有折痕'],
  小家电: ['开不了机', '噪音很大', '用了两天就坏了', '加热不工作', '按键失灵', '收到时包装破损,里面也磕坏了'],
  数码: ['充不进电', '用了两天就坏了', '接触不良，时好时坏', '没有反应\n已拍照', '有划痕，像是二手的'],
  家居: ['收到时包装破损,里面也磕坏了', '有很重的异味', '漏水\n已拍照', '用了两天就坏了'],
  美妆个护: ['收到时包装破损,里面也漏了', '用了过敏，脸上起红点', '封口是开的\n已拍照'],
  食品: ['包装漏气，已经受潮', '吃起来有怪味', '快过期了才发给我', '里面有碎的\n已拍照'],
  母婴: ['收到时包装破损,里面也磕坏了', '有很重的异味', '扣子扣不上', '有毛刺\n已拍照'],
}

/** What a buyer of something of that category may find wrong with it. */
export function faultsOf(category: string): readonly string[] {
  const faults = FAULTS[category]
  if (faults === undefined) throw new Error(`expected a category that the retailer sells, got ${category}`)
  return faults
}
