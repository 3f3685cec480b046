// What `motcua catalog bpmn` writes is read by another program without a warning.
import { execFileSync } from 'node:child_process'
import { BpmnModdle } from 'bpmn-moddle'

export async function bpmn(program, code) {
  const xml = execFileSync(program, ['catalog', 'bpmn', code], { encoding: 'utf8' })
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml)
  const faults = warnings.map((warning) => `${code}: ${warning.message}`)
  const process = rootElement.rootElements.find((element) => element.$type === 'bpmn:Process')
  const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map((shape) => shape.bpmnElement?.id))
  for (const element of process.flowElements) if (!drawn.has(element.id)) faults.push(`${code}: ${element.id} is not drawn`)
  return faults
}
