// Models as other modelers write them: their prefixes, their order, their extensions. Each has what flows here seldom have.

const NAMESPACES = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI"`

/** Pools, lanes in lanes, messages, data of every kind, notes, groups; a label style, colours, data of the modeler. */
const office = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ${NAMESPACES} xmlns:signavio="http://www.signavio.com"
  xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" id="d" targetNamespace="urn:office" exporter="Another Modeler"
  exporterVersion="7.6.0" expressionLanguage="http://www.w3.org/1999/XPath" typeLanguage="http://www.w3.org/2001/XMLSchema">
   <category id="cat"><categoryValue id="catv" value="Back office"/></category>
   <dataStore id="books" name="Books" isUnlimited="true"/>
   <itemDefinition id="item" structureRef="xsd:string" itemKind="Information"/>
   <message id="m" name="Order" itemRef="item"/>
   <collaboration id="c" isClosed="false">
      <documentation textFormat="text/plain">Both sides,
  with a line break &amp; an entity</documentation>
      <extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff"/></extensionElements>
      <participant id="Client" name="Client "/>
      <participant id="Shop" name="Shop" processRef="p"><participantMultiplicity minimum="0" maximum="3"/></participant>
      <messageFlow id="mf" messageRef="m" name="" sourceRef="Client" targetRef="s"/>
      <textAnnotation id="cn" textFormat="text/plain"><text>Outside of all</text></textAnnotation>
   </collaboration>
   <process id="p" isClosed="false" isExecutable="false" name="Shop" processType="None">
      <extensionElements/>
      <laneSet id="ls"><lane id="outer" name="Outer"><childLaneSet id="inner">
         <lane id="l1" name="Desk"><flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef></lane>
         <lane id="l2" name="Stock"><flowNodeRef>g</flowNodeRef><flowNodeRef>e</flowNodeRef><flowNodeRef>e2</flowNodeRef></lane>
      </childLaneSet></lane></laneSet>
      <dataObject id="do" isCollection="true" name="Paper"/>
      <startEvent id="s" name="Start Event 1 "><outgoing>f1</outgoing><messageEventDefinition id="sd" messageRef="m"/></startEvent>
      <!-- tasks of the desk -->
      <task completionQuantity="1" id="t" isForCompensation="false" name="Task 1 " startQuantity="1">
         <documentation id="td">What is done</documentation>
         <extensionElements><signavio:signavioMetaData metaKey="risk" metaValue=""/><signavio:signavioLabel ref="x" y="-8.0"/></extensionElements>
         <incoming>f1</incoming><outgoing>f2</outgoing>
         <ioSpecification id="io"><dataInput id="di" name="in"/><dataOutput id="dout"/><inputSet id="is"><dataInputRefs>di</dataInputRefs></inputSet><outputSet id="os"><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification>
         <dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>di</targetRef></dataInputAssociation>
         <dataOutputAssociation id="doa"><sourceRef>dout</sourceRef><targetRef>dsr</targetRef></dataOutputAssociation>
      </task>
      <exclusiveGateway gatewayDirection="Diverging" id="g" name="Which&#xD;&#xA;one?" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
      <endEvent id="e" name="One"/><endEvent id="e2" name="Other"/>
      <dataObjectReference dataObjectRef="do" id="dor" name="Paper"><dataState id="dst" name="signed"/></dataObjectReference>
      <dataStoreReference dataStoreRef="books" id="dsr" name="Books"/>
      <sequenceFlow id="f1" isImmediate="true" name="" sourceRef="s" targetRef="t"/>
      <sequenceFlow id="f2" sourceRef="t" targetRef="g"/>
      <sequenceFlow id="f3" name="big" sourceRef="g" targetRef="e"><conditionExpression id="ce" language="xpath" xsi:type="tFormalExpression"><![CDATA[amount > 5 && x < 3]]></conditionExpression></sequenceFlow>
      <sequenceFlow id="f4" sourceRef="g" targetRef="e2"/>
      <textAnnotation id="n"><text>Mind
the gap</text></textAnnotation>
      <association associationDirection="None" id="a" sourceRef="t" targetRef="n"/>
      <group id="gr" categoryValueRef="catv"/>
   </process>
   <bpmndi:BPMNDiagram id="di0" name="Office" resolution="96.0"><bpmndi:BPMNPlane bpmnElement="c" id="pl">
      <bpmndi:BPMNShape bpmnElement="Client" id="Client_g" isHorizontal="true"><omgdc:Bounds height="60.0" width="700.0" x="10.0" y="10.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="Shop" id="Shop_g" isHorizontal="true"><omgdc:Bounds height="300.0" width="700.0" x="10.0" y="90.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="outer" id="outer_g" isHorizontal="true"><omgdc:Bounds height="300.0" width="670.0" x="40.0" y="90.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="l1" id="l1_g" isHorizontal="true"><omgdc:Bounds height="150.0" width="640.0" x="70.0" y="90.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="l2" id="l2_g" isHorizontal="true"><omgdc:Bounds height="150.0" width="640.0" x="70.0" y="240.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="s" id="s_g"><omgdc:Bounds height="30.0" width="30.0" x="100.0" y="150.5"/><bpmndi:BPMNLabel labelStyle="st"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="t" id="t_g" color:background-color="#ffffcc" color:border-color="#000000"><omgdc:Bounds height="80.0" width="100.0" x="180.0" y="125.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="g" id="g_g" isMarkerVisible="true"><omgdc:Bounds height="40.0" width="40.0" x="400.0" y="290.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="e" id="e_g"><omgdc:Bounds height="28.0" width="28.0" x="500.0" y="260.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="e2" id="e2_g"><omgdc:Bounds height="28.0" width="28.0" x="500.0" y="330.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="dor" id="dor_g"><omgdc:Bounds height="50.0" width="36.0" x="300.0" y="100.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="dsr" id="dsr_g"><omgdc:Bounds height="50.0" width="50.0" x="300.0" y="180.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="n" id="n_g"><omgdc:Bounds height="40.0" width="80.0" x="180.0" y="260.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape bpmnElement="gr" id="gr_g"><omgdc:Bounds height="200.0" width="200.0" x="380.0" y="220.0"/></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge bpmnElement="f1" id="f1_g"><omgdi:waypoint x="130.0" y="165.5"/><omgdi:waypoint x="180.0" y="165.5"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge bpmnElement="f2" id="f2_g"><omgdi:waypoint x="280.0" y="165.0"/><omgdi:waypoint x="420.0" y="165.0"/><omgdi:waypoint x="420.0" y="290.0"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge bpmnElement="f3" id="f3_g"><omgdi:waypoint x="440.0" y="310.0"/><omgdi:waypoint x="500.0" y="274.0"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge bpmnElement="mf" id="mf_g" messageVisibleKind="initiating"><omgdi:waypoint x="115.0" y="70.0"/><omgdi:waypoint x="115.0" y="150.0"/></bpmndi:BPMNEdge>
   </bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="st"><omgdc:Font isBold="false" isItalic="false" isStrikeThrough="false" isUnderline="false" name="Arial" size="11.0"/></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>
</definitions>`

/** Every kind of activity, event and gateway, sub-processes of every kind, undoing, repeating; settings of another engine. */
const machine = `<bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" ${NAMESPACES} xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:bizagi="http://www.bizagi.com/bpmn20" id="d2" targetNamespace="urn:machine">
  <bpmn2:error id="er" name="Broken" errorCode="E1"/><bpmn2:escalation id="esc" escalationCode="X"/><bpmn2:signal id="sg" name="Go"/><bpmn2:message id="ms" name="Answer"/>
  <bpmn2:resource id="res" name="Clerk"/>
  <bpmn2:interface id="if" name="Service"><bpmn2:operation id="op" name="do"><bpmn2:inMessageRef>ms</bpmn2:inMessageRef></bpmn2:operation></bpmn2:interface>
  <bpmn2:globalUserTask id="gut" name="Global"/>
  <bpmn2:process id="q" isExecutable="true" camunda:historyTimeToLive="P30D">
    <bpmn2:extensionElements><bizagi:BizagiExtensions xmlns="http://www.bizagi.com/bpmn20"><bizagi:BizagiProperties><bizagi:BizagiProperty name="bgColor" value="#ECEFFF"/></bizagi:BizagiProperties></bizagi:BizagiExtensions></bpmn2:extensionElements>
    <bpmn2:property id="pr" name="kept"/>
    <bpmn2:startEvent id="S" camunda:formKey="embedded:app:form.html"/>
    <bpmn2:userTask id="U" name="Fill in" camunda:assignee="\${who}" implementation="##unspecified"><bpmn2:extensionElements><camunda:formData><camunda:formField id="ff" type="string"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField></camunda:formData></bpmn2:extensionElements>
      <bpmn2:potentialOwner id="po"><bpmn2:resourceRef>res</bpmn2:resourceRef><bpmn2:resourceAssignmentExpression id="rae"><bpmn2:formalExpression id="fe">clerk()</bpmn2:formalExpression></bpmn2:resourceAssignmentExpression></bpmn2:potentialOwner>
      <bpmn2:multiInstanceLoopCharacteristics id="mi" isSequential="true" behavior="None" camunda:collection="all" camunda:elementVariable="one"><bpmn2:loopCardinality id="lc" xsi:type="bpmn2:tFormalExpression">3</bpmn2:loopCardinality><bpmn2:completionCondition id="cc" xsi:type="bpmn2:tFormalExpression">\${done}</bpmn2:completionCondition></bpmn2:multiInstanceLoopCharacteristics></bpmn2:userTask>
    <bpmn2:serviceTask id="V" name="Call" camunda:class="org.example.Do" operationRef="op"><bpmn2:standardLoopCharacteristics id="sl" testBefore="true" loopMaximum="4"><bpmn2:loopCondition id="lcn">more</bpmn2:loopCondition></bpmn2:standardLoopCharacteristics></bpmn2:serviceTask>
    <bpmn2:sendTask id="T1" messageRef="ms"/><bpmn2:receiveTask id="T2" messageRef="ms"/><bpmn2:manualTask id="T3"/><bpmn2:businessRuleTask id="T4" camunda:decisionRef="d"/><bpmn2:scriptTask id="T5" scriptFormat="groovy"><bpmn2:script>x &lt; 1 &amp;&amp; y</bpmn2:script></bpmn2:scriptTask>
    <bpmn2:callActivity id="T6" calledElement="gut"/>
    <bpmn2:inclusiveGateway id="G1"/><bpmn2:parallelGateway id="G2"/><bpmn2:eventBasedGateway id="G3" eventGatewayType="Exclusive"/><bpmn2:complexGateway id="G4"><bpmn2:activationCondition id="ac">n >= 2</bpmn2:activationCondition></bpmn2:complexGateway>
    <bpmn2:intermediateCatchEvent id="C1"><bpmn2:timerEventDefinition id="tm"><bpmn2:timeCycle id="tc">R3/PT1H</bpmn2:timeCycle></bpmn2:timerEventDefinition></bpmn2:intermediateCatchEvent>
    <bpmn2:intermediateCatchEvent id="C2" parallelMultiple="true"><bpmn2:signalEventDefinition id="sgd" signalRef="sg"/><bpmn2:conditionalEventDefinition id="cd"><bpmn2:condition id="cx" xsi:type="bpmn2:tFormalExpression">ready</bpmn2:condition></bpmn2:conditionalEventDefinition></bpmn2:intermediateCatchEvent>
    <bpmn2:intermediateThrowEvent id="H1"><bpmn2:linkEventDefinition id="lk" name="on"/></bpmn2:intermediateThrowEvent><bpmn2:intermediateCatchEvent id="H2"><bpmn2:linkEventDefinition id="lk2" name="on"/></bpmn2:intermediateCatchEvent>
    <bpmn2:intermediateThrowEvent id="H3"><bpmn2:escalationEventDefinition id="ed" escalationRef="esc"/></bpmn2:intermediateThrowEvent>
    <bpmn2:intermediateThrowEvent id="H4"><bpmn2:compensateEventDefinition id="ced" activityRef="V" waitForCompletion="true"/></bpmn2:intermediateThrowEvent>
    <bpmn2:boundaryEvent id="B1" attachedToRef="V"><bpmn2:compensateEventDefinition id="bc"/></bpmn2:boundaryEvent>
    <bpmn2:boundaryEvent id="B2" attachedToRef="U" cancelActivity="false"><bpmn2:errorEventDefinition id="be" errorRef="er" camunda:errorCodeVariable="code"/></bpmn2:boundaryEvent>
    <bpmn2:serviceTask id="Undo" isForCompensation="true" camunda:expression="\${undo}"/>
    <bpmn2:association id="asc" associationDirection="One" sourceRef="B1" targetRef="Undo"/>
    <bpmn2:subProcess id="E" triggeredByEvent="true"><bpmn2:startEvent id="ES" isInterrupting="false"><bpmn2:signalEventDefinition id="esd" signalRef="sg"/></bpmn2:startEvent><bpmn2:endEvent id="EE"><bpmn2:terminateEventDefinition id="term"/></bpmn2:endEvent><bpmn2:sequenceFlow id="ef" sourceRef="ES" targetRef="EE"/></bpmn2:subProcess>
    <bpmn2:transaction id="X" method="##Compensate"><bpmn2:startEvent id="XS"/><bpmn2:endEvent id="XE"><bpmn2:cancelEventDefinition id="can"/></bpmn2:endEvent><bpmn2:sequenceFlow id="xf" sourceRef="XS" targetRef="XE"/></bpmn2:transaction>
    <bpmn2:boundaryEvent id="XB" attachedToRef="X"><bpmn2:cancelEventDefinition id="xc"/></bpmn2:boundaryEvent>
    <bpmn2:adHocSubProcess id="A" ordering="Sequential" cancelRemainingInstances="false"><bpmn2:task id="A1"/><bpmn2:task id="A2"/><bpmn2:completionCondition id="acc">enough</bpmn2:completionCondition></bpmn2:adHocSubProcess>
    <bpmn2:endEvent id="Z"/>
    ${[
      'S-U',
      'U-V',
      'V-G1',
      'G1-T1',
      'G1-T2',
      'T1-G2',
      'G2-T3',
      'T3-T4',
      'T4-T5',
      'T5-T6',
      'T6-G3',
      'G3-C1',
      'G3-C2',
      'C1-G4',
      'C2-G4',
      'G4-H3',
      'H3-H4',
      'H4-X',
      'X-A',
      'A-Z',
      'T2-H1',
      'H2-Z',
      'XB-Z',
      'B2-Z',
    ]
      .map(
        (way) => `<bpmn2:sequenceFlow id="${way}" sourceRef="${way.split('-')[0]}" targetRef="${way.split('-')[1]}"/>`,
      )
      .join('\n    ')}
  </bpmn2:process>
</bpmn2:definitions>`

/** No drawing, no ids on flows, everything on one line, another order than the standard's. */
const bare = `<d:definitions xmlns:d='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:bare'><d:process id='r'><d:sequenceFlow sourceRef='a' targetRef='b'/><d:endEvent id='b'/><d:startEvent name='Begin &apos;here&apos;' id='a'></d:startEvent></d:process></d:definitions>`

export const interchangeModels: Readonly<Record<string, string>> = { office, machine, bare }
