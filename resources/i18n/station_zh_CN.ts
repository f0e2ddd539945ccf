<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Counters</name>
    <message>
        <source>scans</source>
        <extracomment>Buckets that are told beside the outcomes.</extracomment>
        <translation>扫描</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未归类</translation>
    </message>
</context>
<context>
    <name>CustomsCard</name>
    <message>
        <source>Customs status (not this station&apos;s decision)</source>
        <translation>海关状态（非本站处置）</translation>
    </message>
    <message>
        <source>Receipt of {time}, {age} ago</source>
        <translation>回执时间 {time}，{age}前</translation>
    </message>
    <message>
        <source>No parcel on the desk</source>
        <translation>台面上没有包裹</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>The program made a mistake ({kind}). Nothing was decided by it. Read this, then scan again;</source>
        <translation>程序出错（{kind}），未因此作出任何处置。请阅读后重新扫描；</translation>
    </message>
    <message>
        <source>if it comes again, call the supervisor.</source>
        <translation>若再次出现，请联系主管。</translation>
    </message>
</context>
<context>
    <name>GoodsView</name>
    <message>
        <source>Unknown product</source>
        <extracomment>Which fact is the version, with the state of the record.</extracomment>
        <translation>未知商品</translation>
    </message>
    <message>
        <source>Standard declaration elements</source>
        <translation>标准申报要素</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>No standard is known.</source>
        <translation>没有已知的标准。</translation>
    </message>
    <message>
        <source>No element list of {code} is in force today.</source>
        <translation>{code} 今日没有有效的申报要素表。</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>包装层级</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内含</translation>
    </message>
    <message>
        <source>No pack levels.</source>
        <translation>无包装层级。</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追溯</translation>
    </message>
    <message>
        <source>No trace event.</source>
        <translation>无追溯记录。</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Net content</source>
        <translation>净含量</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原产国</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产商</translation>
    </message>
    <message>
        <source>Commodity code</source>
        <translation>商品编码</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>This sheet; once more: why this is proposed</source>
        <translation>本表;再按一次:为何如此建议</translation>
    </message>
    <message>
        <source>Type a code by hand</source>
        <translation>手动输入条码</translation>
    </message>
    <message>
        <source>The shift: open, count, close</source>
        <translation>班次：开班、清点、结班</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>锁定台面</translation>
    </message>
    <message>
        <source>Bring back the newest parcel put aside</source>
        <translation>取回最近搁置的包裹</translation>
    </message>
    <message>
        <source>Back, cancel, fault read</source>
        <translation>返回、取消、已阅故障</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>House</name>
    <message>
        <source>TRAINING · nothing decided here is real</source>
        <translation>培训模式 · 此处的处置均不作数</translation>
    </message>
</context>
<context>
    <name>IdleView</name>
    <message>
        <source>Scan the waybill</source>
        <translation>扫描运单</translation>
    </message>
    <message>
        <source>or type it: F2</source>
        <translation>或按 F2 手动输入</translation>
    </message>
    <message>
        <source>Scan what is inside</source>
        <translation>扫描内件</translation>
    </message>
    <message>
        <source>when the parcel is opened; each piece once</source>
        <translation>开箱后逐件扫描，每件一次</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>作出处置</translation>
    </message>
    <message>
        <source>by button, by F5 to F9, or by command card</source>
        <translation>用按钮、F5 至 F9 或指令卡</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Self-test</source>
        <extracomment>What the window asks about one parcel, and no longer once another one is on the screen.</extracomment>
        <translation>自检</translation>
    </message>
    <message>
        <source>A code came without Enter at its end: scan the scanner&apos;s Enter-suffix card.</source>
        <translation>收到的条码末尾没有回车：请扫描扫码枪的“加回车后缀”设置码。</translation>
    </message>
</context>
<context>
    <name>ParcelHeader</name>
    <message>
        <source>List</source>
        <translation>清单编号</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>电商企业</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>电商平台</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>总价</translation>
    </message>
    <message>
        <source>Gross / net</source>
        <translation>毛重 / 净重</translation>
    </message>
    <message>
        <source>Declared on</source>
        <translation>申报日期</translation>
    </message>
</context>
<context>
    <name>ParcelView</name>
    <message>
        <source>Declared goods</source>
        <translation>申报商品</translation>
    </message>
    <message>
        <source>{n} pieces scanned</source>
        <translation>已扫描 {n} 件</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>No declaration list is known for this waybill.</source>
        <translation>没有该运单的申报清单。</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Earlier decisions and trace</source>
        <translation>先前处置与追溯</translation>
    </message>
    <message>
        <source>No earlier decision, no trace event.</source>
        <translation>无先前处置，无追溯记录。</translation>
    </message>
    <message>
        <source>Declared against standard</source>
        <translation>申报与标准比对</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 项</translation>
    </message>
    <message>
        <source>elements as before {day}</source>
        <translation>按 {day} 前的申报要素</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>On the day of the declaration no element list is in force for {codes}.</source>
        <translation>申报当日 {codes} 没有有效的申报要素表。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>There is no standard to compare this row with.</source>
        <translation>该项没有可比对的标准。</translation>
    </message>
</context>
<context>
    <name>ParkedList</name>
    <message>
        <source>Put aside, undecided: {n}</source>
        <translation>搁置未决：{n}</translation>
    </message>
    <message>
        <source>(the newest shown)</source>
        <translation>（只显示最近的）</translation>
    </message>
    <message>
        <source>Resume {waybill}</source>
        <translation>恢复 {waybill}</translation>
    </message>
</context>
<context>
    <name>PickPrompt</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PinPrompt</name>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Second person for: {outcome}</source>
        <translation>第二人确认：{outcome}</translation>
    </message>
    <message>
        <source>Badge read. Type the PIN, then ✓ or Enter.</source>
        <translation>已读工牌。请输入 PIN，再按 ✓ 或回车。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{n} digits typed</source>
        <translation>已输入 {n} 位</translation>
    </message>
</context>
<context>
    <name>ReadingPrompt</name>
    <message>
        <source>This code can be read in more than one way</source>
        <translation>此码有不止一种读法</translation>
    </message>
    <message>
        <source>None of these: scan again</source>
        <translation>都不是：重新扫描</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Last results</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>Results stay here until twenty newer ones came.</source>
        <translation>结果保留在此，直到有二十条更新的。</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Close the shift</source>
        <translation>结束班次</translation>
    </message>
    <message>
        <source>Your role cannot close a shift</source>
        <translation>您的角色不能结束班次</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开始班次</translation>
    </message>
    <message>
        <source>Your role cannot open a shift</source>
        <translation>您的角色不能开始班次</translation>
    </message>
    <message>
        <source>Work as return centre</source>
        <translation>转为退货方向</translation>
    </message>
    <message>
        <source>Work outbound again</source>
        <translation>转回出区方向</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>返回台面</translation>
    </message>
    <message>
        <source>The shift is open</source>
        <translation>班次已开始</translation>
    </message>
    <message>
        <source>No shift is open. The last one:</source>
        <translation>没有进行中的班次。上一班次：</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>没有进行中的班次</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>开班人</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描总数</translation>
    </message>
    <message>
        <source>In no bucket yet</source>
        <translation>尚未归类</translation>
    </message>
    <message>
        <source>Scans by bucket</source>
        <translation>扫描归类</translation>
    </message>
    <message>
        <source>Standing decisions</source>
        <translation>有效处置</translation>
    </message>
    <message>
        <source>all that are in a bucket</source>
        <translation>已归类合计</translation>
    </message>
    <message>
        <source>Not closed: scans in no bucket</source>
        <translation>未能结班：有扫描未归类</translation>
    </message>
    <message>
        <source>Open scans</source>
        <translation>未归类的扫描</translation>
    </message>
    <message>
        <source>None: every scan is in a bucket.</source>
        <translation>无：每次扫描均已归类。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
    <message>
        <source>Scan the waybills again and decide, or void their scans.</source>
        <translation>请重新扫描运单并作出处置，或作废其扫描。</translation>
    </message>
    <message>
        <source>Random sample, whole ledger:</source>
        <translation>随机抽查（全部记录）：</translation>
    </message>
    <message>
        <source>{rule}: {picked} of {seen} picked, {inspected} inspected, {wrong} wrong;</source>
        <translation>{rule}：{seen} 件中抽中 {picked} 件，已查 {inspected} 件，不符 {wrong} 件；</translation>
    </message>
    <message>
        <source>{n} whose end is not known, counted as wrong;</source>
        <translation>{n} 件结果不明，按不符计；</translation>
    </message>
    <message>
        <source>at most {bound} % wrong (95 % sure)</source>
        <translation>不符率至多 {bound} %（置信度 95 %）</translation>
    </message>
    <message>
        <source>Peak: rate lowered to {rate} %</source>
        <translation>高峰：抽查率降至 {rate} %</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Press the row that these goods are. It is recorded as chosen by you.</source>
        <translation>请按货品所属的行；将记为由您人工指定。</translation>
    </message>
    <message>
        <source>No barcode, or not readable</source>
        <translation>无条码或无法识读</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>the whole parcel</source>
        <translation>整个包裹</translation>
    </message>
    <message>
        <source>What is wrong with the goods? It is noted on: {where}</source>
        <translation>货品有何异常？记录于：{where}</translation>
    </message>
    <message>
        <source>Note a finding</source>
        <translation>记录异常</translation>
    </message>
    <message>
        <source>Void the scans</source>
        <translation>作废扫描</translation>
    </message>
    <message>
        <source>The scans of this parcel no longer count. The parcel itself stays undecided.</source>
        <translation>此包裹的扫描不再计数，包裹本身仍未处置。</translation>
    </message>
    <message>
        <source>Void the scans?</source>
        <translation>作废这些扫描？</translation>
    </message>
    <message>
        <source>The shift stays open and waits for the next start. Every scan so far is on the disk.</source>
        <translation>班次保持进行，等待下次启动。迄今的每次扫描都已写入磁盘。</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Close the program?</source>
        <translation>关闭程序？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>What camera and scanners gave in the last half minute is kept for a tester. Of the pictures only the symbols are kept. Nothing on the desk changes.</source>
        <translation>保留最近半分钟相机与扫码枪的输入,供测试人员分析。图像中只保留条码部分。台面状态不变。</translation>
    </message>
    <message>
        <source>Was something read wrongly?</source>
        <translation>是否读取有误?</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>{outcome} was chosen by {person}. Another person confirms it: scan their badge.</source>
        <translation>{person} 选择了“{outcome}”。须由另一人确认：请扫描其工牌。</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>on the pad or on the keyboard</source>
        <translation>用屏幕数字键或键盘</translation>
    </message>
    <message>
        <source>Scans are recorded, but nothing is taken.</source>
        <translation>扫描会被记录，但不作处理。</translation>
    </message>
    <message>
        <source>Parcels put aside: {n}</source>
        <translation>搁置的包裹：{n}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>{n} unsent</source>
        <translation>待传 {n}</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>{age} old</source>
        <translation>{age}前</translation>
    </message>
    <message>
        <source>Data v{version}</source>
        <translation>数据 v{version}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>TypedPrompt</name>
    <message>
        <source>Type a code</source>
        <translation>手动输入条码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A waybill or a product number, then ✓ or Enter. It is recorded as typed by hand.</source>
        <translation>输入运单号或商品条码，再按 ✓ 或回车。将记录为手动输入。</translation>
    </message>
    <message>
        <source>{kind}: the check digit is right.</source>
        <translation>{kind}：校验位正确。</translation>
    </message>
    <message>
        <source>As a GTIN its check digit should be {digit}.</source>
        <translation>若为 GTIN，校验位应为 {digit}。</translation>
    </message>
    <message>
        <source>No GTIN: {why}</source>
        <translation>不是 GTIN：{why}</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>No event tells of this unit.</source>
        <translation>没有关于该物流单元的追溯事件。</translation>
    </message>
    <message>
        <source>In it now</source>
        <translation>当前内装</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>装入时间</translation>
    </message>
    <message>
        <source>Nothing is known to lie in it.</source>
        <translation>不知其中装有何物。</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追溯</translation>
    </message>
    <message>
        <source>No trace event.</source>
        <translation>无追溯事件。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>By data that is {age} old</source>
        <extracomment>Hits of one rule that are told one by one, and inputs that are numbers of things.</extracomment>
        <translation>所用数据已有 {age}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>No parcel is on the desk.</source>
        <translation>台面上没有包裹。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>Scan your badge</source>
        <translation>请扫描工牌</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>请输入 PIN</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开始班次</translation>
    </message>
    <message>
        <source>Scan a waybill</source>
        <translation>请扫描运单</translation>
    </message>
    <message>
        <source>Looking up</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>Product shown</source>
        <translation>商品信息</translation>
    </message>
    <message>
        <source>Logistic unit shown</source>
        <translation>物流单元信息</translation>
    </message>
    <message>
        <source>Unknown product</source>
        <translation>未知商品</translation>
    </message>
    <message>
        <source>Which code is it?</source>
        <translation>请选择读法</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Already decided</source>
        <translation>已有处置</translation>
    </message>
    <message>
        <source>Unreadable code</source>
        <translation>无法识读</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>未知条码</translation>
    </message>
    <message>
        <source>Same code again</source>
        <translation>重复扫描</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查验</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>Detain</source>
        <translation>扣留</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退运</translation>
    </message>
    <message>
        <source>Accept return</source>
        <translation>退货接收</translation>
    </message>
    <message>
        <source>Reject return</source>
        <translation>退货拒收</translation>
    </message>
    <message>
        <source>Proposed: release</source>
        <translation>建议放行</translation>
    </message>
    <message>
        <source>Proposed: inspect</source>
        <translation>建议查验</translation>
    </message>
    <message>
        <source>Proposed: hold</source>
        <translation>建议暂存</translation>
    </message>
    <message>
        <source>Proposed: detain</source>
        <translation>建议扣留</translation>
    </message>
    <message>
        <source>Proposed: return</source>
        <translation>建议退运</translation>
    </message>
    <message>
        <source>Proposed: accept return</source>
        <translation>建议退货接收</translation>
    </message>
    <message>
        <source>Proposed: reject return</source>
        <translation>建议退货拒收</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>To inspection</source>
        <translation>已转查验</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Detained</source>
        <translation>已扣留</translation>
    </message>
    <message>
        <source>To be returned</source>
        <translation>已转退运</translation>
    </message>
    <message>
        <source>Return accepted</source>
        <translation>已接收退货</translation>
    </message>
    <message>
        <source>Return rejected</source>
        <translation>已拒收退货</translation>
    </message>
    <message>
        <source>Release lane</source>
        <translation>放行通道</translation>
    </message>
    <message>
        <source>Document check</source>
        <translation>单证审核</translation>
    </message>
    <message>
        <source>Physical inspection</source>
        <translation>开箱查验</translation>
    </message>
    <message>
        <source>Hold lane</source>
        <translation>暂存通道</translation>
    </message>
    <message>
        <source>Return shelf</source>
        <translation>退货区</translation>
    </message>
    <message>
        <source>No declaration list for this waybill</source>
        <translation>该运单无申报清单</translation>
    </message>
    <message>
        <source>Element differs from the standard</source>
        <translation>要素与标准不符</translation>
    </message>
    <message>
        <source>Element not declared</source>
        <translation>要素未申报</translation>
    </message>
    <message>
        <source>Item is not on the list</source>
        <translation>清单外商品</translation>
    </message>
    <message>
        <source>Domestic gift, need not be declared</source>
        <translation>国内赠品，无须申报</translation>
    </message>
    <message>
        <source>Barcode of no known product</source>
        <translation>条码无对应商品</translation>
    </message>
    <message>
        <source>In-store number, no global product</source>
        <translation>店内码，非全球商品条码</translation>
    </message>
    <message>
        <source>No barcode declared</source>
        <translation>未申报条码</translation>
    </message>
    <message>
        <source>Declared barcode is malformed</source>
        <translation>申报条码有误</translation>
    </message>
    <message>
        <source>Origin differs from the standard</source>
        <translation>原产国与标准不符</translation>
    </message>
    <message>
        <source>Commodity code differs from the standard</source>
        <translation>商品编码与标准不符</translation>
    </message>
    <message>
        <source>Declared by an older product version</source>
        <translation>按旧版商品资料申报</translation>
    </message>
    <message>
        <source>Control instruction</source>
        <translation>布控指令</translation>
    </message>
    <message>
        <source>Notice from customs, nothing to stop</source>
        <translation>海关提示,无需拦截</translation>
    </message>
    <message>
        <source>Picked by the random sample</source>
        <translation>随机抽查抽中</translation>
    </message>
    <message>
        <source>Customs has not released it</source>
        <translation>海关尚未放行</translation>
    </message>
    <message>
        <source>Over the single-transaction limit</source>
        <translation>超过单次交易限值</translation>
    </message>
    <message>
        <source>Reference data is too old</source>
        <translation>参考数据过旧</translation>
    </message>
    <message>
        <source>A decision stands already</source>
        <translation>已有有效处置</translation>
    </message>
    <message>
        <source>Element refilled by the standard value</source>
        <translation>要素已按标准值回填</translation>
    </message>
    <message>
        <source>Other goods than declared</source>
        <translation>品名不符</translation>
    </message>
    <message>
        <source>Serial number met twice</source>
        <translation>序列号重复</translation>
    </message>
    <message>
        <source>Cannot be counted: weigh it</source>
        <translation>不能计件，须称重</translation>
    </message>
    <message>
        <source>More gifts than declared goods</source>
        <translation>赠品多于申报商品</translation>
    </message>
    <message>
        <source>No barcode on the goods, chosen by hand</source>
        <translation>商品无条码，人工指定</translation>
    </message>
    <message>
        <source>Barcode unreadable, chosen by hand</source>
        <translation>条码无法识读，人工指定</translation>
    </message>
    <message>
        <source>Past its expiry date</source>
        <translation>已过有效期</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Prohibited goods</source>
        <translation>禁止进境物品</translation>
    </message>
    <message>
        <source>Suspected of infringing a brand</source>
        <translation>涉嫌侵权</translation>
    </message>
    <message>
        <source>Nothing says that it ever left</source>
        <translation>无出区记录</translation>
    </message>
    <message>
        <source>No return was applied for</source>
        <translation>未申请退货</translation>
    </message>
    <message>
        <source>Returned too late</source>
        <translation>退货超期</translation>
    </message>
    <message>
        <source>Its history cannot be trusted</source>
        <translation>追溯记录不可信</translation>
    </message>
    <message>
        <source>Its history warns of it</source>
        <translation>追溯记录有警示</translation>
    </message>
    <message>
        <source>Something in the history to know of</source>
        <translation>追溯记录有情况，供参考</translation>
    </message>
    <message>
        <source>Cannot be compared with the standard: look</source>
        <translation>无法与标准比对，请查看</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <translation>请扫描退回货品</translation>
    </message>
    <message>
        <source>same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>same after</source>
        <translation>规范后一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>不可比</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已处置</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>consulted</source>
        <translation>查阅</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>不可读</translation>
    </message>
    <message>
        <source>station card</source>
        <translation>站点卡</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Sign in first: scan your badge</source>
        <translation>请先登录：扫描工牌</translation>
    </message>
    <message>
        <source>Open a shift first</source>
        <translation>请先开始班次</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>登录被拒</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法识读</translation>
    </message>
    <message>
        <source>Nothing is known of this code</source>
        <translation>没有此码的资料</translation>
    </message>
    <message>
        <source>The same scan again; counted once</source>
        <translation>重复扫描，只计一次</translation>
    </message>
    <message>
        <source>Put aside, undecided</source>
        <translation>已搁置，未处置</translation>
    </message>
    <message>
        <source>Not decided: another parcel is on the screen now</source>
        <translation>未处置：屏幕上已是另一包裹</translation>
    </message>
    <message>
        <source>Not decided: too soon after the scan; look, then press</source>
        <translation>未处置：距扫描太近，请看清再按</translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation>您的角色无此权限</translation>
    </message>
    <message>
        <source>Not released; against it stands</source>
        <translation>未放行，原因</translation>
    </message>
    <message>
        <source>A card cannot release this; against it stands</source>
        <translation>指令卡不能放行，原因</translation>
    </message>
    <message>
        <source>A second person must confirm: scan their badge</source>
        <translation>须第二人确认：请扫描其工牌</translation>
    </message>
    <message>
        <source>Not accepted as second person</source>
        <translation>不能作为第二人</translation>
    </message>
    <message>
        <source>A control that you may not read stands against it; call</source>
        <translation>有您无权阅看的布控，不能放行；请联系</translation>
    </message>
    <message>
        <source>Noted: found as declared</source>
        <translation>已记录：查验相符</translation>
    </message>
    <message>
        <source>Only after an inspection was decided</source>
        <translation>须先作出查验处置</translation>
    </message>
    <message>
        <source>This scan was not taken: finish what is on the screen</source>
        <translation>此次扫描未处理：请先完成屏幕上的事项</translation>
    </message>
    <message>
        <source>This scan was not taken: read the fault first</source>
        <translation>此次扫描未处理：请先阅读故障</translation>
    </message>
    <message>
        <source>There is no decision on the screen to take back</source>
        <translation>屏幕上没有可撤销的处置</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>The last half minute is kept for a tester</source>
        <translation>已保留最近半分钟记录,供测试人员分析</translation>
    </message>
    <message>
        <source>Scans voided; the parcel stays undecided</source>
        <translation>扫描已作废，包裹仍未处置</translation>
    </message>
    <message>
        <source>Taken back; its scan no longer counts</source>
        <translation>已撤回，该扫描不再计数</translation>
    </message>
    <message>
        <source>There is no piece and no note to take back</source>
        <translation>没有可撤回的货品或记录</translation>
    </message>
    <message>
        <source>Not noted: the list has no such row</source>
        <translation>未记录：清单无此行</translation>
    </message>
    <message>
        <source>Not decided: this desk works the other way</source>
        <translation>未处置：本台方向不同</translation>
    </message>
    <message>
        <source>Another parcel of the same list: decide the one that was scanned before first</source>
        <translation>同一清单的另一包裹：请先处置先前扫描的那一件</translation>
    </message>
    <message>
        <source>Not changed: decide what lies here or was put aside first</source>
        <translation>未切换：请先处置台上及搁置的包裹</translation>
    </message>
    <message>
        <source>The desk works this way now</source>
        <translation>工作方向已切换</translation>
    </message>
    <message>
        <source>Refills confirmed; the declaration stays beside them</source>
        <translation>已确认回填，原申报并列保留</translation>
    </message>
    <message>
        <source>Refill taken back</source>
        <translation>已撤回回填</translation>
    </message>
    <message>
        <source>There is nothing to refill</source>
        <translation>没有可回填的要素</translation>
    </message>
    <message>
        <source>The shift is open</source>
        <translation>班次已开始</translation>
    </message>
    <message>
        <source>The shift is closed; scans counted</source>
        <translation>班次已结束，扫描总数</translation>
    </message>
    <message>
        <source>Not closed: these scans are in no bucket</source>
        <translation>未能结班，以下扫描未归类</translation>
    </message>
    <message>
        <source>There is no parcel on the desk</source>
        <translation>台面上没有包裹</translation>
    </message>
    <message>
        <source>This card means nothing here</source>
        <translation>此卡在此无效</translation>
    </message>
    <message>
        <source>in step</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>传送中</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>no camera</source>
        <translation>无摄像头</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>live</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>picture stands still</source>
        <translation>画面静止</translation>
    </message>
    <message>
        <source>camera lost</source>
        <translation>摄像头断开</translation>
    </message>
    <message>
        <source>too dark: more light</source>
        <translation>太暗：请补光</translation>
    </message>
    <message>
        <source>too bright: turn it out of the light</source>
        <translation>太亮：请避开强光</translation>
    </message>
    <message>
        <source>blurred: hold still, or change the distance</source>
        <translation>模糊：请拿稳，或调整距离</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>识读中</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>taken before</source>
        <translation>先前已采用</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>查验员</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>customs officer</source>
        <translation>海关关员</translation>
    </message>
    <message>
        <source>tester</source>
        <translation>测试员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>everybody at the dock</source>
        <translation>现场人员</translation>
    </message>
    <message>
        <source>the supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>an officer of customs</source>
        <translation>海关关员</translation>
    </message>
    <message>
        <source>A control is hit</source>
        <extracomment>What is told of a control to those who may not read it: that it hit, or that it is there.</extracomment>
        <translation>命中布控</translation>
    </message>
    <message>
        <source>A control for the supervisor is hit: call them</source>
        <translation>命中仅主管可阅的布控：请叫主管</translation>
    </message>
    <message>
        <source>A control for customs is hit: call an officer</source>
        <translation>命中仅海关可阅的布控：请叫关员</translation>
    </message>
    <message>
        <source>A control</source>
        <translation>布控</translation>
    </message>
    <message>
        <source>A control for the supervisor</source>
        <translation>仅主管可阅的布控</translation>
    </message>
    <message>
        <source>A control for customs</source>
        <translation>仅海关可阅的布控</translation>
    </message>
    <message>
        <source>Take a sample</source>
        <translation>取样</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take notice</source>
        <translation>知悉</translation>
    </message>
    <message>
        <source>As declared</source>
        <translation>查验相符</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>出区</translation>
    </message>
    <message>
        <source>Void scans</source>
        <translation>作废扫描</translation>
    </message>
    <message>
        <source>That was wrong</source>
        <translation>读错了</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开始班次</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>结束班次</translation>
    </message>
    <message>
        <source>Full-width characters came in: switch the input method off</source>
        <translation>收到全角字符：请关闭输入法</translation>
    </message>
    <message>
        <source>The scanner types for another keyboard: scan the self-test card</source>
        <translation>扫码枪的键盘布局不符：请扫自检卡</translation>
    </message>
    <message>
        <source>Caps Lock is on: switch it off and scan again</source>
        <translation>大写锁定已打开：请关闭后重新扫描</translation>
    </message>
    <message>
        <source>The scanner writes its separators as text</source>
        <translation>扫码枪以文字发送分隔符</translation>
    </message>
    <message>
        <source>Quantity differs</source>
        <translation>数量不符</translation>
    </message>
    <message>
        <source>Lot or serial number is not as it should be</source>
        <translation>批号或序列号不符</translation>
    </message>
    <message>
        <source>The scanner types by Alt codes</source>
        <translation>扫码枪以 Alt 码输入</translation>
    </message>
    <message>
        <source>The code was longer than the limit; the rest was dropped</source>
        <translation>条码超长，其余已略去</translation>
    </message>
    <message>
        <source>Another scanner, or a person&apos;s fast typing: scan the self-test card</source>
        <translation>换了扫码枪，或有人快速手输：请扫自检卡</translation>
    </message>
    <message>
        <source>Keys just before the scan were taken for typing: scan again</source>
        <translation>扫描前的按键被当作手工输入，请重新扫描</translation>
    </message>
    <message>
        <source>the keyboard layout fits</source>
        <extracomment>What a self-test has shown, in one line.</extracomment>
        <translation>键盘布局相符</translation>
    </message>
    <message>
        <source>another keyboard layout, keys are read by their places</source>
        <translation>键盘布局不同，按键位读取</translation>
    </message>
    <message>
        <source>the scanner is set to this machine&apos;s layout</source>
        <translation>扫码枪已按本机布局设置</translation>
    </message>
    <message>
        <source>Caps Lock was off</source>
        <translation>大写锁定未打开</translation>
    </message>
    <message>
        <source>Caps Lock is on and is undone here</source>
        <translation>大写锁定已打开，由本站还原</translation>
    </message>
    <message>
        <source>Caps Lock is on and the scanner undoes it</source>
        <translation>大写锁定已打开，由扫码枪还原</translation>
    </message>
    <message>
        <source>ends with Enter</source>
        <translation>以回车结尾</translation>
    </message>
    <message>
        <source>ends with Tab</source>
        <translation>以 Tab 结尾</translation>
    </message>
    <message>
        <source>ends with silence</source>
        <translation>无结尾键</translation>
    </message>
    <message>
        <source>scan the card&apos;s second symbol, too</source>
        <translation>请再扫卡上的第二个码</translation>
    </message>
    <message>
        <source>separators arrive</source>
        <translation>分隔符正常</translation>
    </message>
    <message>
        <source>separators arrive as text</source>
        <translation>分隔符以文字形式到达</translation>
    </message>
    <message>
        <source>separators arrive as Alt codes</source>
        <translation>分隔符以 Alt 码到达</translation>
    </message>
    <message>
        <source>separators are lost: set the scanner to send GS</source>
        <translation>分隔符丢失：请把扫码枪设为发送 GS</translation>
    </message>
    <message>
        <source>no reference data here, so nobody is known: sync with the centre</source>
        <extracomment>Why somebody was not signed in, and what else is pinned beside outcomes and buckets.</extracomment>
        <translation>本站无参考数据，不识任何人：请与中心同步</translation>
    </message>
    <message>
        <source>badge not known here</source>
        <translation>本站不识此工牌</translation>
    </message>
    <message>
        <source>badge no longer valid</source>
        <translation>工牌已失效</translation>
    </message>
    <message>
        <source>wrong PIN</source>
        <translation>PIN 错误</translation>
    </message>
    <message>
        <source>too many tries, wait</source>
        <translation>尝试过多，请稍候</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>a value inside the GS1 data is wrong</source>
        <extracomment>What is wrong with a code; codes of a single value inside GS1 data share `BAD_VALUE`.</extracomment>
        <translation>GS1 数据中有一项有误</translation>
    </message>
    <message>
        <source>only the add-on was read, scan the whole symbol</source>
        <translation>只读到附加码，请扫描整个条码</translation>
    </message>
    <message>
        <source>all zeros, no product has this number</source>
        <translation>全为零，无此商品条码</translation>
    </message>
    <message>
        <source>can be read in more than one way</source>
        <translation>有不止一种读法</translation>
    </message>
    <message>
        <source>brackets in the GS1 data do not close</source>
        <translation>GS1 数据括号不成对</translation>
    </message>
    <message>
        <source>the GS1 web address is built wrongly</source>
        <translation>GS1 网址格式有误</translation>
    </message>
    <message>
        <source>Caps Lock is on, switch it off and scan again</source>
        <translation>大写锁定已开，请关闭后重扫</translation>
    </message>
    <message>
        <source>the code says two different things</source>
        <translation>码内信息自相矛盾</translation>
    </message>
    <message>
        <source>a value stands twice</source>
        <translation>有一项重复出现</translation>
    </message>
    <message>
        <source>nothing in this code, scan again</source>
        <translation>空码，请重扫</translation>
    </message>
    <message>
        <source>a value in the code is empty</source>
        <translation>有一项为空</translation>
    </message>
    <message>
        <source>two values that exclude each other</source>
        <translation>两项信息互斥</translation>
    </message>
    <message>
        <source>longer than any code this station takes</source>
        <translation>长度超出本站可接收的范围</translation>
    </message>
    <message>
        <source>its beginning may be lost, scan again</source>
        <translation>开头可能缺失，请重新扫描</translation>
    </message>
    <message>
        <source>no card of this station, or a damaged one</source>
        <translation>非本站卡片，或卡片损坏</translation>
    </message>
    <message>
        <source>a character that cannot be part of a code</source>
        <translation>含有不允许的字符</translation>
    </message>
    <message>
        <source>the scanner types for another keyboard</source>
        <translation>扫码枪键盘布局不符</translation>
    </message>
    <message>
        <source>the code begins with a separator</source>
        <translation>码以分隔符开头</translation>
    </message>
    <message>
        <source>a leading zero was lost</source>
        <translation>丢失了开头的零</translation>
    </message>
    <message>
        <source>GS1 data without its FNC1 mark</source>
        <translation>GS1 数据缺少 FNC1 标志</translation>
    </message>
    <message>
        <source>a value that must stand beside another is missing</source>
        <translation>缺少必须同时出现的项</translation>
    </message>
    <message>
        <source>declared as goods without a barcode</source>
        <translation>申报为无条码商品</translation>
    </message>
    <message>
        <source>GS1 data without a product or parcel number</source>
        <translation>GS1 数据中没有商品或包裹编号</translation>
    </message>
    <message>
        <source>the GS1 web address holds no product</source>
        <translation>GS1 网址中没有商品</translation>
    </message>
    <message>
        <source>a web page, not an item: scan the product</source>
        <translation>这是网页，不是商品：请扫描商品条码</translation>
    </message>
    <message>
        <source>a web address, not an item: scan the product</source>
        <translation>这是网址，不是商品：请扫描商品条码</translation>
    </message>
    <message>
        <source>no waybill number of a carrier known here</source>
        <translation>不是本站已知承运人的运单号</translation>
    </message>
    <message>
        <source>characters that are no digits</source>
        <translation>含有非数字字符</translation>
    </message>
    <message>
        <source>too many lists bear this number: scan another one on the parcel</source>
        <translation>同号的清单太多：请扫包裹上的另一个号码</translation>
    </message>
    <message>
        <source>neither a waybill nor a product: scan one of these</source>
        <translation>既非运单也非商品：请扫描其一</translation>
    </message>
    <message>
        <source>the scanner loses separators, set it to send GS</source>
        <translation>扫码枪丢失分隔符，请设置为发送 GS</translation>
    </message>
    <message>
        <source>the serial number is missing</source>
        <translation>缺少序列号</translation>
    </message>
    <message>
        <source>too many values in one code</source>
        <translation>码内项目过多</translation>
    </message>
    <message>
        <source>data was lost, or it is no GS1 data</source>
        <translation>数据丢失，或非 GS1 数据</translation>
    </message>
    <message>
        <source>a kind of symbol that is not known here</source>
        <translation>本站不识此类条码</translation>
    </message>
    <message>
        <source>a value is too long: a separator may be lost</source>
        <translation>有一项过长：可能丢失分隔符</translation>
    </message>
    <message>
        <source>a value is cut short, scan again</source>
        <translation>有一项被截断，请重扫</translation>
    </message>
    <message>
        <source>wrong check digit, scan again</source>
        <translation>校验位错误，请重扫</translation>
    </message>
    <message>
        <source>wrong number of digits, scan again</source>
        <translation>位数不对，请重扫</translation>
    </message>
    <message>
        <source>no UPC-E number, scan again</source>
        <translation>不是 UPC-E 码，请重扫</translation>
    </message>
    <message>
        <source>a value has the wrong length</source>
        <translation>有一项长度不对</translation>
    </message>
    <message>
        <source>row</source>
        <extracomment>What a rule looked at, by the name it gives it.</extracomment>
        <translation>商品项</translation>
    </message>
    <message>
        <source>element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>no element list on the day declared for code</source>
        <translation>申报当日无要素表的商品编码</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>applied for</source>
        <translation>申请退货</translation>
    </message>
    <message>
        <source>unit declared</source>
        <translation>申报单位</translation>
    </message>
    <message>
        <source>unit applied for</source>
        <translation>申请退货单位</translation>
    </message>
    <message>
        <source>barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN 码</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>waybill</source>
        <translation>运单</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>for</source>
        <translation>知悉范围</translation>
    </message>
    <message>
        <source>value</source>
        <translation>总价</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>data of</source>
        <translation>数据时间</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>list</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>merchant</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>commodity code</source>
        <translation>商品编码</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>原产国</translation>
    </message>
    <message>
        <source>quality of the data</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>random rate</source>
        <translation>随机比率</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>controls</source>
        <translation>布控</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>events</source>
        <translation>条事件</translation>
    </message>
    <message>
        <source>of</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>made into</source>
        <translation>制成</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not fully read</source>
        <translation>未读完</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>in</source>
        <translation>在</translation>
    </message>
    <message>
        <source>at</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>件</translation>
    </message>
    <message>
        <source>A declaration list is known</source>
        <extracomment>The rules, by what they look at; outbound and returned parcels.</extracomment>
        <translation>申报清单已知</translation>
    </message>
    <message>
        <source>Customs has released it</source>
        <translation>海关已放行</translation>
    </message>
    <message>
        <source>Control instructions</source>
        <translation>布控指令</translation>
    </message>
    <message>
        <source>Declared barcodes</source>
        <translation>申报条码</translation>
    </message>
    <message>
        <source>Declared elements against the standard</source>
        <translation>申报要素与标准比对</translation>
    </message>
    <message>
        <source>Commodity code and origin</source>
        <translation>商品编码与原产国</translation>
    </message>
    <message>
        <source>What was found against what was declared</source>
        <translation>实物与申报比对</translation>
    </message>
    <message>
        <source>Serial numbers and expiry dates</source>
        <translation>序列号与有效期</translation>
    </message>
    <message>
        <source>What a person noted</source>
        <translation>人工记录</translation>
    </message>
    <message>
        <source>Histories of what is at hand</source>
        <translation>在手货物的追溯记录</translation>
    </message>
    <message>
        <source>Limit of a single transaction</source>
        <translation>单次交易限值</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>数据时效</translation>
    </message>
    <message>
        <source>Earlier decisions</source>
        <translation>先前处置</translation>
    </message>
    <message>
        <source>It left from here</source>
        <translation>确由本处放行</translation>
    </message>
    <message>
        <source>A return was applied for</source>
        <translation>已申请退货</translation>
    </message>
    <message>
        <source>Days since the release</source>
        <translation>放行后天数</translation>
    </message>
    <message>
        <source>All applications together against the list</source>
        <translation>全部退货申请合计与清单</translation>
    </message>
    <message>
        <source>What came back against the application</source>
        <translation>退回实物与申请比对</translation>
    </message>
    <message>
        <source>The very pieces that left</source>
        <translation>确为原件</translation>
    </message>
    <message>
        <source>Decided as a return already</source>
        <translation>已作退货处置</translation>
    </message>
    <message>
        <source>priority {n}</source>
        <translation>优先级 {n}</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>{value} (by the reference data)</source>
        <translation>{value}（依参考数据）</translation>
    </message>
    <message>
        <source>picked, at a rate of {rate}</source>
        <translation>已抽中,比率 {rate}</translation>
    </message>
    <message>
        <source>not picked, at a rate of {rate}</source>
        <translation>未抽中,比率 {rate}</translation>
    </message>
    <message>
        <source>Waybill</source>
        <extracomment>The kinds of code a person may have to choose between.</extracomment>
        <translation>运单</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Logistic unit</source>
        <translation>物流单元</translation>
    </message>
    <message>
        <source>character width</source>
        <extracomment>Normalising steps that made two values the same.</extracomment>
        <translation>全半角</translation>
    </message>
    <message>
        <source>letter case</source>
        <translation>大小写</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>traditional characters</source>
        <translation>繁体字</translation>
    </message>
    <message>
        <source>accents</source>
        <translation>变音符号</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>order of the parts</source>
        <translation>各部分顺序</translation>
    </message>
    <message>
        <source>way of writing numbers</source>
        <translation>数字写法</translation>
    </message>
    <message>
        <source>unit of measure</source>
        <translation>计量单位写法</translation>
    </message>
    <message>
        <source>pieces in a pack</source>
        <translation>包装件数</translation>
    </message>
    <message>
        <source>way of writing dates</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>way of writing sizes</source>
        <translation>尺码写法</translation>
    </message>
    <message>
        <source>way of writing ages</source>
        <translation>年龄写法</translation>
    </message>
    <message>
        <source>other name of the brand</source>
        <translation>品牌别名</translation>
    </message>
    <message>
        <source>other name of the origin</source>
        <translation>产地别名</translation>
    </message>
    <message>
        <source>leading zeros of the GTIN</source>
        <translation>GTIN 前导零</translation>
    </message>
    <message>
        <source>other word for the same</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>name before the value</source>
        <translation>值前名称</translation>
    </message>
    <message>
        <source>other word for none</source>
        <translation>“无”的写法</translation>
    </message>
    <message>
        <source>code and its meaning</source>
        <translation>代码与含义</translation>
    </message>
    <message>
        <source>Several lists bear this number. Press the waybill that this parcel left with. Nothing is guessed.</source>
        <translation>有多张清单对应此号码。请按此包裹当初发出的运单。系统不作猜测。</translation>
    </message>
    <message>
        <source>declared without a barcode: no standard</source>
        <translation>申报为无条码，无标准可比</translation>
    </message>
    <message>
        <source>no element list</source>
        <translation>无申报要素表</translation>
    </message>
    <message>
        <source>no standard values</source>
        <translation>无标准要素值</translation>
    </message>
    <message>
        <source>no standard value</source>
        <translation>无标准值</translation>
    </message>
    <message>
        <source>{n} without a standard value</source>
        <translation>{n} 项无标准值</translation>
    </message>
    <message>
        <source>standard: {name}</source>
        <translation>标准：{name}</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>no version in force</source>
        <translation>无有效版本</translation>
    </message>
    <message>
        <source>standard withdrawn</source>
        <translation>标准已撤销</translation>
    </message>
    <message>
        <source>{n} found, weigh</source>
        <translation>见 {n} 件，须称重</translation>
    </message>
    <message>
        <source>refill confirmed</source>
        <translation>已确认回填</translation>
    </message>
    <message>
        <source>barcode database of customs</source>
        <translation>海关条码库</translation>
    </message>
    <message>
        <source>China product data (GDS)</source>
        <translation>中国商品信息服务平台(GDS)</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被替代</translation>
    </message>
    <message>
        <source>return applied for</source>
        <translation>已申请退货</translation>
    </message>
    <message>
        <source>applied for: {n}</source>
        <translation>申请退 {n}</translation>
    </message>
    <message>
        <source>RETURN CENTRE · parcels come back here</source>
        <translation>退货中心仓 · 此台办理退货</translation>
    </message>
    <message>
        <source>the merchant</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>manual entry</source>
        <translation>人工录入</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>commissioned</source>
        <translation>赋码</translation>
    </message>
    <message>
        <source>departed</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>through the gate</source>
        <translation>过卡口</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>stolen</source>
        <translation>被盗</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>未曾发生</translation>
    </message>
    <message>
        <source>wrong data</source>
        <translation>数据有误</translation>
    </message>
    <message>
        <source>declared wrong</source>
        <translation>已声明有误</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>进口</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>查验</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>装载</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>拣货</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>repacked</source>
        <translation>重新包装</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>assembled</source>
        <translation>已组装</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>已收集</translation>
    </message>
    <message>
        <source>consigned</source>
        <translation>已委托运输</translation>
    </message>
    <message>
        <source>class created</source>
        <translation>已建立品类</translation>
    </message>
    <message>
        <source>counted in stock</source>
        <translation>已循环盘点</translation>
    </message>
    <message>
        <source>decommissioned</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>being destroyed</source>
        <translation>正在销毁</translation>
    </message>
    <message>
        <source>taken apart</source>
        <translation>已拆解</translation>
    </message>
    <message>
        <source>dispensed out</source>
        <translation>已配发</translation>
    </message>
    <message>
        <source>encoded a tag</source>
        <translation>已写入标签</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>tag killed</source>
        <translation>标签已灭活</translation>
    </message>
    <message>
        <source>other step</source>
        <translation>其他步骤</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已维修</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>number reserved</source>
        <translation>已预留编号</translation>
    </message>
    <message>
        <source>sold at retail</source>
        <translation>已零售</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>已取样</translation>
    </message>
    <message>
        <source>sensor report</source>
        <translation>传感器报告</translation>
    </message>
    <message>
        <source>staged for leaving</source>
        <translation>待发运</translation>
    </message>
    <message>
        <source>stock taken</source>
        <translation>已盘点</translation>
    </message>
    <message>
        <source>put on the shelf</source>
        <translation>已上架</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>in transport</source>
        <translation>运输</translation>
    </message>
    <message>
        <source>unloaded</source>
        <translation>卸货</translation>
    </message>
    <message>
        <source>unpacked</source>
        <translation>拆包</translation>
    </message>
    <message>
        <source>shipping taken back</source>
        <translation>发运已作废</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>completeness inferred</source>
        <translation>推定完整</translation>
    </message>
    <message>
        <source>completeness verified</source>
        <translation>已核实完整</translation>
    </message>
    <message>
        <source>conformant</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>container closed</source>
        <translation>已封箱</translation>
    </message>
    <message>
        <source>container open</source>
        <translation>容器已开启</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>dispensed</source>
        <translation>已发放</translation>
    </message>
    <message>
        <source>disposed of</source>
        <translation>已处置</translation>
    </message>
    <message>
        <source>encoded</source>
        <translation>已编码</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>other goods than declared</source>
        <translation>品名不符</translation>
    </message>
    <message>
        <source>another piece than declared</source>
        <translation>单品不符</translation>
    </message>
    <message>
        <source>another quantity than declared</source>
        <translation>数量不符</translation>
    </message>
    <message>
        <source>needs replacement</source>
        <translation>需要更换</translation>
    </message>
    <message>
        <source>origin not proven</source>
        <translation>来源无法证实</translation>
    </message>
    <message>
        <source>not conformant</source>
        <translation>不相符</translation>
    </message>
    <message>
        <source>not for sale</source>
        <translation>不可销售</translation>
    </message>
    <message>
        <source>partly dispensed</source>
        <translation>部分发放</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>on sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Cannot be: handled before it was made · {}</source>
        <extracomment>What is pointed out. `{}` is filled in with the number of the lot, the piece or the unit.</extracomment>
        <translation>不可能:生产之前已被处理 · {}</translation>
    </message>
    <message>
        <source>Cannot be: made at two places · {}</source>
        <translation>不可能:在两处生产 · {}</translation>
    </message>
    <message>
        <source>Cannot be: handled after it had ceased to be · {}</source>
        <translation>不可能:销毁或停用之后仍被处理 · {}</translation>
    </message>
    <message>
        <source>Cannot be: sold twice without a return · {}</source>
        <translation>不可能:未退货却两次售出 · {}</translation>
    </message>
    <message>
        <source>Cannot be: at two places at once · {}</source>
        <translation>不可能:同时出现在两处 · {}</translation>
    </message>
    <message>
        <source>Cannot be: a unit that lies in itself · {}</source>
        <translation>不可能:单元装在自身之内 · {}</translation>
    </message>
    <message>
        <source>Recorded before it happened · {}</source>
        <translation>记录早于发生 · {}</translation>
    </message>
    <message>
        <source>Gap: arrived, but never left · {}</source>
        <translation>缺口:有到达而无发出 · {}</translation>
    </message>
    <message>
        <source>Gap: left, and was handled elsewhere without arriving · {}</source>
        <translation>缺口:有发出而无到达,却在别处被处理 · {}</translation>
    </message>
    <message>
        <source>Gap: taken out of what it was never put into · {}</source>
        <translation>缺口:取出之前从未装入 · {}</translation>
    </message>
    <message>
        <source>Gap: put into another unit, but never taken out · {}</source>
        <translation>缺口:装入另一单元,却从未取出 · {}</translation>
    </message>
    <message>
        <source>Gap: half a year without an event · {}</source>
        <translation>缺口:半年无任何事件 · {}</translation>
    </message>
    <message>
        <source>Warning: a state that nothing has lifted · {}</source>
        <translation>警示:该状态尚未解除 · {}</translation>
    </message>
    <message>
        <source>Not complete: further back there may be a warning · {}</source>
        <translation>不完整:更早处可能有警示 · {}</translation>
    </message>
    <message>
        <source>of {} events nothing says when they were recorded</source>
        <translation>其中 {} 条事件何时记录不详</translation>
    </message>
    <message>
        <source>{} older events are not shown</source>
        <translation>另有 {} 条更早的事件未显示</translation>
    </message>
    <message>
        <source>corrects an event declared wrong</source>
        <translation>更正一条有误的事件</translation>
    </message>
    <message>
        <source>put into {}</source>
        <translation>装入 {}</translation>
    </message>
    <message>
        <source>taken out of {}</source>
        <translation>取出自 {}</translation>
    </message>
    <message>
        <source>made from {}</source>
        <translation>由 {} 制成</translation>
    </message>
    <message>
        <source>used to make another thing</source>
        <translation>用于制成他物</translation>
    </message>
    <message>
        <source>no longer: {}</source>
        <translation>已解除:{}</translation>
    </message>
    <message>
        <source>emptied</source>
        <translation>已清空</translation>
    </message>
    <message>
        <source>lot {}</source>
        <translation>批次 {}</translation>
    </message>
    <message>
        <source>serial {}</source>
        <translation>序列号 {}</translation>
    </message>
    <message>
        <source>unit {}</source>
        <translation>物流单元 {}</translation>
    </message>
    <message>
        <source>{} s</source>
        <extracomment>Short words between figures. `{}` is filled in.</extracomment>
        <translation>{} 秒</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} 分钟</translation>
    </message>
    <message>
        <source>{} h</source>
        <translation>{} 小时</translation>
    </message>
    <message>
        <source>{} d</source>
        <translation>{} 天</translation>
    </message>
    <message>
        <source>Nothing stands against it</source>
        <translation>无不利发现</translation>
    </message>
    <message>
        <source>Found as declared</source>
        <translation>查验相符</translation>
    </message>
    <message>
        <source>Entry {seq}, {time}, by {person}</source>
        <translation>序号 {seq}，{time}，{person}</translation>
    </message>
    <message>
        <source>and {person}</source>
        <translation>与 {person}</translation>
    </message>
    <message>
        <source>{outcome} by {person} at {station}, {time}</source>
        <translation>{station} 站 {person} 于 {time} {outcome}</translation>
    </message>
    <message>
        <source>{what} ×{n}</source>
        <translation>{what} ×{n}</translation>
    </message>
    <message>
        <source>The list was filled in from version {old}; version {new} is in force</source>
        <translation>清单按第 {old} 版填写，现行为第 {new} 版</translation>
    </message>
    <message>
        <source>The waybill first, then what is inside</source>
        <translation>先扫运单，再扫内件</translation>
    </message>
    <message>
        <source>{n} put aside</source>
        <translation>搁置 {n} 件</translation>
    </message>
    <message>
        <source>Only a look: nothing is decided here</source>
        <translation>仅供查阅，不作处置</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>尚未写入</translation>
    </message>
    <message>
        <source>barred</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Press what it is, or its number. Nothing is guessed.</source>
        <translation>请按对应项或其数字键，系统不作猜测。</translation>
    </message>
    <message>
        <source>no known product</source>
        <translation>无对应商品</translation>
    </message>
    <message>
        <source>counted unopened</source>
        <translation>未开箱计数</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>旧版资料</translation>
    </message>
    <message>
        <source>recorded {age} later</source>
        <translation>迟录 {age}</translation>
    </message>
    <message>
        <source>No barcode</source>
        <extracomment>What each key does with the list.</extracomment>
        <translation>无条码</translation>
    </message>
    <message>
        <source>Note finding</source>
        <translation>记录异常</translation>
    </message>
    <message>
        <source>Refill all</source>
        <translation>全部回填</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回末件</translation>
    </message>
</context>
</TS>
