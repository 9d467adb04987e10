<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AlarmOverview</name>
    <message>
        <source>no rate: shorter than ten minutes</source>
        <translation>不给频率：不足十分钟</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (%2 % of the time)</source>
        <translation>%1（占时间的 %2 %）</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1 起，始于 %2</translation>
    </message>
    <message>
        <source>%1 in %2 recordings, %3 of them shorter than ten minutes</source>
        <translation>%2 个记录共 %1，其中 %3 个不足十分钟</translation>
    </message>
    <message>
        <source>Alarm load and shelved alarms</source>
        <translation>报警负荷与已搁置的报警</translation>
    </message>
    <message>
        <source>An incident is one alarm, however many terminals took part. EEMUA 191: in the long run about 1 in ten minutes is very likely to be acceptable, 10 in ten minutes are a flood. Recordings are often cut around trouble: a plant&apos;s own rate is then lower than theirs. What is shelved is not in the rates.</source>
        <translation>一起事件算一次报警，无论涉及多少终端。EEMUA 191：长期平均每十分钟约 1 次很可能可以接受，十分钟内 10 次即为报警泛滥。记录往往只截取出问题的时段，工厂本身的频率会更低。已搁置的报警不计入频率。</translation>
    </message>
    <message>
        <source>Alarm load</source>
        <translation>报警负荷</translation>
    </message>
    <message>
        <source>Shelved now</source>
        <translation>目前已搁置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>This recording</source>
        <translation>本记录</translation>
    </message>
    <message>
        <source>All recordings of the project</source>
        <translation>项目的全部记录</translation>
    </message>
    <message>
        <source>The project: %1</source>
        <translation>项目：%1</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时长</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Episodes in them</source>
        <translation>其中的异常段</translation>
    </message>
    <message>
        <source>Incidents in 10 min</source>
        <translation>每 10 分钟的事件</translation>
    </message>
    <message>
        <source>Episodes in 10 min</source>
        <translation>每 10 分钟的异常段</translation>
    </message>
    <message>
        <source>By EEMUA 191</source>
        <translation>按 EEMUA 191</translation>
    </message>
    <message>
        <source>Most in 10 min</source>
        <translation>10 分钟内最多</translation>
    </message>
    <message>
        <source>Flood, 10 or more in 10 min</source>
        <translation>报警泛滥（10 分钟内不少于 10 次）</translation>
    </message>
    <message>
        <source>Shelved incidents</source>
        <translation>已搁置的事件</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 个记录</translation>
    </message>
    <message>
        <source>Nothing is shelved.</source>
        <translation>没有搁置任何报警。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>直至</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Unshelve %1</source>
        <translation>取消搁置 %1</translation>
    </message>
    <message>
        <source>Budget of a shift</source>
        <translation>班次限额</translation>
    </message>
    <message>
        <source>Log of alarms</source>
        <translation>报警日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the figures and what is shelved</source>
        <translation>复制各项数值和已搁置的报警</translation>
    </message>
    <message>
        <source>Copies the figures and what is shelved as a table (Ctrl+C)</source>
        <translation>以表格形式复制各项数值和已搁置的报警（Ctrl+C）</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>to shelve an alarm needs a reason</source>
        <translation>搁置报警必须说明原因</translation>
    </message>
    <message>
        <source>there is no terminal to shelve</source>
        <translation>没有可搁置的终端</translation>
    </message>
    <message>
        <source>an alarm is shelved for more than no time and at most 30 days</source>
        <translation>搁置时间必须大于零且不超过 30 天</translation>
    </message>
    <message>
        <source>shelve it again when it comes back</source>
        <translation>恢复后可再次搁置</translation>
    </message>
    <message>
        <source>there is nothing to take back</source>
        <translation>没有可撤回的内容</translation>
    </message>
    <message>
        <source>it is not shelved any more</source>
        <translation>已不再搁置</translation>
    </message>
    <message>
        <source>a name is needed</source>
        <translation>需要姓名</translation>
    </message>
    <message>
        <source>say who you are</source>
        <translation>请填写您的姓名</translation>
    </message>
    <message>
        <source>there is no incident to acknowledge</source>
        <translation>没有可确认的事件</translation>
    </message>
    <message>
        <source>%1 in 10 min</source>
        <translation>每 10 分钟 %1 次</translation>
    </message>
    <message>
        <source>%1 in %2, too short for a rate</source>
        <translation>%2 内 %1 次，时间太短，不给频率</translation>
    </message>
    <message>
        <source>shelved until %1</source>
        <translation>搁置至 %1</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>已由 %1 确认</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>%1 of %2 terminals shelved</source>
        <translation>%2 个终端中 %1 个已搁置</translation>
    </message>
    <message>
        <source>Acknowledged by %1, %2.</source>
        <translation>%2 由 %1 确认。</translation>
    </message>
    <message>
        <source>Acknowledged by %1, %2: %3</source>
        <translation>%2 由 %1 确认：%3</translation>
    </message>
    <message>
        <source>%1 is shelved until %2 by %3: %4</source>
        <translation>%1 由 %3 搁置至 %2：%4</translation>
    </message>
    <message>
        <source>%1 had acknowledged a smaller incident here; it has grown in this analysis.</source>
        <translation>%1 确认过此处一起较小的事件；在本次分析中它变大了。</translation>
    </message>
    <message>
        <source>Alarm load: %1</source>
        <translation>报警负荷：%1</translation>
    </message>
    <message>
        <source>EEMUA 191: about 1 in 10 min</source>
        <translation>EEMUA 191：每 10 分钟约 1 次</translation>
    </message>
    <message>
        <source>in flood for %1</source>
        <translation>泛滥 %1</translation>
    </message>
    <message>
        <source>%1 shelved</source>
        <translation>已搁置 %1 起</translation>
    </message>
    <message>
        <source>shelved in the project: %1</source>
        <translation>项目中已搁置：%1</translation>
    </message>
    <message>
        <source>nothing shelved</source>
        <translation>无搁置</translation>
    </message>
    <message>
        <source>%1, only %2</source>
        <translation>%1，仅 %2</translation>
    </message>
    <message>
        <source>%1, only where %2 is foremost</source>
        <translation>%1，仅当 %2 最突出时</translation>
    </message>
    <message>
        <source>very likely to be acceptable</source>
        <translation>很可能可以接受</translation>
    </message>
    <message>
        <source>manageable</source>
        <translation>可以应付</translation>
    </message>
    <message>
        <source>likely to be over-demanding</source>
        <translation>可能要求过高</translation>
    </message>
    <message>
        <source>very likely to be unacceptable</source>
        <translation>很可能不可接受</translation>
    </message>
    <message>
        <source>The log of alarms was changed from outside of the program: from line %1 on it is not what was written.</source>
        <translation>报警日志在程序之外被修改过：从第 %1 行起与写入时不符。</translation>
    </message>
    <message>
        <source>The log of alarms was changed from outside of the program: lines are missing at its end.</source>
        <translation>报警日志在程序之外被修改过：末尾缺少若干行。</translation>
    </message>
    <message>
        <source>Nothing was sealed in the log of alarms yet.</source>
        <translation>报警日志中尚无带封印的行。</translation>
    </message>
    <message>
        <source>The log of alarms, %1 lines, is as it was written. Its seal: %2</source>
        <translation>报警日志共 %1 行，与写入时一致。封印：%2</translation>
    </message>
    <message>
        <source>over the budget of the shift from %1: %2 of %3</source>
        <translation>超出 %1 起班次的限额：%2 / %3</translation>
    </message>
    <message>
        <source>shift from %1: %2 of %3</source>
        <translation>%1 起的班次：%2 / %3</translation>
    </message>
    <message>
        <source>the log of alarms was changed from outside</source>
        <translation>报警日志在程序之外被修改过</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Video and table overlap for too short a time.</source>
        <translation>视频与数据表重叠的时间过短。</translation>
    </message>
    <message>
        <source>The terminal has no table to compare the video with.</source>
        <translation>该终端没有可与视频对比的数据表。</translation>
    </message>
    <message>
        <source>No usable stream: this terminal could not be judged.</source>
        <translation>没有可用的数据流：无法判断该终端。</translation>
    </message>
    <message>
        <source>The recording is shorter than one window of 16 steps.</source>
        <translation>记录短于一个 16 时步的窗口。</translation>
    </message>
    <message>
        <source>Frames or rows are too far apart to tell.</source>
        <translation>画面帧或表格行的间隔太大，无法判断。</translation>
    </message>
    <message>
        <source>Nothing in the video follows the table more than by chance: the offset cannot be told.</source>
        <translation>视频中没有任何内容与表格的吻合超出偶然：无法判断时间偏移。</translation>
    </message>
    <message>
        <source>Several offsets fit equally well, as with work that repeats itself: the offset cannot be told.</source>
        <translation>有几个偏移同样吻合（例如重复的工作循环）：无法判断时间偏移。</translation>
    </message>
    <message>
        <source>The parts of the recording do not agree on an offset: it cannot be told.</source>
        <translation>记录的各个部分得出的偏移不一致：无法判断时间偏移。</translation>
    </message>
    <message>
        <source>Video or table hold too little that changes: the offset cannot be told.</source>
        <translation>视频或表格中的变化太少：无法判断时间偏移。</translation>
    </message>
</context>
<context>
    <name>CameraNames</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Causal</name>
    <message>
        <source>Not tested: too many terminals in one incident.</source>
        <translation>未检验：同一事件中终端过多。</translation>
    </message>
    <message>
        <source>The two have no scores at the same time here.</source>
        <translation>两者在此没有同一时间的得分。</translation>
    </message>
    <message>
        <source>Not significant once all pairs are counted.</source>
        <translation>计入所有终端对后不显著。</translation>
    </message>
    <message>
        <source>Significant, but too weak.</source>
        <translation>显著，但过弱。</translation>
    </message>
    <message>
        <source>It turned abnormal after the other one.</source>
        <translation>它晚于另一个变为异常。</translation>
    </message>
    <message>
        <source>Only one terminal was abnormal: there is nothing to compare.</source>
        <translation>只有一个终端异常：无从比较。</translation>
    </message>
    <message>
        <source>No pair of terminals passed the test.</source>
        <translation>没有终端对通过检验。</translation>
    </message>
    <message>
        <source>No pair of terminals could be tested.</source>
        <translation>没有终端对可以检验。</translation>
    </message>
    <message>
        <source>The step must be longer than 0 s.</source>
        <translation>时步必须大于 0 s。</translation>
    </message>
    <message>
        <source>The effect follows from its own past without any rest.</source>
        <translation>结果完全由其自身过去决定，没有余量。</translation>
    </message>
    <message>
        <source>The cause runs exactly like the others together.</source>
        <translation>原因与其他终端合起来的变化完全相同。</translation>
    </message>
    <message>
        <source>The series have gaps or differ in length.</source>
        <translation>序列有缺口或长度不同。</translation>
    </message>
    <message>
        <source>Too few steps for a test.</source>
        <translation>时步过少，无法检验。</translation>
    </message>
    <message>
        <source>The effect&apos;s series does not change.</source>
        <translation>结果的序列没有变化。</translation>
    </message>
    <message>
        <source>The cause&apos;s series does not change.</source>
        <translation>原因的序列没有变化。</translation>
    </message>
    <message>
        <source>A node must measure between 1 and 5000 points.</source>
        <translation>节点尺寸必须在 1 到 5000 点之间。</translation>
    </message>
    <message>
        <source>Graphviz could not be started.</source>
        <translation>无法启动 Graphviz。</translation>
    </message>
    <message>
        <source>Install the package libgvc6.</source>
        <translation>请安装软件包 libgvc6。</translation>
    </message>
    <message>
        <source>Graphviz could not lay the graph out.</source>
        <translation>Graphviz 无法排布该图。</translation>
    </message>
    <message>
        <source>Install the package libgvc6 with its plug-ins.</source>
        <translation>请安装软件包 libgvc6 及其插件。</translation>
    </message>
    <message>
        <source>The test shows it, but no link leads that way.</source>
        <translation>检验显示了这一点，但没有连接通往那个方向。</translation>
    </message>
</context>
<context>
    <name>CausalCanvas</name>
    <message>
        <source>Causal graph</source>
        <translation>因果图</translation>
    </message>
    <message>
        <source>Copy the lag</source>
        <translation>复制时滞</translation>
    </message>
    <message>
        <source>Copy the strength</source>
        <translation>复制强度</translation>
    </message>
    <message>
        <source>Copy q</source>
        <translation>复制 q 值</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>CausalView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>q %1</source>
        <translation>q %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1, root</source>
        <translation>%1，根源</translation>
    </message>
    <message>
        <source>%1, number %2 in the chain</source>
        <translation>%1，链中第 %2 个</translation>
    </message>
    <message>
        <source>%2 turned abnormal after %1; no tested cause</source>
        <translation>%2 在 %1 之后出现异常；没有经检验的因果关系</translation>
    </message>
    <message>
        <source>%1 led to %2 after %3; strength %4, %5</source>
        <translation>%1 在 %3 后引发 %2；强度 %4，%5</translation>
    </message>
    <message>
        <source>The chain begins at %1: it is the source of the graph, the others follow it.</source>
        <translation>异常链始于 %1：它是因果图的源头，其余终端随其后。</translation>
    </message>
    <message>
        <source>%1 was the first to turn abnormal; the tests name no source.</source>
        <translation>%1 最先出现异常；检验未能指出源头。</translation>
    </message>
    <message>
        <source>No root is named.</source>
        <translation>未指出根源。</translation>
    </message>
    <message>
        <source>At an arrow: lag, strength, q of the test</source>
        <translation type="vanished">箭头旁：时滞、强度、检验的 q 值</translation>
    </message>
    <message>
        <source>Press Analyse to see who led to whom.</source>
        <translation>按“分析”查看谁引发了谁。</translation>
    </message>
    <message>
        <source>No incident was found: there is no cause to show.</source>
        <translation>未发现事件：没有可显示的因果关系。</translation>
    </message>
    <message>
        <source>Choose an incident to see who led to whom.</source>
        <translation>选择一个事件，查看谁引发了谁。</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The graph is being laid out…</source>
        <translation>正在排布因果图…</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>按先后顺序</translation>
    </message>
    <message>
        <source>%2 turned abnormal %3 after %1, whose link leads to it; no test shows a cause</source>
        <translation>%2 在 %1 之后 %3 变为异常，且有连接从前者通向后者；检验未显示因果关系</translation>
    </message>
    <message>
        <source>The chain begins at %1: the others turned abnormal soon after it along the plant&apos;s links. The tests name no source.</source>
        <translation>链条始于 %1：其余终端沿工厂的连接在其后不久变为异常。检验未指出源头。</translation>
    </message>
    <message>
        <source>At an arrow: lag, strength, q of the test; dashed: by order along a link</source>
        <translation>箭头旁：检验的滞后、强度和 q 值；虚线：沿连接的先后顺序</translation>
    </message>
</context>
<context>
    <name>ColumnModel</name>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>第一个值</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>What the column is used as</source>
        <translation>该列的用途</translation>
    </message>
    <message>
        <source>Columns of the file: what each is used as</source>
        <translation>文件的列：各列的用途</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>A command, a terminal, an incident or a time</source>
        <translation>命令、终端、事件或时间</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Enter runs · arrows choose · Esc closes</source>
        <translation>回车执行 · 方向键选择 · Esc 关闭</translation>
    </message>
    <message>
        <source>Nothing of that name. Esc closes.</source>
        <translation>没有符合的内容。按 Esc 关闭。</translation>
    </message>
</context>
<context>
    <name>CommandRegistry</name>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>%1 needs %2.</source>
        <translation>%1 需要参数 %2。</translation>
    </message>
    <message>
        <source>%1 takes no argument.</source>
        <translation>%1 不需要参数。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&quot;%1&quot; is neither a role nor a language.</source>
        <translation>“%1”既不是角色也不是语言。</translation>
    </message>
    <message>
        <source>Save the window</source>
        <translation>保存窗口图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Wait for &quot;ready&quot; or for seconds up to 3600.</source>
        <translation>请等待 “ready” 或不超过 3600 的秒数。</translation>
    </message>
    <message>
        <source>&amp;Open recording…</source>
        <translation>打开记录(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation>打开演示记录(&amp;D)</translation>
    </message>
    <message>
        <source>The demonstration is not installed.</source>
        <translation>未安装演示记录。</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>E&amp;xport the report as PDF…</source>
        <translation>将报告导出为 PDF(&amp;X)…</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>&amp;Save a picture of the window…</source>
        <translation>保存窗口图片(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <source>A size is two numbers of pixels.</source>
        <translation>大小为两个像素数。</translation>
    </message>
    <message>
        <source>There is no incident &quot;%1&quot;.</source>
        <translation>没有事件“%1”。</translation>
    </message>
    <message>
        <source>There is no terminal &quot;%1&quot;.</source>
        <translation>没有终端“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time; write 12.5 or 06:25:06.</source>
        <translation>“%1”不是时间；请写成 12.5 或 06:25:06。</translation>
    </message>
    <message>
        <source>Open a recording first.</source>
        <translation>请先打开一条记录。</translation>
    </message>
    <message>
        <source>A run is going on: cancel it or wait for it.</source>
        <translation>正在运行：请取消或等待其结束。</translation>
    </message>
    <message>
        <source>Analyse a recording first.</source>
        <translation>请先分析一条记录。</translation>
    </message>
    <message>
        <source>There is no incident.</source>
        <translation>没有事件。</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>There is no engine &quot;%1&quot;.</source>
        <translation>没有引擎“%1”。</translation>
    </message>
    <message>
        <source>&amp;Cancel what is running</source>
        <translation>取消正在运行的任务(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>Judge as if &amp;live</source>
        <translation>按实时方式判断(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next incident</source>
        <translation>下一事件(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous incident</source>
        <translation>上一事件(&amp;P)</translation>
    </message>
    <message>
        <source>Go to incident</source>
        <translation>转到事件</translation>
    </message>
    <message>
        <source>To the ca&amp;use</source>
        <translation>转到原因(&amp;U)</translation>
    </message>
    <message>
        <source>To the &amp;effect</source>
        <translation>转到结果(&amp;E)</translation>
    </message>
    <message>
        <source>Next &amp;terminal</source>
        <translation>下一终端(&amp;T)</translation>
    </message>
    <message>
        <source>Pre&amp;vious terminal</source>
        <translation>上一终端(&amp;V)</translation>
    </message>
    <message>
        <source>Go to terminal</source>
        <translation>转到终端</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Play &amp;backwards, again: faster</source>
        <translation>倒放，再按加速(&amp;B)</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>暂停(&amp;S)</translation>
    </message>
    <message>
        <source>Play &amp;forward, again: faster</source>
        <translation>正放，再按加速(&amp;F)</translation>
    </message>
    <message>
        <source>A frame ba&amp;ck</source>
        <translation>后退一帧(&amp;C)</translation>
    </message>
    <message>
        <source>A frame for&amp;ward</source>
        <translation>前进一帧(&amp;W)</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>A speed is a number from 0.1 to 8.</source>
        <translation>速度为 0.1 到 8 之间的数。</translation>
    </message>
    <message>
        <source>&amp;Go to a time…</source>
        <translation>转到时间(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Raw picture</source>
        <translation>原始画面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Heat map on or off</source>
        <translation>开关热力图(&amp;H)</translation>
    </message>
    <message>
        <source>B&amp;oxes on or off</source>
        <translation>开关方框(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Frontline: what to do</source>
        <translation>现场：该做什么(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Expert: everything</source>
        <translation>专家：全部内容(&amp;E)</translation>
    </message>
    <message>
        <source>Show the site &amp;plan</source>
        <translation>显示现场平面图(&amp;P)</translation>
    </message>
    <message>
        <source>Show the &amp;terminals</source>
        <translation>显示终端(&amp;T)</translation>
    </message>
    <message>
        <source>Show the &amp;incidents</source>
        <translation>显示事件(&amp;I)</translation>
    </message>
    <message>
        <source>Show the &amp;video</source>
        <translation>显示视频(&amp;V)</translation>
    </message>
    <message>
        <source>Show the time&amp;line</source>
        <translation>显示时间轴(&amp;L)</translation>
    </message>
    <message>
        <source>Show the &amp;why</source>
        <translation>显示原因(&amp;W)</translation>
    </message>
    <message>
        <source>Put a panel away</source>
        <translation>收起面板</translation>
    </message>
    <message>
        <source>The panels are %1.</source>
        <translation>面板有：%1。</translation>
    </message>
    <message>
        <source>Take a layout</source>
        <translation>使用布局</translation>
    </message>
    <message>
        <source>There is no layout &quot;%1&quot;.</source>
        <translation>没有布局“%1”。</translation>
    </message>
    <message>
        <source>&amp;Keep this layout as…</source>
        <translation>将此布局保存为(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;First layout again</source>
        <translation>恢复初始布局(&amp;F)</translation>
    </message>
    <message>
        <source>Whole recordin&amp;g in the timeline</source>
        <translation>时间轴显示整条记录(&amp;G)</translation>
    </message>
    <message>
        <source>Incident in the time&amp;line</source>
        <translation>时间轴显示此事件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>A theme is light or dark.</source>
        <translation>主题为 light 或 dark。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A language is en or zh_CN.</source>
        <translation>语言为 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Search or run a &amp;command…</source>
        <translation>搜索或执行命令(&amp;C)…</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>全部按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Vestigo</source>
        <translation>关于 Vestigo(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;gions on or off</source>
        <translation>显示或隐藏区域(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;All cameras, or one terminal</source>
        <translation>全部摄像头或单个终端(&amp;A)</translation>
    </message>
    <message>
        <source>Select a stretch of time</source>
        <translation>选择一段时间</translation>
    </message>
    <message>
        <source>Zoom the timeline to a stretch of time</source>
        <translation>将时间轴缩放到一段时间</translation>
    </message>
    <message>
        <source>Second cu&amp;rsor here</source>
        <translation>在此放置第二光标(&amp;R)</translation>
    </message>
    <message>
        <source>Lanes of the timeline…</source>
        <translation>时间轴的泳道…</translation>
    </message>
    <message>
        <source>Export series as &amp;CSV…</source>
        <translation>将数据序列导出为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Save a picture of the timeline…</source>
        <translation>保存时间轴图片…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Export series as CSV</source>
        <translation>将数据序列导出为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Save the timeline</source>
        <translation>保存时间轴</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>%1 has acknowledged it already.</source>
        <translation>%1 已确认过。</translation>
    </message>
    <message>
        <source>Acknowledge the incident</source>
        <translation>确认事件</translation>
    </message>
    <message>
        <source>You have taken notice of %1. Name and time go into the report.</source>
        <translation>您已知悉%1。姓名和时间将写入报告。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Nobody has acknowledged it.</source>
        <translation>尚无人确认。</translation>
    </message>
    <message>
        <source>Take back the acknowledgement</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>%1 is then not acknowledged any more. That it was, by %2, stays in the log and in the report.</source>
        <translation>之后%1不再视为已确认。%2 曾确认一事保留在日志和报告中。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Say terminal, time (30min, 8h, 7d), reason and name, or nothing for a dialog.</source>
        <translation>请给出终端、时间（30min、8h、7d）、原因和姓名；什么都不写则打开对话框。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither type=… nor feature=….</source>
        <translation>“%1”既不是 type=… 也不是 feature=…。</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Alarms call again: %1.</source>
        <translation>重新报警：%1。</translation>
    </message>
    <message>
        <source>It is not shelved.</source>
        <translation>它没有被搁置。</translation>
    </message>
    <message>
        <source>There is no project to keep it in.</source>
        <translation>没有可保存它的项目。</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge…</source>
        <translation>确认(&amp;K)…</translation>
    </message>
    <message>
        <source>Take &amp;back the acknowledgement…</source>
        <translation>撤回确认(&amp;B)…</translation>
    </message>
    <message>
        <source>S&amp;helve…</source>
        <translation>搁置(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Unshelve…</source>
        <translation>取消搁置(&amp;U)…</translation>
    </message>
    <message>
        <source>Alarm &amp;load and shelved alarms…</source>
        <translation>报警负荷与已搁置的报警(&amp;L)…</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Incident %1 at %2</source>
        <translation>事件 %1（%2）</translation>
    </message>
    <message>
        <source>All %1 terminals of this incident</source>
        <translation>此事件的全部 %1 个终端</translation>
    </message>
    <message>
        <source>Show the l&amp;ogs</source>
        <translation>显示日志(&amp;O)</translation>
    </message>
    <message>
        <source>Show the logs first.</source>
        <translation>请先显示日志。</translation>
    </message>
    <message>
        <source>Save the log entries found</source>
        <translation>保存找到的日志条目</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Find in the logs</source>
        <translation>在日志中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Save the &amp;log entries found as CSV…</source>
        <translation>把找到的日志条目存为 CSV(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Project…</source>
        <translation>项目(&amp;P)…</translation>
    </message>
    <message>
        <source>Ne&amp;w project…</source>
        <translation>新建项目(&amp;W)…</translation>
    </message>
    <message>
        <source>Open a pro&amp;ject…</source>
        <translation>打开项目文件(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation>此面板的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>首选项(&amp;E)…</translation>
    </message>
    <message>
        <source>The views are %1.</source>
        <translation>可用的视图有：%1。</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save a picture of a &amp;view…</source>
        <translation>保存视图的图片(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Copy the value</source>
        <translation>复制数值(&amp;C)</translation>
    </message>
    <message>
        <source>There is no value at the cursor.</source>
        <translation>游标处没有数值。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Clear the selected stretch of time</source>
        <translation>取消选定的时段</translation>
    </message>
    <message>
        <source>No stretch of time is selected.</source>
        <translation>没有选定时段。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Next entry found in the logs</source>
        <translation>日志中找到的下一条</translation>
    </message>
    <message>
        <source>Entry found in the logs before</source>
        <translation>日志中找到的上一条</translation>
    </message>
    <message>
        <source>No clock offset is offered there.</source>
        <translation>那里没有可采用的时钟偏移。</translation>
    </message>
    <message>
        <source>There is no stream &quot;%1&quot; of &quot;%2&quot;.</source>
        <translation>“%2”没有数据流“%1”。</translation>
    </message>
    <message>
        <source>A clock offset is a number of seconds within a year.</source>
        <translation>时钟偏移是一年以内的秒数。</translation>
    </message>
    <message>
        <source>No clock is corrected there.</source>
        <translation>那里没有经过校正的时钟。</translation>
    </message>
    <message>
        <source>Apply the &amp;estimated clock offset</source>
        <translation>应用估计的时钟偏移(&amp;E)</translation>
    </message>
    <message>
        <source>Se&amp;t a clock offset…</source>
        <translation>设置时钟偏移(&amp;T)…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back a clock offset</source>
        <translation>撤回时钟偏移(&amp;K)</translation>
    </message>
    <message>
        <source>New &amp;synthetic plant…</source>
        <translation>新建合成工厂(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;No prepared picture</source>
        <translation>不显示预处理画面(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Key regions of the picture</source>
        <translation>画面的关键区域(&amp;K)</translation>
    </message>
    <message>
        <source>Picture with &amp;equalised contrast</source>
        <translation>对比度均衡的画面(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Background of the picture, computed</source>
        <translation>画面的背景（计算得出）(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Moving part of the picture</source>
        <translation>画面的运动部分(&amp;M)</translation>
    </message>
    <message>
        <source>Co&amp;vered part of the picture</source>
        <translation>画面的被遮挡部分(&amp;V)</translation>
    </message>
    <message>
        <source>Completed &amp;picture: drawn where it is covered</source>
        <translation>补全的画面：遮挡处由网络绘制(&amp;P)</translation>
    </message>
    <message>
        <source>Prepared picture</source>
        <translation>预处理画面</translation>
    </message>
    <message>
        <source>A prepared picture is one of %1.</source>
        <translation>预处理画面只能是 %1 之一。</translation>
    </message>
    <message>
        <source>Give the recordings, the engine and the model file.</source>
        <translation>请给出记录、引擎和模型文件。</translation>
    </message>
    <message>
        <source>No training is running.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>训练模型(&amp;T)…</translation>
    </message>
    <message>
        <source>Train a model at once</source>
        <translation>立即训练模型</translation>
    </message>
    <message>
        <source>A training is running already.</source>
        <translation>已有训练正在进行。</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Go on with the training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Stop the training, keep what was learnt</source>
        <translation>停止训练，保留已学到的内容</translation>
    </message>
    <message>
        <source>&amp;Back to the model before</source>
        <translation>返回前一个模型(&amp;B)</translation>
    </message>
    <message>
        <source>The steps are %1.</source>
        <translation>步骤有：%1。</translation>
    </message>
    <message>
        <source>Open the page of your plant first.</source>
        <translation>请先打开“您的工厂”页面。</translation>
    </message>
    <message>
        <source>&amp;Your plant…</source>
        <translation>您的工厂(&amp;Y)…</translation>
    </message>
    <message>
        <source>A step of fitting a model to your plant</source>
        <translation>使模型适应您的工厂的一个步骤</translation>
    </message>
    <message>
        <source>A step is running already.</source>
        <translation>已有步骤正在进行。</translation>
    </message>
    <message>
        <source>A split is train, val or test.</source>
        <translation>划分为 train、val 或 test。</translation>
    </message>
    <message>
        <source>E&amp;valuation of models…</source>
        <translation>评估模型(&amp;V)…</translation>
    </message>
    <message>
        <source>Part of the evaluation</source>
        <translation>评估的部分</translation>
    </message>
    <message>
        <source>The parts are overview, figures, confusion, types and mistakes.</source>
        <translation>可选部分：overview、figures、confusion、types 和 mistakes。</translation>
    </message>
    <message>
        <source>Open an e&amp;valuation…</source>
        <translation>打开评估(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>ConfusionModel</name>
    <message>
        <source>True: %1. Said: %2. %3, %4 % of the row</source>
        <translation>真实：%1。判定：%2。%3 个，占该行 %4 %</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>ROC curve, area %1</source>
        <translation>ROC 曲线，面积 %1</translation>
    </message>
    <message>
        <source>Precision over recall, average %1</source>
        <translation>精确率与召回率，平均 %1</translation>
    </message>
    <message>
        <source>Calibration, expected error %1</source>
        <translation>校准，期望误差 %1</translation>
    </message>
    <message>
        <source>normal steps raised</source>
        <translation>被报警的正常步</translation>
    </message>
    <message>
        <source>abnormal steps raised</source>
        <translation>被报警的异常步</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>probability that was said</source>
        <translation>给出的概率</translation>
    </message>
    <message>
        <source>steps that were abnormal</source>
        <translation>实际异常的步</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>没有可绘制的内容</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
</context>
<context>
    <name>DetectorField</name>
    <message>
        <source>Detector of key regions</source>
        <translation>关键区域检测器</translation>
    </message>
    <message>
        <source>TorchScript (*.pt *.pth *.torchscript);;All files (*)</source>
        <translation>TorchScript (*.pt *.pth *.torchscript);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The one that ships with Vestigo</source>
        <translation>Vestigo 随附的检测器</translation>
    </message>
    <message>
        <source>None: the whole frame</source>
        <translation>无：查看整个画面</translation>
    </message>
    <message>
        <source>A TorchScript file</source>
        <translation>TorchScript 文件</translation>
    </message>
    <message>
        <source>Finder of key regions</source>
        <translation>关键区域检测器</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Where no regions are annotated, for models that look through an encoder. A file of your own runs in a process without files and network.</source>
        <translation>用于没有标注关键区域的视频，适用于通过编码器查看视频的模型。您自己的文件在没有文件和网络访问权限的进程中运行。</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>k-means distance</source>
        <translation>k-均值距离</translation>
    </message>
    <message>
        <source>Distance of sliding windows to the nearest cluster of normal windows, per terminal. Without a model it learns from the recording&apos;s own normal part.</source>
        <translation>逐终端计算滑动窗口到最近的正常窗口簇的距离。没有模型时，从记录自身的正常部分学习。</translation>
    </message>
    <message>
        <source>VG-MS-ST-GAT network</source>
        <translation>VG-MS-ST-GAT 网络</translation>
    </message>
    <message>
        <source>Video and behaviour of all terminals together: attention within and across both, and a graph between terminals that the pictures help to draw. Names the type of an anomaly. Needs a trained model.</source>
        <translation>同时分析所有终端的视频与行为：两种模态内部及之间的注意力，以及借助画面构建的终端关系图。能给出异常类型。需要训练好的模型。</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>提升树</translation>
    </message>
    <message>
        <source>Gradient-boosted decision trees on features made by hand of tables, logs and change in the pictures: what a network is compared with.</source>
        <translation>梯度提升决策树，基于由表格、日志和画面变化手工构造的特征：用于与网络作比较。</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>choose another place, or free some space</source>
        <translation>请换一个位置，或腾出空间</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>no file can be written there</source>
        <translation>无法在那里写入文件</translation>
    </message>
    <message>
        <source>has another length than &quot;t&quot;</source>
        <translation>长度与 &quot;t&quot; 不同</translation>
    </message>
    <message>
        <source>is not a vestigo-analysis file of version 1</source>
        <translation>不是版本 1 的 vestigo-analysis 文件</translation>
    </message>
    <message>
        <source>the stored features are damaged</source>
        <translation>存储的特征已损坏</translation>
    </message>
    <message>
        <source>analyse the recording again</source>
        <translation>请重新分析该记录</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>check the name and the folder</source>
        <translation>请检查名称和文件夹</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>ask for the right to read it</source>
        <translation>请申请读取权限</translation>
    </message>
    <message>
        <source>has %1 bytes, more than the %2 that are accepted</source>
        <translation>有 %1 字节，超过允许的 %2 字节</translation>
    </message>
    <message>
        <source>split the file</source>
        <translation>请拆分文件</translation>
    </message>
    <message>
        <source>is still being written</source>
        <translation>仍在写入中</translation>
    </message>
    <message>
        <source>wait until it is complete</source>
        <translation>请等待写入完成</translation>
    </message>
    <message>
        <source>the path &quot;%1&quot; is empty, absolute, or leaves the folder</source>
        <translation>路径 &quot;%1&quot; 为空、为绝对路径或越出文件夹</translation>
    </message>
    <message>
        <source>use a path with / inside the folder</source>
        <translation>请使用文件夹内以 / 分隔的路径</translation>
    </message>
    <message>
        <source>the path &quot;%1&quot; leads out of the folder through a symbolic link</source>
        <translation>路径 &quot;%1&quot; 通过符号链接越出文件夹</translation>
    </message>
    <message>
        <source>cannot be read to the end</source>
        <translation>无法读到末尾</translation>
    </message>
    <message>
        <source>check the disk or copy the file again</source>
        <translation>请检查磁盘，或重新复制文件</translation>
    </message>
    <message>
        <source>correct the file, or take it from the recorder again</source>
        <translation>请更正文件，或从记录设备重新导出</translation>
    </message>
    <message>
        <source>nests deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; occurs twice in one object</source>
        <translation>键 &quot;%1&quot; 在同一对象中出现两次</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>is not valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>must be an object, is: %1</source>
        <translation>必须是对象，实际为：%1</translation>
    </message>
    <message>
        <source>correct this entry of the file</source>
        <translation>请更正文件中的这一项</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>must be an array, is: %1</source>
        <translation>必须是数组，实际为：%1</translation>
    </message>
    <message>
        <source>must be a text, is: %1</source>
        <translation>必须是文本，实际为：%1</translation>
    </message>
    <message>
        <source>is an empty text</source>
        <translation>是空文本</translation>
    </message>
    <message>
        <source>is a text of %1 bytes, more than the %2 that are accepted</source>
        <translation>文本有 %1 字节，超过允许的 %2 字节</translation>
    </message>
    <message>
        <source>holds control characters</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>must be a number, is: %1</source>
        <translation>必须是数字，实际为：%1</translation>
    </message>
    <message>
        <source>is not a finite number</source>
        <translation>不是有限的数</translation>
    </message>
    <message>
        <source>must be true or false, is: %1</source>
        <translation>必须是 true 或 false，实际为：%1</translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-dataset&quot; version 1</source>
        <translation>是 &quot;%1&quot; 版本 %2，而不是 &quot;ind-vibe-dataset&quot; 版本 1</translation>
    </message>
    <message>
        <source>convert the file, or use a newer Vestigo</source>
        <translation>请转换文件，或使用更新的 Vestigo</translation>
    </message>
    <message>
        <source>must be &quot;train&quot;, &quot;val&quot; or &quot;test&quot;, is: &quot;%1&quot;</source>
        <translation>必须是 &quot;train&quot;、&quot;val&quot; 或 &quot;test&quot;，实际为：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>names no recording</source>
        <translation>未列出任何记录</translation>
    </message>
    <message>
        <source>add the recordings with their splits</source>
        <translation>请添加记录及其划分</translation>
    </message>
    <message>
        <source>has %1 entries, more than the %2 that are accepted</source>
        <translation>有 %1 项，超过允许的 %2 项</translation>
    </message>
    <message>
        <source>split the data set</source>
        <translation>请拆分数据集</translation>
    </message>
    <message>
        <source>names the same recording as recordings[%1]</source>
        <translation>与 recordings[%1] 是同一记录</translation>
    </message>
    <message>
        <source>a recording lies in one split, whole: keep one of the two</source>
        <translation>一个记录只能整体属于一个划分：请保留其中一个</translation>
    </message>
    <message>
        <source>the folder holds no dataset.json</source>
        <translation>文件夹中没有 dataset.json</translation>
    </message>
    <message>
        <source>choose the folder of a data set</source>
        <translation>请选择数据集的文件夹</translation>
    </message>
    <message>
        <source>has more than %1 instructions</source>
        <translation>指令超过 %1 条</translation>
    </message>
    <message>
        <source>split the recording</source>
        <translation>请拆分记录</translation>
    </message>
    <message>
        <source>has %1 columns over %2 steps, more than can be analysed at once</source>
        <translation>有 %1 列、%2 个时步，超过一次可分析的量</translation>
    </message>
    <message>
        <source>use a longer step_s, a shorter recording or fewer columns</source>
        <translation>请使用更长的 step_s、更短的记录或更少的列</translation>
    </message>
    <message>
        <source>no frame of it can be decoded within the recording&apos;s time</source>
        <translation>在记录的时间范围内没有可解码的帧</translation>
    </message>
    <message>
        <source>take the video from the camera or recorder again</source>
        <translation>请从相机或记录设备重新导出视频</translation>
    </message>
    <message>
        <source>is no time of a recording</source>
        <translation>不是记录中的时间</translation>
    </message>
    <message>
        <source>%1 lies before the start, %2</source>
        <translation>%1 早于开始 %2</translation>
    </message>
    <message>
        <source>must hold 4 numbers, holds %1</source>
        <translation>必须含 4 个数，实际有 %1 个</translation>
    </message>
    <message>
        <source>write the box as [x, y, width, height]</source>
        <translation>请将方框写成 [x, y, width, height]</translation>
    </message>
    <message>
        <source>has a negative or a senseless size</source>
        <translation>尺寸为负或不合理</translation>
    </message>
    <message>
        <source>two anomalies have the id &quot;%1&quot;</source>
        <translation>两个异常的编号同为 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>give each anomaly its own id</source>
        <translation>请给每个异常单独的编号</translation>
    </message>
    <message>
        <source>names &quot;%1&quot;, which is no anomaly of this file</source>
        <translation>引用了 &quot;%1&quot;，而文件中没有该异常</translation>
    </message>
    <message>
        <source>correct the id, or add the anomaly</source>
        <translation>请更正编号，或添加该异常</translation>
    </message>
    <message>
        <source>leads from &quot;%1&quot; to itself</source>
        <translation>从 &quot;%1&quot; 指向其自身</translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-annotations&quot; version 1</source>
        <translation>是 &quot;%1&quot; 版本 %2，而不是 &quot;ind-vibe-annotations&quot; 版本 1</translation>
    </message>
    <message>
        <source>the training recordings hold nothing that can be learned from</source>
        <translation>训练记录中没有可供学习的内容</translation>
    </message>
    <message>
        <source>see what vestigo-cli info says of them</source>
        <translation>请查看 vestigo-cli info 对它们的说明</translation>
    </message>
    <message>
        <source>does not fit a kmeans model</source>
        <translation>不符合 kmeans 模型</translation>
    </message>
    <message>
        <source>train the model again with this version</source>
        <translation>请用此版本重新训练模型</translation>
    </message>
    <message>
        <source>there is no engine &quot;%1&quot;</source>
        <translation>没有引擎 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>choose one of: %2</source>
        <translation>请从中选择：%2</translation>
    </message>
    <message>
        <source>the model was not trained for causal analysis</source>
        <translation>该模型未针对因果分析训练</translation>
    </message>
    <message>
        <source>the model was trained for causal analysis only</source>
        <translation>该模型仅针对因果分析训练</translation>
    </message>
    <message>
        <source>leave --causal out, or train the model for both</source>
        <translation>请去掉 --causal，或针对两种方式训练模型</translation>
    </message>
    <message>
        <source>give --causal, or train the model for both</source>
        <translation>请加上 --causal，或针对两种方式训练模型</translation>
    </message>
    <message>
        <source>use a complete safetensors file, or train the model again</source>
        <translation>请使用完整的 safetensors 文件，或重新训练模型</translation>
    </message>
    <message>
        <source>has a wrong type, shape or place in the file</source>
        <translation>类型、形状或在文件中的位置有误</translation>
    </message>
    <message>
        <source>holds a value that is not a finite number</source>
        <translation>含有非有限数的值</translation>
    </message>
    <message>
        <source>is no safetensors file</source>
        <translation>不是 safetensors 文件</translation>
    </message>
    <message>
        <source>must hold texts only</source>
        <translation>只能含文本</translation>
    </message>
    <message>
        <source>the analysis failed: %1</source>
        <translation>分析失败：%1</translation>
    </message>
    <message>
        <source>please report this with the recording</source>
        <translation>请连同记录一起报告此问题</translation>
    </message>
    <message>
        <source>there are no annotations to compare with</source>
        <translation>没有可供对比的标注</translation>
    </message>
    <message>
        <source>evaluate on annotated recordings</source>
        <translation>请在有标注的记录上评估</translation>
    </message>
    <message>
        <source>holds no recording of that split</source>
        <translation>没有属于该划分的记录</translation>
    </message>
    <message>
        <source>choose another split: train, val or test</source>
        <translation>请选择其他划分：train、val 或 test</translation>
    </message>
    <message>
        <source>the model does not say which engine it is for</source>
        <translation>模型未说明适用于哪个引擎</translation>
    </message>
    <message>
        <source>use a model that vestigo-cli train wrote</source>
        <translation>请使用 vestigo-cli train 生成的模型</translation>
    </message>
    <message>
        <source>the model is for the engine &quot;%1&quot;, not for &quot;%2&quot;</source>
        <translation>该模型适用于引擎 &quot;%1&quot;，而不是 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>leave the engine out, or use another model</source>
        <translation>请不指定引擎，或使用其他模型</translation>
    </message>
    <message>
        <source>the engine &quot;%1&quot; needs a trained model</source>
        <translation>引擎 &quot;%1&quot; 需要训练好的模型</translation>
    </message>
    <message>
        <source>give one with --model, or train one with vestigo-cli train</source>
        <translation>请用 --model 指定，或用 vestigo-cli train 训练</translation>
    </message>
    <message>
        <source>holds more than %1 values on its grid, more than can be analysed at once</source>
        <translation>网格上的值超过 %1 个，超过一次可分析的量</translation>
    </message>
    <message>
        <source>use a longer step_s, or split the recording</source>
        <translation>请使用更长的 step_s，或拆分记录</translation>
    </message>
    <message>
        <source>%1 of %2 frames could not be decoded</source>
        <translation>%2 帧中有 %1 帧无法解码</translation>
    </message>
    <message>
        <source>holds no training recording that can be used</source>
        <translation>没有可用的训练记录</translation>
    </message>
    <message>
        <source>give at least one recording the split &quot;train&quot;</source>
        <translation>请至少将一个记录划为 &quot;train&quot;</translation>
    </message>
    <message>
        <source>the training failed: %1</source>
        <translation>训练失败：%1</translation>
    </message>
    <message>
        <source>is no video that can be read: %1</source>
        <translation>不是可读取的视频：%1</translation>
    </message>
    <message>
        <source>holds no video stream that can be decoded</source>
        <translation>没有可解码的视频流</translation>
    </message>
    <message>
        <source>ends before its first frame</source>
        <translation>在第一帧之前就已结束</translation>
    </message>
    <message>
        <source>has frames of %1 x %2 pixels, too large</source>
        <translation>帧为 %1 x %2 像素，过大</translation>
    </message>
    <message>
        <source>is encoded as %1, which cannot be decoded here</source>
        <translation>编码为 %1，此处无法解码</translation>
    </message>
    <message>
        <source>is no capture that can be read: %1</source>
        <translation>不是可读取的抓包文件：%1</translation>
    </message>
    <message>
        <source>export it again as pcap or pcapng</source>
        <translation>请重新导出为 pcap 或 pcapng</translation>
    </message>
    <message>
        <source>holds no packet that can be used</source>
        <translation>没有可用的数据包</translation>
    </message>
    <message>
        <source>check that the right interface was captured</source>
        <translation>请检查抓取的网络接口是否正确</translation>
    </message>
    <message>
        <source>take it from the recorder again</source>
        <translation>请从记录设备重新导出</translation>
    </message>
    <message>
        <source>is not UTF-8 text</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>export the table as CSV text in UTF-8</source>
        <translation>请将数据表导出为 UTF-8 的 CSV 文本</translation>
    </message>
    <message>
        <source>has %1 columns, more than the %2 that are accepted</source>
        <translation>有 %1 列，超过允许的 %2 列</translation>
    </message>
    <message>
        <source>split the table into several with fewer columns</source>
        <translation>请将数据表拆成列数较少的几个</translation>
    </message>
    <message>
        <source>two columns are named &quot;%1&quot;</source>
        <translation>两列同名 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>give each column its own name</source>
        <translation>请给每列单独的名称</translation>
    </message>
    <message>
        <source>the row has %1 cells, the header %2</source>
        <translation>该行有 %1 个单元格，表头有 %2 个</translation>
    </message>
    <message>
        <source>correct or remove the row</source>
        <translation>请更正或删除该行</translation>
    </message>
    <message>
        <source>holds too many images</source>
        <translation>图片过多</translation>
    </message>
    <message>
        <source>the folder holds no image whose name is its time in milliseconds</source>
        <translation>文件夹中没有以毫秒时间命名的图片</translation>
    </message>
    <message>
        <source>look at vestigo-cli import --help</source>
        <translation>请查看 vestigo-cli import --help</translation>
    </message>
    <message>
        <source>there is nothing to import</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date and time like 2024-05-17T09:32:00+08:00</source>
        <translation>&quot;%1&quot; 不是形如 2024-05-17T09:32:00+08:00 的日期时间</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a terminal or stream</source>
        <translation>&quot;%1&quot; 不是终端或数据流的名称</translation>
    </message>
    <message>
        <source>two files are given for this stream</source>
        <translation>该数据流给出了两个文件</translation>
    </message>
    <message>
        <source>give each stream one file</source>
        <translation>请为每个数据流给出一个文件</translation>
    </message>
    <message>
        <source>look at the recorder&apos;s export</source>
        <translation>请检查记录设备的导出</translation>
    </message>
    <message>
        <source>time runs backwards, here and in %1 rows in all</source>
        <translation>时间倒退，此处及总共 %1 行</translation>
    </message>
    <message>
        <source>a cell is no number; %1 such cells count as missing</source>
        <translation>有单元格不是数字；此类 %1 个按缺失处理</translation>
    </message>
    <message>
        <source>a number is beyond all measure; %1 such cells count as missing</source>
        <translation>有数值大得离谱；此类 %1 个按缺失处理</translation>
    </message>
    <message>
        <source>the last row breaks off and was left out</source>
        <translation>最后一行中断，已略去</translation>
    </message>
    <message>
        <source>lies from %1 s to %2 s, outside of the recording&apos;s 0 s to %3 s</source>
        <translation>位于 %1 s 至 %2 s，超出记录的 0 s 至 %3 s</translation>
    </message>
    <message>
        <source>has %1 gaps, the longest from %2 s to %3 s</source>
        <translation>有 %1 处缺口，最长的从 %2 s 至 %3 s</translation>
    </message>
    <message>
        <source>breaks off after %1 frames</source>
        <translation>在 %1 帧之后中断</translation>
    </message>
    <message>
        <source>%1 of %2 events name a party that is no terminal of this recording: %3</source>
        <translation>%2 个事件中有 %1 个提到的一方不是此记录的终端：%3</translation>
    </message>
    <message>
        <source>a result, status or size is none; %1 such cells were read as ok or 0</source>
        <translation>有结果、状态或大小无效；此类 %1 个按 ok 或 0 读取</translation>
    </message>
    <message>
        <source>is UTF-16 text, not UTF-8</source>
        <translation>是 UTF-16 文本，而不是 UTF-8</translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation>有引号未闭合</translation>
    </message>
    <message>
        <source>the line is longer than the %1 bytes that are accepted</source>
        <translation>该行超过允许的 %1 字节</translation>
    </message>
    <message>
        <source>holds binary data, not text</source>
        <translation>含有二进制数据，而不是文本</translation>
    </message>
    <message>
        <source>has no column &quot;%1&quot;</source>
        <translation>没有列 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>write the header as the recorder&apos;s manual says</source>
        <translation>请按记录设备手册填写表头</translation>
    </message>
    <message>
        <source>exists and is no empty folder</source>
        <translation>已存在且不是空文件夹</translation>
    </message>
    <message>
        <source>name a folder that does not exist yet</source>
        <translation>请指定一个尚不存在的文件夹</translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-recording&quot; version 1</source>
        <translation>是 &quot;%1&quot; 版本 %2，而不是 &quot;ind-vibe-recording&quot; 版本 1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date and time</source>
        <translation>&quot;%1&quot; 不是日期时间</translation>
    </message>
    <message>
        <source>write it like 2024-05-17T09:32:00+08:00</source>
        <translation>请写成 2024-05-17T09:32:00+08:00 的形式</translation>
    </message>
    <message>
        <source>must be greater than 0, is: %1</source>
        <translation>必须大于 0，实际为：%1</translation>
    </message>
    <message>
        <source>write how many seconds the recording lasts</source>
        <translation>请写明记录持续多少秒</translation>
    </message>
    <message>
        <source>is %1 s, more than the %2 s that are accepted</source>
        <translation>为 %1 s，超过允许的 %2 s</translation>
    </message>
    <message>
        <source>must lie within %1 and %2 s, is: %3</source>
        <translation>必须在 %1 至 %2 s 之间，实际为：%3</translation>
    </message>
    <message>
        <source>cuts the duration into more than %1 steps</source>
        <translation>将时长分成了超过 %1 个时步</translation>
    </message>
    <message>
        <source>use a longer step, or split the recording</source>
        <translation>请使用更长的时步，或拆分记录</translation>
    </message>
    <message>
        <source>names no terminal</source>
        <translation>未列出任何终端</translation>
    </message>
    <message>
        <source>add the terminals that were recorded</source>
        <translation>请添加所记录的终端</translation>
    </message>
    <message>
        <source>two terminals have the id &quot;%1&quot;</source>
        <translation>两个终端的编号同为 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>give each terminal its own id</source>
        <translation>请给每个终端单独的编号</translation>
    </message>
    <message>
        <source>must hold 2 numbers, holds %1</source>
        <translation>必须含 2 个数，实际有 %1 个</translation>
    </message>
    <message>
        <source>write the place in metres as [x, y]</source>
        <translation>请以米为单位将位置写成 [x, y]</translation>
    </message>
    <message>
        <source>is no place of a site</source>
        <translation>不是现场中的位置</translation>
    </message>
    <message>
        <source>the recording names more than the %1 streams that are accepted</source>
        <translation>该记录的数据流超过允许的 %1 个</translation>
    </message>
    <message>
        <source>terminal &quot;%1&quot; has two streams named &quot;%2&quot;</source>
        <translation>终端 &quot;%1&quot; 有两个名为 &quot;%2&quot; 的数据流</translation>
    </message>
    <message>
        <source>give each stream of a terminal its own name</source>
        <translation>请给终端的每个数据流单独的名称</translation>
    </message>
    <message>
        <source>must be &quot;video&quot; or &quot;table&quot;, is: &quot;%1&quot;</source>
        <translation>必须是 &quot;video&quot; 或 &quot;table&quot;，实际为：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>links &quot;%1&quot; with itself; not used</source>
        <translation>将 &quot;%1&quot; 与其自身相连；未使用</translation>
    </message>
    <message>
        <source>there is a link of this kind from &quot;%1&quot; to &quot;%2&quot; already; not used</source>
        <translation>从 &quot;%1&quot; 到 &quot;%2&quot; 已有此类连接；未使用</translation>
    </message>
    <message>
        <source>take this link out</source>
        <translation>请去掉此连接</translation>
    </message>
    <message>
        <source>must be &quot;communication&quot; or &quot;operation&quot;, is: &quot;%1&quot;</source>
        <translation>必须是 &quot;communication&quot; 或 &quot;operation&quot;，实际为：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>names &quot;%1&quot;, which is no terminal of this recording</source>
        <translation>引用了 &quot;%1&quot;，而它不是此记录的终端</translation>
    </message>
    <message>
        <source>correct the id, or add the terminal</source>
        <translation>请更正编号，或添加该终端</translation>
    </message>
    <message>
        <source>must lie within 0 and 1, is: %1</source>
        <translation>必须在 0 与 1 之间，实际为：%1</translation>
    </message>
    <message>
        <source>the folder holds no recording.json</source>
        <translation>文件夹中没有 recording.json</translation>
    </message>
    <message>
        <source>choose the folder of a recording, or make one of loose files with vestigo-cli import</source>
        <translation>请选择记录的文件夹，或用 vestigo-cli import 由零散文件生成</translation>
    </message>
    <message>
        <source>add the files of the terminals</source>
        <translation>请添加各终端的文件</translation>
    </message>
    <message>
        <source>nothing else of this recording can be used either; vestigo-cli info lists it all</source>
        <translation>此记录的其他内容也无法使用；vestigo-cli info 会全部列出</translation>
    </message>
    <message>
        <source>has no column t or timestamp</source>
        <translation>没有 t 或 timestamp 列</translation>
    </message>
    <message>
        <source>name the column of the times in the header: t (seconds) or timestamp (RFC 3339, or Unix seconds)</source>
        <translation>请在表头中命名时间列：t（秒）或 timestamp（RFC 3339 或 Unix 秒）</translation>
    </message>
    <message>
        <source>has timestamps, but the recording does not say when it started</source>
        <translation>含有时间戳，但记录未说明开始时刻</translation>
    </message>
    <message>
        <source>add started_at to recording.json</source>
        <translation>请在 recording.json 中添加 started_at</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time</source>
        <translation>&quot;%1&quot; 不是时间</translation>
    </message>
    <message>
        <source>has no numeric column</source>
        <translation>没有数值列</translation>
    </message>
    <message>
        <source>add a column of numbers beside the time</source>
        <translation>请在时间之外添加一列数值</translation>
    </message>
    <message>
        <source>has a header, but no row</source>
        <translation>有表头但没有数据行</translation>
    </message>
    <message>
        <source>was changed while it was read</source>
        <translation>在读取过程中被改动</translation>
    </message>
    <message>
        <source>holds too many frames</source>
        <translation>帧数过多</translation>
    </message>
    <message>
        <source>the report could not be made: %1</source>
        <translation>无法生成报告：%1</translation>
    </message>
    <message>
        <source>the report could not be drawn: %1</source>
        <translation>无法绘制报告：%1</translation>
    </message>
    <message>
        <source>holds no frame at this time</source>
        <translation>此时刻没有帧</translation>
    </message>
    <message>
        <source>there is no such video</source>
        <translation>没有该视频</translation>
    </message>
    <message>
        <source>is no usable folder</source>
        <translation>不是可用的文件夹</translation>
    </message>
    <message>
        <source>lies in the recording, which is evidence</source>
        <translation>位于作为证据的录制文件夹之内</translation>
    </message>
    <message>
        <source>keep the project outside the recording&apos;s folder</source>
        <translation>请把项目存放在录制文件夹之外</translation>
    </message>
    <message>
        <source>is no index of a table, or a damaged one</source>
        <translation>不是表格的索引，或索引已损坏</translation>
    </message>
    <message>
        <source>delete it; it is made again from the table</source>
        <translation>请将其删除；会由表格重新生成</translation>
    </message>
    <message>
        <source>the times of its frames have not been read yet</source>
        <translation>尚未读取其各帧的时间</translation>
    </message>
    <message>
        <source>let them be read: press Read frame times</source>
        <translation>请点击“读取帧时间”进行读取</translation>
    </message>
    <message>
        <source>is no whole frame index</source>
        <translation>不是完整的帧索引</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>is too long for a script (1 MiB at most)</source>
        <translation>脚本过长（最多 1 MiB）</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>there is no command &quot;%1&quot;</source>
        <translation>没有命令“%1”</translation>
    </message>
    <message>
        <source>there is no such window to picture</source>
        <translation>没有可保存图片的此窗口</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>none of its first images can be decoded</source>
        <translation>开头的图片均无法解码</translation>
    </message>
    <message>
        <source>cannot be written to the end</source>
        <translation>无法完整写入</translation>
    </message>
    <message>
        <source>is part of the recording, which is evidence and stays as it is</source>
        <translation>属于记录本身；记录是证据，必须保持原样</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>请选择其他位置</translation>
    </message>
    <message>
        <source>names &quot;%1&quot;, which is no stream of &quot;%2&quot;</source>
        <translation>提到了“%1”，而“%2”没有该数据流</translation>
    </message>
    <message>
        <source>%1 is not there yet: this version of vestigo-cli cannot do it</source>
        <translation>%1 尚未提供：本版本的 vestigo-cli 还不能执行</translation>
    </message>
    <message>
        <source>vestigo-cli --help lists what it can do</source>
        <translation>vestigo-cli --help 列出了可用的命令</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>is UTF-16 text or binary data, not UTF-8</source>
        <translation>是 UTF-16 文本或二进制数据，而不是 UTF-8</translation>
    </message>
    <message>
        <source>the step must lie within %1 and %2 s</source>
        <translation>步长必须在 %1 s 与 %2 s 之间</translation>
    </message>
    <message>
        <source>names no stream and no log that says anything</source>
        <translation>未列出任何有内容的数据流或日志</translation>
    </message>
    <message>
        <source>there is no series to write</source>
        <translation>没有可写入的数据序列</translation>
    </message>
    <message>
        <source>add a lane with values</source>
        <translation>请添加一个有数值的泳道</translation>
    </message>
    <message>
        <source>is no kind of picture that is written here</source>
        <translation>不是可写入的图片格式</translation>
    </message>
    <message>
        <source>end the name with .png, .svg or .pdf</source>
        <translation>文件名请以 .png、.svg 或 .pdf 结尾</translation>
    </message>
    <message>
        <source>there is no such column</source>
        <translation>没有这一列</translation>
    </message>
    <message>
        <source>give the terminal and the stream a short name</source>
        <translation>请给终端和数据流起一个短名称</translation>
    </message>
    <message>
        <source>add videos, tables or logs</source>
        <translation>请添加视频、表格或日志</translation>
    </message>
    <message>
        <source>write date, time and zone</source>
        <translation>请写明日期、时间和时区</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>choose a folder that is there</source>
        <translation>请选择一个已有的文件夹</translation>
    </message>
    <message>
        <source>a recording holds one log of a kind</source>
        <translation>一个记录中每种日志只能有一个</translation>
    </message>
    <message>
        <source>leave one of them out</source>
        <translation>请去掉其中一个</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>make a new project instead</source>
        <translation>请改为新建项目</translation>
    </message>
    <message>
        <source>is another recording: its content is not the same</source>
        <translation>是另一个记录：内容不相同</translation>
    </message>
    <message>
        <source>choose the folder that was moved, or open this one as its own</source>
        <translation>请选择被移动的那个文件夹，或把这个记录单独打开</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>已经存在</translation>
    </message>
    <message>
        <source>choose a new name, or open it as a project</source>
        <translation>请换一个名称，或把它作为项目打开</translation>
    </message>
    <message>
        <source>there is no such view to picture</source>
        <translation>没有可保存为图片的此视图</translation>
    </message>
    <message>
        <source>show it first</source>
        <translation>请先显示它</translation>
    </message>
    <message>
        <source>the numbers of its tensors overlap or leave a hole</source>
        <translation>其中张量的数据相互重叠或留有空隙</translation>
    </message>
    <message>
        <source>a part of the program cannot be loaded: %1</source>
        <translation>无法加载程序的一个组成部分：%1</translation>
    </message>
    <message>
        <source>install Vestigo again</source>
        <translation>请重新安装 Vestigo</translation>
    </message>
    <message>
        <source>images passed over because their name is a time beyond the %2 days that a recording may last: %1</source>
        <translation>有图像的文件名所表示的时间超出了一段记录最长允许的 %2 天，这些图像被略过：%1 个</translation>
    </message>
    <message>
        <source>name each image by its time in milliseconds since the recording began</source>
        <translation>请以记录开始后的毫秒数为每张图像命名</translation>
    </message>
    <message>
        <source>is a packed file, not text</source>
        <translation>是压缩文件，不是文本</translation>
    </message>
    <message>
        <source>unpack it first (gunzip, unzip); save a spreadsheet as CSV text in UTF-8</source>
        <translation>请先解压（gunzip、unzip）；若为电子表格，请另存为 UTF-8 编码的 CSV 文本</translation>
    </message>
    <message>
        <source>look at the space and the rights of the folder</source>
        <translation>检查该文件夹的可用空间和权限</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a column</source>
        <translation>“%1”不能作为列名</translation>
    </message>
    <message>
        <source>give the column a short name of its own</source>
        <translation>给该列一个简短且不重复的名称</translation>
    </message>
    <message>
        <source>two columns are called &quot;%1&quot;</source>
        <translation>有两列都叫“%1”</translation>
    </message>
    <message>
        <source>give one of them another name</source>
        <translation>给其中一列换个名称</translation>
    </message>
    <message>
        <source>every column is left out</source>
        <translation>所有列都被排除</translation>
    </message>
    <message>
        <source>keep a column of numbers, or leave the file out</source>
        <translation>保留一列数值，或不导入该文件</translation>
    </message>
    <message>
        <source>the video cannot be written: %1</source>
        <translation>无法写入视频：%1</translation>
    </message>
    <message>
        <source>look at the free space and the rights of the folder</source>
        <translation>请检查可用空间和该文件夹的权限</translation>
    </message>
    <message>
        <source>a video cannot be written with %1</source>
        <translation>无法以 %1 写入视频</translation>
    </message>
    <message>
        <source>give even sides from 16 to 8192, and times that rise from 0</source>
        <translation>边长须为 16 到 8192 之间的偶数，时间须从 0 起递增</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write H.264</source>
        <translation>此 FFmpeg 无法写入 H.264</translation>
    </message>
    <message>
        <source>install an FFmpeg with libx264, or choose Motion JPEG</source>
        <translation>请安装带 libx264 的 FFmpeg，或选择 Motion JPEG</translation>
    </message>
    <message>
        <source>the network cannot be computed: %1</source>
        <translation>无法计算该网络：%1</translation>
    </message>
    <message>
        <source>use fewer or smaller inputs, or train the model again</source>
        <translation>请减少或缩小输入，或重新训练模型</translation>
    </message>
    <message>
        <source>use the weights of this network, or train the model again</source>
        <translation>请使用此网络的权重，或重新训练模型</translation>
    </message>
    <message>
        <source>the tensor is missing</source>
        <translation>缺少该张量</translation>
    </message>
    <message>
        <source>the tensor has another shape</source>
        <translation>该张量的形状不符</translation>
    </message>
    <message>
        <source>the network has no such tensor</source>
        <translation>该网络没有此张量</translation>
    </message>
    <message>
        <source>a file that belongs to the program is missing</source>
        <translation>缺少程序自带的一个文件</translation>
    </message>
    <message>
        <source>there is no encoder &quot;%1&quot;</source>
        <translation>没有名为“%1”的编码器</translation>
    </message>
    <message>
        <source>use weights with the names and shapes of torchvision&apos;s EfficientNet-B0</source>
        <translation>请使用张量名称和形状与 torchvision 的 EfficientNet-B0 一致的权重</translation>
    </message>
    <message>
        <source>the encoder&apos;s weights lack this tensor</source>
        <translation>编码器的权重中缺少此张量</translation>
    </message>
    <message>
        <source>has the shape %1 where %2 is needed</source>
        <translation>形状为 %1，而需要的是 %2</translation>
    </message>
    <message>
        <source>holds a variance that is not above zero</source>
        <translation>含有不大于零的方差</translation>
    </message>
    <message>
        <source>pictures of %1 x %2 pixels cannot be encoded</source>
        <translation>无法对 %1 x %2 像素的图像进行编码</translation>
    </message>
    <message>
        <source>take sides that are multiples of 32, at most 1024</source>
        <translation>请使用边长为 32 的倍数且不超过 1024 的图像</translation>
    </message>
    <message>
        <source>the encoder failed: %1</source>
        <translation>编码器出错：%1</translation>
    </message>
    <message>
        <source>close other programs, so that memory is free, and try again</source>
        <translation>请关闭其他程序以释放内存，然后重试</translation>
    </message>
    <message>
        <source>is no checkpoint of this training</source>
        <translation>不是此次训练的检查点</translation>
    </message>
    <message>
        <source>use the same options as before, or remove the file to begin anew</source>
        <translation>请使用与之前相同的选项，或删除该文件以重新开始</translation>
    </message>
    <message>
        <source>%1 recordings are more than the %2 that are drawn at once</source>
        <translation>%1 条记录超过了一次可生成的 %2 条</translation>
    </message>
    <message>
        <source>ask for fewer</source>
        <translation>请减少数量</translation>
    </message>
    <message>
        <source>a recording lasts %1 to %2 s</source>
        <translation>记录的时长应为 %1 至 %2 秒</translation>
    </message>
    <message>
        <source>choose another duration</source>
        <translation>请选择其他时长</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size</source>
        <translation>“%1”不是有效的规模</translation>
    </message>
    <message>
        <source>tiny, standard or full</source>
        <translation>请使用 tiny、standard 或 full</translation>
    </message>
    <message>
        <source>the synthetic plant cannot be drawn with %1</source>
        <translation>无法以 %1 绘制合成工厂</translation>
    </message>
    <message>
        <source>give even sides from 64 x 48 to 1280 x 1024 and 1 to 60 frames/s</source>
        <translation>边长须为偶数，介于 64 x 48 与 1280 x 1024 之间，帧率为 1 到 60 帧/秒</translation>
    </message>
    <message>
        <source>a clock offset needs the names of a terminal and a stream</source>
        <translation>时钟偏移需要终端和数据流的名称</translation>
    </message>
    <message>
        <source>the clock offset of %1 %2 is no number of seconds within a year</source>
        <translation>%1 %2 的时钟偏移不是一年以内的秒数</translation>
    </message>
    <message>
        <source>terminal %1 has no stream &quot;%2&quot;</source>
        <translation>终端 %1 没有数据流“%2”</translation>
    </message>
    <message>
        <source>there is no terminal &quot;%1&quot;</source>
        <translation>没有终端“%1”</translation>
    </message>
    <message>
        <source>a clock offset names one of the recording&apos;s own streams</source>
        <translation>时钟偏移必须指明记录自身的某个数据流</translation>
    </message>
    <message>
        <source>cannot be written: the index of the table is damaged</source>
        <translation>无法写入：表格的索引已损坏</translation>
    </message>
    <message>
        <source>open the recording again; the index is made again from the table</source>
        <translation>请重新打开记录；索引会由表格重新生成</translation>
    </message>
    <message>
        <source>the camera was covered from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机被遮挡</translation>
    </message>
    <message>
        <source>the camera showed a frozen picture from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机画面冻结</translation>
    </message>
    <message>
        <source>the camera showed a blurred picture from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机画面模糊</translation>
    </message>
    <message>
        <source>the camera was displaced from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机移位</translation>
    </message>
    <message>
        <source>the camera saw nothing but darkness from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机只看到一片黑暗</translation>
    </message>
    <message>
        <source>the camera was dazzled from %1 s to %2 s</source>
        <translation>%1 秒至 %2 秒相机过曝</translation>
    </message>
    <message>
        <source>what it showed then is no part of the score</source>
        <translation>它当时的画面不计入评分</translation>
    </message>
    <message>
        <source>picture and mask do not fit</source>
        <translation>图像与掩码不匹配</translation>
    </message>
    <message>
        <source>no recording of this split has an annotated key region in its video</source>
        <translation>此划分中没有任何录制的视频带有标注的关键区域</translation>
    </message>
    <message>
        <source>annotate key regions (rois), or take another split</source>
        <translation>请标注关键区域（rois），或选用其他划分</translation>
    </message>
    <message>
        <source>a part of the program cannot be started: %1</source>
        <translation>无法启动程序的一个组件：%1</translation>
    </message>
    <message>
        <source>use a detector that was exported as TorchScript for this size and these classes</source>
        <translation>请使用按此尺寸和这些类别导出为 TorchScript 的检测器</translation>
    </message>
    <message>
        <source>the model does not answer in time</source>
        <translation>模型未在限定时间内作出应答</translation>
    </message>
    <message>
        <source>the model was stopped</source>
        <translation>模型已被停止</translation>
    </message>
    <message>
        <source>the model ended the process that ran it</source>
        <translation>模型使运行它的进程终止</translation>
    </message>
    <message>
        <source>the model cannot be run: %1</source>
        <translation>无法运行该模型：%1</translation>
    </message>
    <message>
        <source>the input must be 32 to 2048 pixels wide and high</source>
        <translation>输入的宽和高必须为 32 至 2048 像素</translation>
    </message>
    <message>
        <source>holds no normal traffic among at least two hosts that lasts a recording</source>
        <translation>其中没有足够一条记录、涉及至少两台主机的正常通信</translation>
    </message>
    <message>
        <source>give the CSV of Edge-IIoTset as it was published</source>
        <translation>请提供公开发布的 Edge-IIoTset CSV 文件</translation>
    </message>
    <message>
        <source>has more than %1 rows or %2 hosts</source>
        <translation>超过 %1 行或 %2 台主机</translation>
    </message>
    <message>
        <source>the pictures could not be prepared: %1</source>
        <translation>无法处理这些画面：%1</translation>
    </message>
    <message>
        <source>holds neither a data set nor a recording</source>
        <translation>既没有数据集，也没有记录</translation>
    </message>
    <message>
        <source>give a folder with dataset.json or recording.json, or one whose folders are recordings</source>
        <translation>请给出含有 dataset.json 或 recording.json 的文件夹，或其子文件夹为记录的文件夹</translation>
    </message>
    <message>
        <source>the model&apos;s description of its network cannot be used</source>
        <translation>模型中对其网络的描述无法使用</translation>
    </message>
    <message>
        <source>take a model that this version of the program has made</source>
        <translation>请使用本版本程序生成的模型</translation>
    </message>
    <message>
        <source>the model &quot;%1&quot; was not trained with these weights of the encoder</source>
        <translation>模型“%1”不是用这些编码器权重训练的</translation>
    </message>
    <message>
        <source>leave them out: it looks through those that ship</source>
        <translation>请省略该选项：它使用随附的编码器权重</translation>
    </message>
    <message>
        <source>the model &quot;%1&quot; looks at pictures through other weights of the encoder</source>
        <translation>模型“%1”使用另一份编码器权重查看图像</translation>
    </message>
    <message>
        <source>give the weights that it was trained with (--encoder-weights)</source>
        <translation>请给出训练时所用的权重（--encoder-weights）</translation>
    </message>
    <message>
        <source>a model of the engine &quot;%1&quot; cannot be calibrated</source>
        <translation>引擎“%1”的模型无法标定</translation>
    </message>
    <message>
        <source>train it on the recordings instead</source>
        <translation>请改为用这些记录训练它</translation>
    </message>
    <message>
        <source>the model&apos;s network takes other numbers than this version makes</source>
        <translation>模型的网络所需的输入与本版本生成的不同</translation>
    </message>
    <message>
        <source>does not fit a model of the network</source>
        <translation>与该网络的模型不符</translation>
    </message>
    <message>
        <source>the engine &quot;%1&quot; cannot learn on from this model</source>
        <translation>引擎“%1”无法从此模型继续学习</translation>
    </message>
    <message>
        <source>give a model of an engine that fine-tunes (vestigo-cli engines)</source>
        <translation>请给出支持微调的引擎的模型（vestigo-cli engines）</translation>
    </message>
    <message>
        <source>is no setting of this engine, or cannot have that value</source>
        <translation>不是此引擎的设置，或不能取该值</translation>
    </message>
    <message>
        <source>see the README for the settings of vg-ms-st-gat</source>
        <translation>vg-ms-st-gat 的设置见 README</translation>
    </message>
    <message>
        <source>there is no recording to learn from</source>
        <translation>没有可供学习的记录</translation>
    </message>
    <message>
        <source>add recordings to the training part of the data set</source>
        <translation>请在数据集的训练部分加入记录</translation>
    </message>
    <message>
        <source>this setting of the training cannot be used</source>
        <translation>无法使用该训练设置</translation>
    </message>
    <message>
        <source>correct its name or its value, or leave it out</source>
        <translation>请更正其名称或取值，或将其省略</translation>
    </message>
    <message>
        <source>the training has left the range of numbers</source>
        <translation>训练数值已超出可表示的范围</translation>
    </message>
    <message>
        <source>use a lower learning rate, or check the recordings&apos; values</source>
        <translation>请降低学习率，或检查记录中的数值</translation>
    </message>
    <message>
        <source>is not a JSON object of settings</source>
        <translation>不是由设置组成的 JSON 对象</translation>
    </message>
    <message>
        <source>holds no recording to calibrate with</source>
        <translation>其中没有可用于校准的记录</translation>
    </message>
    <message>
        <source>the first of them: %1</source>
        <translation>其中第一条：%1</translation>
    </message>
    <message>
        <source>the calibration failed: %1</source>
        <translation>校准失败：%1</translation>
    </message>
    <message>
        <source>the two have no recording in common</source>
        <translation>两者没有共同的记录</translation>
    </message>
    <message>
        <source>compare results of the same split of the same data set</source>
        <translation>请比较同一数据集同一划分的结果</translation>
    </message>
    <message>
        <source>must be a whole number, 0 or more</source>
        <translation>必须是不小于 0 的整数</translation>
    </message>
    <message>
        <source>must have a row for each true name and a column for each given one</source>
        <translation>每个真实名称须有一行，每个给出的名称须有一列</translation>
    </message>
    <message>
        <source>is no kind of mistake: &quot;%1&quot;</source>
        <translation>不是错误的种类：“%1”</translation>
    </message>
    <message>
        <source>is not an evaluation that this version can read</source>
        <translation>不是本版本能读取的评估</translation>
    </message>
    <message>
        <source>choose a file that was saved on the Evaluation page or by eval</source>
        <translation>请选择在“评估”页面保存的或由 eval 写出的文件</translation>
    </message>
    <message>
        <source>holds no result of a recording of that split</source>
        <translation>不含该划分中任何记录的结果</translation>
    </message>
    <message>
        <source>choose the results of this data set and split</source>
        <translation>请选择此数据集和划分的结果</translation>
    </message>
    <message>
        <source>the folder holds no result of an analysis</source>
        <translation>该文件夹不含任何分析结果</translation>
    </message>
    <message>
        <source>choose a model file, or a folder that eval --results wrote</source>
        <translation>请选择模型文件，或由 eval --results 写出的文件夹</translation>
    </message>
    <message>
        <source>the processes that train together have lost each other: %1</source>
        <translation>共同训练的进程之间失去了联系：%1</translation>
    </message>
    <message>
        <source>see what the other processes say, then start all of them again: they go on from the checkpoint</source>
        <translation>请查看其他进程的提示，然后重新启动所有进程：训练会从检查点继续</translation>
    </message>
    <message>
        <source>the environment does not say how several processes train together</source>
        <translation>环境变量没有说明多个进程如何共同训练</translation>
    </message>
    <message>
        <source>start them with torchrun, mpirun or srun, and set MASTER_ADDR to the machine of the first, or remove the variable</source>
        <translation>请用 torchrun、mpirun 或 srun 启动它们，并将 MASTER_ADDR 设为第一个进程所在的机器，或者删除该变量</translation>
    </message>
    <message>
        <source>the processes that train together have different recordings or settings</source>
        <translation>共同训练的进程使用的记录或设置不同</translation>
    </message>
    <message>
        <source>give all of them the same data set and the same options</source>
        <translation>请为所有进程指定相同的数据集和相同的选项</translation>
    </message>
    <message>
        <source>another process of this training was cancelled</source>
        <translation>本次训练的另一个进程已被取消</translation>
    </message>
    <message>
        <source>another process of this training has failed</source>
        <translation>本次训练的另一个进程失败了</translation>
    </message>
    <message>
        <source>more processes than recordings in a step of the training</source>
        <translation>进程数多于每个训练步中的记录数</translation>
    </message>
    <message>
        <source>start fewer processes, or set &quot;batch&quot; to as many as there are</source>
        <translation>请启动较少的进程，或将“batch”设为不小于进程数的值</translation>
    </message>
    <message>
        <source>no model is adopted</source>
        <translation>没有采用任何模型</translation>
    </message>
    <message>
        <source>adopt one in the application, or give a model file</source>
        <translation>请在应用程序中采用一个模型，或给出模型文件</translation>
    </message>
    <message>
        <source>is no entry of a history</source>
        <translation>不是有效的历史条目</translation>
    </message>
    <message>
        <source>move the file away: then no model is adopted</source>
        <translation>把该文件移走：之后即没有采用任何模型</translation>
    </message>
    <message>
        <source>is no history of models</source>
        <translation>不是模型历史文件</translation>
    </message>
    <message>
        <source>the adopted model is not there any more</source>
        <translation>所采用的模型已不存在</translation>
    </message>
    <message>
        <source>go back to the model before, or adopt one again</source>
        <translation>请返回前一个模型，或重新采用一个</translation>
    </message>
    <message>
        <source>does not fit a model of trees</source>
        <translation>与提升树模型不符</translation>
    </message>
    <message>
        <source>holds no recording to compare on</source>
        <translation>其中没有可用于比较的记录</translation>
    </message>
    <message>
        <source>two recordings or more, or the split &quot;test&quot; of a data set, are needed</source>
        <translation>需要两条以上的记录，或数据集的 &quot;test&quot; 划分</translation>
    </message>
    <message>
        <source>the comparison failed: %1</source>
        <translation>比较失败：%1</translation>
    </message>
    <message>
        <source>holds no recording that can be read</source>
        <translation>其中没有可读取的记录</translation>
    </message>
    <message>
        <source>does not hold the usual spreads of a plant</source>
        <translation>不含工厂的通常离散程度</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>无法建立文件夹：%1</translation>
    </message>
    <message>
        <source>a study has no row &quot;%1&quot;</source>
        <translation>研究中没有“%1”这一行</translation>
    </message>
    <message>
        <source>choose some of: %2</source>
        <translation>请从中选择：%2</translation>
    </message>
    <message>
        <source>the study failed: %1</source>
        <translation>研究失败：%1</translation>
    </message>
    <message>
        <source>the picture could not be made</source>
        <translation>无法生成图片</translation>
    </message>
    <message>
        <source>of boosted trees at most %1 can be grown one upon the other</source>
        <translation>提升树最多只能逐棵生长 %1 棵</translation>
    </message>
    <message>
        <source>was trained on the modality &quot;%1&quot;, which this version does not know</source>
        <translation>由模态“%1”训练而成，本版本不认识该模态</translation>
    </message>
    <message>
        <source>use another model</source>
        <translation>请使用其他模型</translation>
    </message>
    <message>
        <source>no recording can be learned from; the first: %1</source>
        <translation>没有可供学习的记录；第一条：%1</translation>
    </message>
    <message>
        <source>the model has been fine-tuned so often that it is full</source>
        <translation>该模型已微调过太多次，无法再容纳更多内容</translation>
    </message>
    <message>
        <source>fine-tune the model that it began with, on all the recordings</source>
        <translation>请用全部录制微调最初的那个模型</translation>
    </message>
    <message>
        <source>no anomaly is labelled in the recordings that are learned from, and from normal running alone a trained model only learns to see no anomaly</source>
        <translation>用于学习的录制中没有标注任何异常；仅凭正常运行，已训练的模型只会学到看不出异常</translation>
    </message>
    <message>
        <source>label anomalies first, or tell the model what is usual (vestigo-cli calibrate)</source>
        <translation>请先标注异常，或让模型了解平常情况（vestigo-cli calibrate）</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>Steps: area under ROC</source>
        <translation>步：ROC 曲线下面积</translation>
    </message>
    <message>
        <source>Steps: area under ROC, mean of recordings</source>
        <translation>步：ROC 曲线下面积，各记录平均</translation>
    </message>
    <message>
        <source>Steps: average precision</source>
        <translation>步：平均精确率</translation>
    </message>
    <message>
        <source>Steps: F1</source>
        <translation>步：F1</translation>
    </message>
    <message>
        <source>Steps: F1 at the best threshold</source>
        <translation>步：最佳阈值下的 F1</translation>
    </message>
    <message>
        <source>Steps: precision</source>
        <translation>步：精确率</translation>
    </message>
    <message>
        <source>Steps: recall</source>
        <translation>步：召回率</translation>
    </message>
    <message>
        <source>Steps: accuracy</source>
        <translation>步：准确率</translation>
    </message>
    <message>
        <source>Steps: false-positive rate</source>
        <translation>步：假阳性率</translation>
    </message>
    <message>
        <source>Steps: false-positive rate in activities</source>
        <translation>步：活动期间的假阳性率</translation>
    </message>
    <message>
        <source>Anomalies found</source>
        <translation>发现的异常</translation>
    </message>
    <message>
        <source>Alarms that are right</source>
        <translation>正确的报警</translation>
    </message>
    <message>
        <source>Alarms: F1</source>
        <translation>报警：F1</translation>
    </message>
    <message>
        <source>Alarms: overlap in time</source>
        <translation>报警：时间重叠</translation>
    </message>
    <message>
        <source>Detection delay, median</source>
        <translation>检测延迟，中位数</translation>
    </message>
    <message>
        <source>Detection delay, mean</source>
        <translation>检测延迟，平均</translation>
    </message>
    <message>
        <source>Detection delay, lower quartile</source>
        <translation>检测延迟，下四分位数</translation>
    </message>
    <message>
        <source>Detection delay, upper quartile</source>
        <translation>检测延迟，上四分位数</translation>
    </message>
    <message>
        <source>Warned in the 5 s before</source>
        <translation>提前 5 s 内预警</translation>
    </message>
    <message>
        <source>False alarms per terminal-hour</source>
        <translation>每终端小时误报数</translation>
    </message>
    <message>
        <source>False alarms per terminal-hour in activities</source>
        <translation>活动期间每终端小时误报数</translation>
    </message>
    <message>
        <source>Type right, of those found</source>
        <translation>类型正确（在已发现者中）</translation>
    </message>
    <message>
        <source>Type: F1, mean of types</source>
        <translation>类型：F1，各类型平均</translation>
    </message>
    <message>
        <source>Found and rightly named</source>
        <translation>发现且类型正确</translation>
    </message>
    <message>
        <source>Root cause named first</source>
        <translation>根因排第一</translation>
    </message>
    <message>
        <source>Root cause among the first three</source>
        <translation>根因在前三</translation>
    </message>
    <message>
        <source>Root cause named first, chains</source>
        <translation>根因排第一，因果链</translation>
    </message>
    <message>
        <source>Causal edges: precision</source>
        <translation>因果边：精确率</translation>
    </message>
    <message>
        <source>Causal edges: recall</source>
        <translation>因果边：召回率</translation>
    </message>
    <message>
        <source>Causal edges: F1</source>
        <translation>因果边：F1</translation>
    </message>
    <message>
        <source>Causal edges: error of the lag</source>
        <translation>因果边：时滞误差</translation>
    </message>
    <message>
        <source>Chain exactly right, chains</source>
        <translation>因果链完全正确，仅因果链</translation>
    </message>
    <message>
        <source>Chain exactly right, all incidents</source>
        <translation>因果链完全正确，全部事件</translation>
    </message>
    <message>
        <source>Visual evidence given</source>
        <translation>给出视觉证据</translation>
    </message>
    <message>
        <source>Pointing, strongest box</source>
        <translation>指向，最强框</translation>
    </message>
    <message>
        <source>Pointing, all boxes</source>
        <translation>指向，全部框</translation>
    </message>
    <message>
        <source>Box overlap over 0.3, strongest box</source>
        <translation>框重叠超过 0.3，最强框</translation>
    </message>
    <message>
        <source>Box overlap over 0.3, all boxes</source>
        <translation>框重叠超过 0.3，全部框</translation>
    </message>
    <message>
        <source>Pointing by chance (area)</source>
        <translation>随机指向（面积）</translation>
    </message>
    <message>
        <source>Key time: overlap</source>
        <translation>关键时段：重叠</translation>
    </message>
    <message>
        <source>Key feature: heaviest is right</source>
        <translation>关键特征：权重最大者正确</translation>
    </message>
    <message>
        <source>Key feature: one of three is right</source>
        <translation>关键特征：前三之一正确</translation>
    </message>
    <message>
        <source>Key features: precision</source>
        <translation>关键特征：精确率</translation>
    </message>
    <message>
        <source>Steps that were judged</source>
        <translation>已判定的步</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>random %1</source>
        <translation>随机 %1</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>恒定 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Missed anomaly</source>
        <translation>漏报的异常</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Wrong root</source>
        <translation>根因错误</translation>
    </message>
    <message>
        <source>Wrong type</source>
        <translation>类型错误</translation>
    </message>
    <message>
        <source>in an activity that is normal</source>
        <translation>在正常的活动期间</translation>
    </message>
    <message>
        <source>in normal running</source>
        <translation>在正常运行中</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not %2</source>
        <translation>%1，而非%2</translation>
    </message>
</context>
<context>
    <name>EvaluationForm</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>模型 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Data set</source>
        <translation>数据集(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>划分(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Measured</source>
        <translation>对象(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;ode</source>
        <translation>方式(&amp;O)</translation>
    </message>
    <message>
        <source>Model file or folder of results</source>
        <translation>模型文件或结果文件夹</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>评估进度</translation>
    </message>
    <message>
        <source>Folder with dataset.json, or with annotated recordings</source>
        <translation>含 dataset.json 或已标注记录的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the data set</source>
        <translation>选择数据集文件夹</translation>
    </message>
    <message>
        <source>Choose the model or the results</source>
        <translation>选择模型或结果</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Offline: a step may know what came later</source>
        <translation>离线：每一步可知道之后的情况</translation>
    </message>
    <message>
        <source>Causal: a step knows only what had happened</source>
        <translation>因果：每一步只知道已发生的事</translation>
    </message>
    <message>
        <source>A model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>A folder of results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>%1, without a model</source>
        <translation>%1，不带模型</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>training split</source>
        <translation>训练划分</translation>
    </message>
    <message>
        <source>validation split</source>
        <translation>验证划分</translation>
    </message>
    <message>
        <source>test split</source>
        <translation>测试划分</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Recordings: %1</source>
        <translation>记录：%1</translation>
    </message>
    <message>
        <source>anomalies: %1</source>
        <translation>异常：%1</translation>
    </message>
    <message>
        <source>terminal-steps: %1</source>
        <translation>终端步：%1</translation>
    </message>
    <message>
        <source>No evaluation yet</source>
        <translation>尚无评估</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing was measured.</source>
        <translation>在结束前停止：未得出任何指标。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>intervals: 95 %, recordings drawn with replacement</source>
        <translation>区间：95 %，对记录有放回抽样</translation>
    </message>
    <message>
        <source>Synthetic data: these figures were measured on a plant that was drawn, not on a real one.</source>
        <translation>合成数据：这些指标是在绘制的工厂上测得的，而非真实工厂。</translation>
    </message>
    <message>
        <source>Recordings of the split without a result, left out: %1</source>
        <translation>该划分中没有结果、未计入的记录：%1</translation>
    </message>
    <message>
        <source>Choose a data set with annotations and what is to be measured on it, or open an evaluation that was saved.</source>
        <translation>请选择带标注的数据集和要衡量的对象，或打开已保存的评估。</translation>
    </message>
    <message>
        <source>Save the evaluation</source>
        <translation>保存评估</translation>
    </message>
    <message>
        <source>Evaluations (*.json)</source>
        <translation>评估 (*.json)</translation>
    </message>
    <message>
        <source>Open an evaluation</source>
        <translation>打开评估</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Steps: true (rows) against said (columns)</source>
        <translation>步：真实（行）与判定（列）</translation>
    </message>
    <message>
        <source>Anomaly types: true (rows) against said (columns)</source>
        <translation>异常类型：真实（行）与判定（列）</translation>
    </message>
    <message>
        <source>Column “none”: not found. Row “none”: an alarm where there is no anomaly.</source>
        <translation>“无”列：未发现。“无”行：没有异常却报警。</translation>
    </message>
    <message>
        <source>By anomaly type, against all normal steps</source>
        <translation>按异常类型，与全部正常步对照</translation>
    </message>
    <message>
        <source>By terminal type</source>
        <translation>按终端类型</translation>
    </message>
    <message>
        <source>Enter or a double click opens the recording in the main window, with the terminal and the time of the mistake.</source>
        <translation>按 Enter 或双击会在主窗口中打开该记录，并定位到错误所在的终端和时间。</translation>
    </message>
    <message>
        <source>Recordings and their mistakes</source>
        <translation>记录及其错误</translation>
    </message>
</context>
<context>
    <name>FeatureNames</name>
    <message>
        <source>Instruction rate</source>
        <translation>指令速率</translation>
    </message>
    <message>
        <source>Share of writes</source>
        <translation>写指令占比</translation>
    </message>
    <message>
        <source>Distinct instructions</source>
        <translation>指令种类数</translation>
    </message>
    <message>
        <source>Instruction errors</source>
        <translation>指令错误率</translation>
    </message>
    <message>
        <source>Instruction surprise</source>
        <translation>指令意外度</translation>
    </message>
    <message>
        <source>Operator present</source>
        <translation>操作员在场</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>权限等级</translation>
    </message>
    <message>
        <source>Control mode</source>
        <translation>控制模式</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>接收消息速率</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>发送消息速率</translation>
    </message>
    <message>
        <source>Data in</source>
        <translation>接收数据量</translation>
    </message>
    <message>
        <source>Data out</source>
        <translation>发送数据量</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>通信对象数</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重发率</translation>
    </message>
    <message>
        <source>Protocol errors</source>
        <translation>协议错误率</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>振动</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>转速</translation>
    </message>
    <message>
        <source>Torque</source>
        <translation>扭矩</translation>
    </message>
    <message>
        <source>Position error</source>
        <translation>位置误差</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>Cycle time</source>
        <translation>节拍时间</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>frozen picture</source>
        <translation>画面冻结</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FeatureRow</name>
    <message>
        <source>%1 (usually %2)</source>
        <translation>%1（平时 %2）</translation>
    </message>
    <message>
        <source>%1: share %2 %, %3</source>
        <translation>%1：占比 %2 %，%3</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy the usual value</source>
        <translation>复制平常值</translation>
    </message>
    <message>
        <source>Copy the share</source>
        <translation>复制占比</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>复制整行</translation>
    </message>
</context>
<context>
    <name>FigureModel</name>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Random detector</source>
        <translation>随机检测器</translation>
    </message>
    <message>
        <source>Constant detector</source>
        <translation>恒定检测器</translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message>
        <source>95 %: %1</source>
        <translation>95 %：%1</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>First picture of the video</source>
        <translation>视频的第一帧</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>number, in %1</source>
        <translation>数值，单位 %1</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message>
        <source>95 %: %1</source>
        <translation>95 %：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Anomaly type</source>
        <translation>异常类型</translation>
    </message>
    <message>
        <source>Terminal type</source>
        <translation>终端类型</translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Abnormal steps</source>
        <translation>异常步</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Contents of the help</source>
        <translation>帮助目录</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>帮助页面</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Time, seconds from the start</source>
        <translation>时间，距开始的秒数</translation>
    </message>
    <message>
        <source>Time, date or Unix seconds</source>
        <translation>时间，日期或 Unix 秒</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Videos, tables, logs and captures (*.mp4 *.mkv *.avi *.mov *.webm *.ts *.csv *.tsv *.txt *.log *.pcap *.pcapng)</source>
        <translation>视频、表格、日志和抓包文件 (*.mp4 *.mkv *.avi *.mov *.webm *.ts *.csv *.tsv *.txt *.log *.pcap *.pcapng)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder for the new recording</source>
        <translation>新记录的文件夹</translation>
    </message>
    <message>
        <source>Video and table do not tell how far they are apart.</source>
        <translation>从视频和表格看不出两者相差多少。</translation>
    </message>
    <message>
        <source>Video and table fit best when %1 s are added (confidence %2).</source>
        <translation>加上 %1 秒时视频与表格最吻合（置信度 %2）。</translation>
    </message>
    <message>
        <source>That is unsure.</source>
        <translation>这一估计不够可靠。</translation>
    </message>
    <message>
        <source>Add the files of one recording, or drop them here.</source>
        <translation>请添加同一记录的文件，或拖放到此处。</translation>
    </message>
    <message>
        <source>The files are being read…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Nothing is written while there is a problem.</source>
        <translation>存在问题时不会写入任何内容。</translation>
    </message>
    <message>
        <source>The files are copied; they themselves stay as they are.</source>
        <translation>文件会被复制，原文件保持不变。</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take the selected file out</source>
        <translation>移出所选文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What the file is</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>Offset, added to the file&apos;s own time</source>
        <translation>偏移，加到文件自身的时间上</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Is a</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Estimated offset</source>
        <translation>估计的偏移</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Take the estimated offset</source>
        <translation>采用估计的偏移</translation>
    </message>
    <message>
        <source>The selected file</source>
        <translation>所选文件</translation>
    </message>
    <message>
        <source>Name of the recording</source>
        <translation>记录名称</translation>
    </message>
    <message>
        <source>as the folder</source>
        <translation>与文件夹同名</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder for the new recording</source>
        <translation>选择新记录的文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The new recording</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Estimate offsets</source>
        <translation>估计偏移</translation>
    </message>
    <message>
        <source>Compares the motion in each video with the table of the same terminal</source>
        <translation>把每个视频中的运动与同一终端的表格相比较</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Close or stop</source>
        <translation>关闭或停止</translation>
    </message>
    <message>
        <source>Views of the selected file</source>
        <translation>所选文件的视图</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ImportFiles</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Instruction log</source>
        <translation>指令日志</translation>
    </message>
    <message>
        <source>Communication log</source>
        <translation>通信日志</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Is a</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>separated by semicolons, decimal commas</source>
        <translation>分号分隔，小数用逗号</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>制表符分隔</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>逗号分隔</translation>
    </message>
    <message>
        <source>no column of times</source>
        <translation>没有时间列</translation>
    </message>
    <message>
        <source>times in column t, seconds from the start</source>
        <translation>时间在 t 列，为距开始的秒数</translation>
    </message>
    <message>
        <source>times in column timestamp</source>
        <translation>时间在 timestamp 列</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 columns of numbers</source>
        <translation>%1 个数值列</translation>
    </message>
    <message>
        <source>%1 columns without numbers are left out</source>
        <translation>%1 个无数值的列不导入</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>times in column %1</source>
        <translation>时间在列 %1 中</translation>
    </message>
</context>
<context>
    <name>IncidentModel</name>
    <message>
        <source>%1 · %2 to %3</source>
        <translation>%1 · %2 至 %3</translation>
    </message>
    <message>
        <source>in the range</source>
        <translation>在时段内</translation>
    </message>
</context>
<context>
    <name>IndexStrip</name>
    <message>
        <source>Progress of reading frame times</source>
        <translation>读取帧时间的进度</translation>
    </message>
    <message>
        <source>The frame times of %1 are not read: these videos cannot be shown.</source>
        <translation>%1的帧时间尚未读取:这些视频无法显示。</translation>
    </message>
    <message>
        <source>Reading the frame times of %1…</source>
        <translation>正在读取%1的帧时间…</translation>
    </message>
    <message>
        <source>Read frame times</source>
        <translation>读取帧时间</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop reading frame times</source>
        <translation>停止读取帧时间</translation>
    </message>
    <message>
        <source>1 camera</source>
        <translation>1 个摄像头</translation>
    </message>
    <message>
        <source>%1 cameras</source>
        <translation>%1 个摄像头</translation>
    </message>
</context>
<context>
    <name>InstrumentWindow</name>
    <message>
        <source>Vestigo</source>
        <translation>Vestigo</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Site plan</source>
        <translation>现场平面图</translation>
    </message>
    <message>
        <source>%1 - Vestigo</source>
        <translation>%1 - Vestigo</translation>
    </message>
    <message>
        <source>Parts of this recording cannot be used:</source>
        <translation>此记录的以下部分无法使用：</translation>
    </message>
    <message>
        <source>sha256 of the recording %1…%2</source>
        <translation>记录的 sha256：%1…%2</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>事件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Recordings (recording.json)</source>
        <translation>记录 (recording.json)</translation>
    </message>
    <message>
        <source>About Vestigo</source>
        <translation>关于 Vestigo</translation>
    </message>
    <message>
        <source>Vestigo %1
Finds what was abnormal in a recording of industrial terminals, and shows why.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Vestigo %1
在工业终端的记录中找出异常，并说明原因。
自由软件，依据 GNU 通用公共许可证第 3 版或更新版本发布。</translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation>1 个终端</translation>
    </message>
    <message>
        <source>%1 terminals</source>
        <translation>%1 个终端</translation>
    </message>
    <message>
        <source>1 camera</source>
        <translation>1 个摄像头</translation>
    </message>
    <message>
        <source>%1 cameras</source>
        <translation>%1 个摄像头</translation>
    </message>
    <message>
        <source>The recording is being worked on…</source>
        <translation>正在处理此记录…</translation>
    </message>
    <message>
        <source>Press Analyse (F5) to look for what was abnormal.</source>
        <translation>按“分析”(F5) 查找异常。</translation>
    </message>
    <message>
        <source>Nothing abnormal was found in this recording.</source>
        <translation>此记录中未发现异常。</translation>
    </message>
    <message>
        <source>Choose an incident to see why.</source>
        <translation>选择一个事件查看原因。</translation>
    </message>
    <message>
        <source>%1 of %2 abnormal</source>
        <translation>%2 个中 %1 个异常</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Analysed in %1 s</source>
        <translation>分析用时 %1 秒</translation>
    </message>
    <message>
        <source>as if live</source>
        <translation>按实时方式</translation>
    </message>
    <message>
        <source>with hindsight</source>
        <translation>事后方式</translation>
    </message>
    <message>
        <source>synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>%1 has no camera; this is %2</source>
        <translation>%1 没有摄像头；此处为 %2</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Vi&amp;deo</source>
        <translation>视频(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>%1, and %2 shelved</source>
        <translation>%1，另有 %2 起已搁置</translation>
    </message>
    <message>
        <source>details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Alarm load</source>
        <translation>报警负荷</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;Save a picture</source>
        <translation>保存图片(&amp;S)</translation>
    </message>
    <message>
        <source>Causal graph</source>
        <translation>因果图</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy the probability</source>
        <translation>复制概率</translation>
    </message>
    <message>
        <source>Copy the threshold</source>
        <translation>复制阈值</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>复制整行</translation>
    </message>
    <message>
        <source>Copy the beginning, in seconds</source>
        <translation>复制开始时间（秒）</translation>
    </message>
    <message>
        <source>&amp;Prepared picture</source>
        <translation>预处理画面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>, (comma)</source>
        <translation>,（逗号）</translation>
    </message>
    <message>
        <source>. (full stop)</source>
        <translation>.（句点）</translation>
    </message>
    <message>
        <source>Recording and report</source>
        <translation>记录与报告</translation>
    </message>
    <message>
        <source>Incidents and terminals</source>
        <translation>事件与终端</translation>
    </message>
    <message>
        <source>Video and time</source>
        <translation>视频与时间</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LaneChooser</name>
    <message>
        <source>Lanes of the timeline</source>
        <translation>时间轴的泳道</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1 (evidence)</source>
        <translation>%1（证据）</translation>
    </message>
    <message>
        <source>Find a lane</source>
        <translation>查找泳道</translation>
    </message>
    <message>
        <source>Lanes, checked ones are shown; Alt and the arrows move one</source>
        <translation>泳道列表：勾选的会显示；Alt 加方向键可移动</translation>
    </message>
</context>
<context>
    <name>LayerBar</name>
    <message>
        <source>Heat</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Where the picture differs from its usual look (H)</source>
        <translation>画面与平时不同之处（H）</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>The places that the evidence names (B)</source>
        <translation>证据指出的位置（B）</translation>
    </message>
    <message>
        <source>Raw picture</source>
        <translation>原始画面</translation>
    </message>
    <message>
        <source>The picture as the camera saw it, nothing over it (R)</source>
        <translation>摄像机拍摄的原始画面，不叠加任何内容（R）</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>What people have drawn in the picture (G)</source>
        <translation>人工在画面中标出的区域 (G)</translation>
    </message>
    <message>
        <source>Opacity of heat map and regions</source>
        <translation>热图与区域的不透明度</translation>
    </message>
</context>
<context>
    <name>LayerChooser</name>
    <message>
        <source>What the visual path makes of the picture, over it (keys 0 to 6). Among all cameras: of the selected terminal&apos;s. The heat map rests meanwhile.</source>
        <translation>在画面上叠加视觉处理的结果（按键 0 到 6）。显示全部摄像机时只处理所选终端的画面。其间热力图暂停。</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Prepared picture: %1</source>
        <translation>预处理画面：%1</translation>
    </message>
    <message>
        <source>Raw picture</source>
        <translation>原始画面</translation>
    </message>
</context>
<context>
    <name>LogController</name>
    <message>
        <source>This recording has no logs.</source>
        <translation>此记录没有日志。</translation>
    </message>
    <message>
        <source>The logs are longer than can be shown; the first %1 entries are.</source>
        <translation>日志太长，无法全部显示；只显示前 %1 条。</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Terminal or sender</source>
        <translation>终端或发送方</translation>
    </message>
    <message>
        <source>Actor or receiver</source>
        <translation>操作者或接收方</translation>
    </message>
    <message>
        <source>Instruction or protocol</source>
        <translation>指令或协议</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Around the cursor</source>
        <translation>游标附近</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Find in the logs</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Terminal of the entries</source>
        <translation>条目所属终端</translation>
    </message>
    <message>
        <source>Entries within %1 s of the time cursor</source>
        <translation>时间游标前后 %1 秒内的条目</translation>
    </message>
    <message>
        <source>Entries of the logs</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>All terminals</source>
        <translation>所有终端</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>In the selected range</source>
        <translation>在选定时段内</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理办法：%1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
</context>
<context>
    <name>MistakeModel</name>
    <message>
        <source>missed: %1</source>
        <translation>漏报：%1</translation>
    </message>
    <message>
        <source>false alarms: %1</source>
        <translation>误报：%1</translation>
    </message>
    <message>
        <source>wrong roots: %1</source>
        <translation>根因错误：%1</translation>
    </message>
    <message>
        <source>wrong types: %1</source>
        <translation>类型错误：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 至 %2 s</translation>
    </message>
    <message>
        <source>Enter or a double click opens the recording here.</source>
        <translation>按 Enter 或双击在此处打开记录。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Area under ROC</source>
        <translation>ROC 曲线下面积</translation>
    </message>
</context>
<context>
    <name>OfferStrip</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply the estimated offset</source>
        <translation>应用估计的时间偏移</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Leave the offset as it is</source>
        <translation>不改变时间偏移</translation>
    </message>
    <message>
        <source>The clock of %1 seems to run %2 s early (confidence %3).</source>
        <translation>%1 的时钟似乎提前了 %2 秒(置信度 %3)。</translation>
    </message>
    <message>
        <source>The clock of %1 seems to run %2 s late (confidence %3).</source>
        <translation>%1 的时钟似乎滞后了 %2 秒(置信度 %3)。</translation>
    </message>
    <message>
        <source>Estimated from the movement in the picture and the terminal&apos;s own signals. Nothing is changed until you apply it.</source>
        <translation>根据画面中的运动与该终端自身的信号估计。在您应用之前不会作任何更改。</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>Analyse again by the clocks as they are now</source>
        <translation>按现在的时钟重新分析</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the accepted offset</source>
        <translation>撤回已应用的时间偏移</translation>
    </message>
    <message>
        <source>The clock of %1 is corrected by %2 s. The analysis was made without that.</source>
        <translation>%1 的时钟已校正 %2 秒。现有分析未采用这一校正。</translation>
    </message>
    <message>
        <source>The clock of %1 is as recorded. The analysis was made with %2 s.</source>
        <translation>%1 的时钟为记录时的样子。现有分析采用了 %2 秒的校正。</translation>
    </message>
</context>
<context>
    <name>OwnPlant</name>
    <message>
        <source>%1 recordings, %2 min in all; %3 labelled, %4 anomalies in them.</source>
        <translation>%1 条记录，共 %2 分钟；其中 %3 条已标注，含 %4 个异常。</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>%1 terminals: %2.</source>
        <translation>%1 个终端：%2。</translation>
    </message>
    <message>
        <source>%1 recordings are held out for the comparison, by the data set&apos;s split &quot;test&quot;.</source>
        <translation>按数据集的 &quot;test&quot; 划分留出 %1 条记录用于比较。</translation>
    </message>
    <message>
        <source>%1 recordings are held out for the comparison, chosen by their names.</source>
        <translation>留出 %1 条记录（按名称选出）用于比较。</translation>
    </message>
    <message>
        <source>%1 cannot be read, the first: %2</source>
        <translation>%1 条无法读取，第一条：%2</translation>
    </message>
    <message>
        <source>The recordings are synthetic.</source>
        <translation>这些记录是合成的。</translation>
    </message>
    <message>
        <source>Model %1…</source>
        <translation>模型 %1…</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>尚未查看。</translation>
    </message>
    <message>
        <source>Choose the folder above: a data set, or a folder whose folders are recordings.</source>
        <translation>请在上方选择文件夹：一个数据集，或其子文件夹为记录的文件夹。</translation>
    </message>
    <message>
        <source>Done on %1 recordings, %2 terminal-hours of normal running. %3</source>
        <translation>已用 %1 条记录完成，正常运行 %2 终端小时。%3</translation>
    </message>
    <message>
        <source>There is no model to begin with: choose one above, or train one (menu Model).</source>
        <translation>没有可作为起点的模型：请在上方选择一个，或训练一个（菜单“模型”）。</translation>
    </message>
    <message>
        <source>Fits what is usual, and the thresholds, to normal running. Steps labelled as abnormal are left out; what is not labelled is taken as normal.</source>
        <translation>使常态和阈值适应正常运行。标注为异常的时步不计入；未标注的视为正常。</translation>
    </message>
    <message>
        <source>Done on %1 recordings. %2</source>
        <translation>已用 %1 条记录完成。%2</translation>
    </message>
    <message>
        <source>Needs labelled anomalies in recordings that are not held out; there are none. It can be left out.</source>
        <translation>需要未留出的记录中有标注的异常，但没有。此步可以省略。</translation>
    </message>
    <message>
        <source>Goes on learning from labelled anomalies. It can be left out; stopped, it goes on from there.</source>
        <translation>继续从标注的异常中学习。此步可以省略；停止后会从那里继续。</translation>
    </message>
    <message>
        <source>On %1 held-out recordings with %2 anomalies, %3.</source>
        <translation>在 %1 条留出的记录（含 %2 个异常）上，%3。</translation>
    </message>
    <message>
        <source>as if live</source>
        <translation>如同实时</translation>
    </message>
    <message>
        <source>analysed afterwards</source>
        <translation>事后分析</translation>
    </message>
    <message>
        <source>%1 are not labelled and taken as normal: in them every alarm counts as a false one.</source>
        <translation>其中 %1 条未标注，视为正常：其中的每次报警都算作误报。</translation>
    </message>
    <message>
        <source>Nothing is held out: two recordings or more are needed.</source>
        <translation>没有留出的记录：需要两条以上的记录。</translation>
    </message>
    <message>
        <source>Analyses what was held out with your model and with the one in use, and shows the figures side by side.</source>
        <translation>用您的模型和正在使用的模型分析留出的记录，并排显示各项指标。</translation>
    </message>
    <message>
        <source>This model is in use.</source>
        <translation>此模型正在使用。</translation>
    </message>
    <message>
        <source>Only if you press it: from then on new analyses use your model. It can be taken back.</source>
        <translation>只有在您按下时才采用：此后的新分析使用您的模型。可以撤回。</translation>
    </message>
    <message>
        <source>Compare first.</source>
        <translation>请先比较。</translation>
    </message>
    <message>
        <source>AUROC of steps</source>
        <translation>时步 AUROC</translation>
    </message>
    <message>
        <source>Average precision of steps</source>
        <translation>时步平均精确率</translation>
    </message>
    <message>
        <source>F1 of steps</source>
        <translation>时步 F1</translation>
    </message>
    <message>
        <source>Anomalies found</source>
        <translation>找到的异常</translation>
    </message>
    <message>
        <source>Alarms that are right</source>
        <translation>正确的报警</translation>
    </message>
    <message>
        <source>F1 of anomalies</source>
        <translation>异常 F1</translation>
    </message>
    <message>
        <source>False alarms per terminal-hour</source>
        <translation>每终端小时误报</translation>
    </message>
    <message>
        <source>Detection delay, median, s</source>
        <translation>检测延迟中位数（秒）</translation>
    </message>
    <message>
        <source>Root cause named first</source>
        <translation>首位即为根因</translation>
    </message>
    <message>
        <source>Type named rightly</source>
        <translation>类型判断正确</translation>
    </message>
    <message>
        <source>In use: %1, adopted %2 (%3…)</source>
        <translation>正在使用：%1，采用于 %2（%3…）</translation>
    </message>
    <message>
        <source>In use: no model of yours; what comes with Vestigo judges.</source>
        <translation>正在使用：没有您自己的模型；由 Vestigo 自带的进行判断。</translation>
    </message>
    <message>
        <source>%1 alarms in it would have been for a hindered view alone, which is too many: with this model one is told of, and raises none.</source>
        <translation>其中有 %1 次报警仅因画面受阻，过于频繁：使用此模型时只作提示，不再因此报警。</translation>
    </message>
</context>
<context>
    <name>OwnPlantController</name>
    <message>
        <source>Stopped. What earlier steps made is kept.</source>
        <translation>已停止。先前步骤的结果会保留。</translation>
    </message>
    <message>
        <source>Taken up where it was left.</source>
        <translation>已从上次离开的地方继续。</translation>
    </message>
    <message>
        <source>Nothing is written into the folder of the recordings.</source>
        <translation>不会在记录文件夹中写入任何内容。</translation>
    </message>
    <message>
        <source>Adopted: new analyses use this model.</source>
        <translation>已采用：新的分析使用此模型。</translation>
    </message>
</context>
<context>
    <name>OwnPlantDialog</name>
    <message>
        <source>The interval holds 0: no difference can be told</source>
        <translation>区间包含 0：看不出差别</translation>
    </message>
    <message>
        <source>Folder with recordings of your plant</source>
        <translation>您工厂的记录文件夹</translation>
    </message>
    <message>
        <source>Model to begin with</source>
        <translation>作为起点的模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The step goes on; the menu Model shows it again</source>
        <translation>步骤仍在进行；可从菜单“模型”再次显示</translation>
    </message>
    <message>
        <source>Your plant</source>
        <translation>您的工厂</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Folder with recordings of your plant, labelled or not</source>
        <translation>您工厂的记录文件夹，已标注或未标注均可</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The model in use</source>
        <translation>正在使用的模型</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>1  Recordings</source>
        <translation>1  记录</translation>
    </message>
    <message>
        <source>2  Calibrate</source>
        <translation>2  校准</translation>
    </message>
    <message>
        <source>3  Fine-tune</source>
        <translation>3  微调</translation>
    </message>
    <message>
        <source>4  Compare</source>
        <translation>4  比较</translation>
    </message>
    <message>
        <source>5  Adopt</source>
        <translation>5  采用</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Adopt this model</source>
        <translation>采用此模型</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Compare as analysed afterwards</source>
        <translation>按事后分析比较</translation>
    </message>
    <message>
        <source>Compare as if live</source>
        <translation>按如同实时比较</translation>
    </message>
    <message>
        <source>Figures of both models</source>
        <translation>两个模型的指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Back to the model before</source>
        <translation>返回前一个模型</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>步骤进度</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Go to %1</source>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Incident %1 · %2 · %3</source>
        <translation>事件 %1 · %2 · %3</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>recent recording</source>
        <translation>最近的记录</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>布局</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PlantDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopped. The recordings that were finished are there.</source>
        <translation>已停止。已完成的记录已保留。</translation>
    </message>
    <message>
        <source>Folder to make</source>
        <translation>要创建的文件夹</translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <translation>请指定一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>The folder is there and not empty.</source>
        <translation>该文件夹已存在且不为空。</translation>
    </message>
    <message>
        <source>The folder that it would lie in does not exist.</source>
        <translation>上级文件夹不存在。</translation>
    </message>
    <message>
        <source>Everything in it will be synthetic.</source>
        <translation>其中的一切都将是合成的。</translation>
    </message>
    <message>
        <source>New synthetic plant</source>
        <translation>新建合成工厂</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Duration of each</source>
        <translation>每条时长</translation>
    </message>
    <message>
        <source>Number of the plant</source>
        <translation>工厂编号</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Tiny: four short recordings</source>
        <translation>微型：四条短记录</translation>
    </message>
    <message>
        <source>Standard: 24 recordings of 64 s</source>
        <translation>标准：24 条 64 秒的记录</translation>
    </message>
    <message>
        <source>Full: 52,000 samples, hours with video</source>
        <translation>完整：52,000 个样本，带视频需数小时</translation>
    </message>
    <message>
        <source>as the size says</source>
        <translation>按规模</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Nothing goes wrong</source>
        <translation>不出现异常</translation>
    </message>
    <message>
        <source>Draw videos</source>
        <translation>生成视频</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>生成</translation>
    </message>
</context>
<context>
    <name>PlayerView</name>
    <message>
        <source>Show the camera %1</source>
        <translation>显示摄像机“%1”</translation>
    </message>
    <message>
        <source>Open a recording to see its video.</source>
        <translation>打开记录以查看视频。</translation>
    </message>
    <message>
        <source>Choose a terminal to see its video.</source>
        <translation>选择一个终端以查看视频。</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Previous cameras</source>
        <translation>前一页摄像头</translation>
    </message>
    <message>
        <source>The page of cameras before (Page up)</source>
        <translation>上一页摄像头 (Page Up)</translation>
    </message>
    <message>
        <source>More cameras</source>
        <translation>更多摄像头</translation>
    </message>
    <message>
        <source>The next page of cameras (Page down)</source>
        <translation>下一页摄像头 (Page Down)</translation>
    </message>
    <message>
        <source>All cameras</source>
        <translation>全部摄像头</translation>
    </message>
    <message>
        <source>All cameras of the recording in step (W)</source>
        <translation>同步显示记录中的全部摄像头 (W)</translation>
    </message>
    <message>
        <source>This recording has no camera. Its signals are in the timeline.</source>
        <translation>此记录没有摄像头。其信号见时间轴。</translation>
    </message>
    <message>
        <source>This terminal has no camera. Its signals are in the timeline; W shows all cameras.</source>
        <translation>此终端没有摄像头。其信号见时间轴;按 W 显示全部摄像头。</translation>
    </message>
    <message>
        <source>All cameras (%1)</source>
        <translation>全部摄像头 (%1)</translation>
    </message>
    <message>
        <source>Cameras %1 to %2 of %3</source>
        <translation>第 %1 至 %2 个摄像头,共 %3 个</translation>
    </message>
    <message>
        <source>· loop of %1</source>
        <translation>· 循环 %1</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Memory for pictures</source>
        <translation>图像所用内存</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system was at the start</source>
        <translation>与启动时的系统一致</translation>
    </message>
    <message>
        <source>Expert: everything</source>
        <translation>专家：全部内容</translation>
    </message>
    <message>
        <source>Frontline: what to do</source>
        <translation>一线：该做什么</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Decoded pictures of all videos together take no more than this</source>
        <translation>所有视频的解码图像合计不超过此内存</translation>
    </message>
    <message>
        <source>asked for when it is needed</source>
        <translation>需要时再询问</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A shift begins at</source>
        <translation>班次开始时间</translation>
    </message>
    <message>
        <source>Length of a shift</source>
        <translation>班次长度</translation>
    </message>
    <message>
        <source>Alarms a shift can bear</source>
        <translation>每班可承受的报警数</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>On the site&apos;s own clock; the others follow without a break</source>
        <translation>按现场时钟；其余班次首尾相接</translation>
    </message>
    <message>
        <source>EEMUA 191: about 1 in ten minutes is very likely to be acceptable, 48 in 8 hours</source>
        <translation>EEMUA 191：每十分钟约 1 条很可能可以接受，即 8 小时 48 条</translation>
    </message>
    <message>
        <source>Finder of key regions</source>
        <translation>关键区域检测器</translation>
    </message>
</context>
<context>
    <name>PreparedLayer</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Key regions</source>
        <translation>关键区域</translation>
    </message>
    <message>
        <source>Equalised</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Moving part</source>
        <translation>运动部分</translation>
    </message>
    <message>
        <source>Covered part</source>
        <translation>被遮挡部分</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>Regions by people</source>
        <translation>人工绘制的区域</translation>
    </message>
    <message>
        <source>Key regions: drawn by people (dotted)</source>
        <translation>关键区域：人工绘制（点线）</translation>
    </message>
    <message>
        <source>Regions by the detector</source>
        <translation>检测器找到的区域</translation>
    </message>
    <message>
        <source>Key regions: found by the detector (dash and dot), checked by nobody</source>
        <translation>关键区域：由检测器找到（点划线），未经人工核对</translation>
    </message>
    <message>
        <source>No key region</source>
        <translation>没有关键区域</translation>
    </message>
    <message>
        <source>No key region is known: the whole picture is looked at</source>
        <translation>没有已知的关键区域：处理整个画面</translation>
    </message>
    <message>
        <source>Covered (hatched): %1 %</source>
        <translation>被遮挡（斜线）：%1 %</translation>
    </message>
    <message>
        <source>Covered part (hatched): %1 % of the key regions</source>
        <translation>被遮挡部分（斜线）：占关键区域的 %1 %</translation>
    </message>
    <message>
        <source>Cover not known yet</source>
        <translation>尚不知是否有遮挡</translation>
    </message>
    <message>
        <source>Covered part: not known here, too little was seen before this moment</source>
        <translation>被遮挡部分：此处无法得知，此刻之前看到的画面太少</translation>
    </message>
    <message>
        <source>DRAWN, not seen: %1 %</source>
        <translation>绘制而成，并未看到：%1 %</translation>
    </message>
    <message>
        <source>Completed: inside the dashed lines DRAWN by a network, NOT seen by the camera: %1 % of the key regions</source>
        <translation>补全：虚线之内由网络绘制，摄像机并未看到：占关键区域的 %1 %</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>没有绘制</translation>
    </message>
    <message>
        <source>Completed: nothing is drawn, too little was seen before this moment to know what is covered</source>
        <translation>补全：没有绘制，此刻之前看到的画面太少，无法得知哪里被遮挡</translation>
    </message>
    <message>
        <source>Equalised: the contrast of the key regions is evened out</source>
        <translation>均衡：关键区域的对比度已均衡</translation>
    </message>
    <message>
        <source>Background, computed</source>
        <translation>背景，计算得出</translation>
    </message>
    <message>
        <source>Moving (clear): %1 %</source>
        <translation>运动（清晰）：%1 %</translation>
    </message>
    <message>
        <source>Moving part (clear, the rest dark): %1 % of the key regions</source>
        <translation>运动部分（清晰，其余变暗）：占关键区域的 %1 %</translation>
    </message>
    <message>
        <source>%1 (found)</source>
        <translation>%1（检测）</translation>
    </message>
    <message>
        <source>%1 % moves</source>
        <translation>%1 % 在运动</translation>
    </message>
    <message>
        <source>%1 % covered</source>
        <translation>%1 % 被遮挡</translation>
    </message>
    <message>
        <source>%1 % drawn</source>
        <translation>%1 % 为绘制</translation>
    </message>
    <message>
        <source>%1 · regions found by the detector</source>
        <translation>%1 · 区域由检测器找到</translation>
    </message>
    <message>
        <source>No cover found</source>
        <translation>未发现遮挡</translation>
    </message>
    <message>
        <source>Covered part: no cover was found</source>
        <translation>被遮挡部分：未发现遮挡</translation>
    </message>
    <message>
        <source>Completed: no cover was found, so nothing is drawn</source>
        <translation>补全：未发现遮挡，因此没有绘制</translation>
    </message>
    <message>
        <source>Background: computed from the %1 s before, NOT seen at this moment</source>
        <translation>背景：由之前的 %1 秒计算得出，此刻并未看到</translation>
    </message>
</context>
<context>
    <name>PreparedState</name>
    <message>
        <source>This picture cannot be prepared.</source>
        <translation>无法处理此画面。</translation>
    </message>
    <message>
        <source>%1 cannot be shown: %2</source>
        <translation>无法显示“%1”：%2</translation>
    </message>
    <message>
        <source>%1: being prepared…</source>
        <translation>%1：正在处理…</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>属于 %1</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Detecting</source>
        <translation>正在检测</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>Checking the recording</source>
        <translation>正在检查记录</translation>
    </message>
    <message>
        <source>Decoding video</source>
        <translation>正在解码视频</translation>
    </message>
    <message>
        <source>Aligning streams</source>
        <translation>正在对齐数据流</translation>
    </message>
    <message>
        <source>Explaining</source>
        <translation>正在解释</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>Reading recordings</source>
        <translation>正在读取记录</translation>
    </message>
    <message>
        <source>Indexing the table</source>
        <translation>正在为表格建立索引</translation>
    </message>
    <message>
        <source>Writing the series</source>
        <translation>正在写入数据序列</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading logs</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>Drawing a synthetic plant</source>
        <translation>正在生成合成工厂</translation>
    </message>
    <message>
        <source>Looking at the videos</source>
        <translation>正在查看视频</translation>
    </message>
    <message>
        <source>Reading Edge-IIoTset</source>
        <translation>正在读取 Edge-IIoTset</translation>
    </message>
    <message>
        <source>Calibrating</source>
        <translation>正在标定</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Evaluating with noise</source>
        <translation>正在加噪声评估</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Recordings of the project</source>
        <translation>项目中的记录</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Last analysis</source>
        <translation>最近一次分析</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Take off the list…</source>
        <translation>从列表中移除…</translation>
    </message>
    <message>
        <source>It was moved…</source>
        <translation>已移动…</translation>
    </message>
    <message>
        <source>Say where the folder of the recording lies now</source>
        <translation>指出记录的文件夹现在的位置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>No project file</source>
        <translation>没有项目文件</translation>
    </message>
    <message>
        <source>Not there any more: %1</source>
        <translation>已不在原处：%1</translation>
    </message>
    <message>
        <source>Where is &quot;%1&quot; now?</source>
        <translation>“%1”现在在哪里？</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Projects (*.vestigo)</source>
        <translation>项目 (*.vestigo)</translation>
    </message>
    <message>
        <source>A recording that is analysed stands here from then on.</source>
        <translation>分析过的记录会列在这里。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken off the list. No file is deleted, and its analyses are kept.</source>
        <translation>“%1”已从列表中移除。没有删除任何文件，其分析仍然保留。</translation>
    </message>
</context>
<context>
    <name>RecordingFacts</name>
    <message>
        <source>The file of this camera is missing: %1</source>
        <translation>此摄像头的文件缺失:%1</translation>
    </message>
    <message>
        <source>This camera&apos;s file cannot be shown: %1</source>
        <translation>此摄像头的文件无法显示:%1</translation>
    </message>
</context>
<context>
    <name>RegionNames</name>
    <message>
        <source>control panel</source>
        <translation>控制面板</translation>
    </message>
    <message>
        <source>indicator lights</source>
        <translation>指示灯</translation>
    </message>
    <message>
        <source>moving part</source>
        <translation>运动部件</translation>
    </message>
    <message>
        <source>gauge</source>
        <translation>仪表</translation>
    </message>
    <message>
        <source>operator&apos;s hands</source>
        <translation>操作员的手</translation>
    </message>
    <message>
        <source>display</source>
        <translation>显示屏</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>who was logged on and what was changed; compare program and parameters with the released version</source>
        <translation>查登录人员和改动内容；将程序和参数与发布版本核对</translation>
    </message>
    <message>
        <source>parts or material in the way; lock the power off before you reach in</source>
        <translation>有无工件或物料卡住；伸手之前先断电上锁</translation>
    </message>
    <message>
        <source>ask the operator on shift; guards and interlocks in place</source>
        <translation>询问当班操作员；防护装置和联锁是否到位</translation>
    </message>
    <message>
        <source>devices on the network that do not belong there; keep the message log</source>
        <translation>网络中有无外来设备；保存通信日志</translation>
    </message>
    <message>
        <source>lens covered or dirty; camera mount</source>
        <translation>镜头有无遮挡或脏污；相机支架</translation>
    </message>
    <message>
        <source>wiring, connector, replaced part</source>
        <translation>接线、插头、更换过的部件</translation>
    </message>
    <message>
        <source>load at standstill, lubrication, overload relay</source>
        <translation>静止时的负载、润滑、过载继电器</translation>
    </message>
    <message>
        <source>compare the set values with the released ones; calibration</source>
        <translation>将设定值与发布值核对；校准</translation>
    </message>
    <message>
        <source>cooling, fan, filter; compare with a hand-held thermometer</source>
        <translation>冷却、风扇、滤网；用手持测温仪核对</translation>
    </message>
    <message>
        <source>bearings, loose bolts, imbalance</source>
        <translation>轴承、松动的螺栓、不平衡</translation>
    </message>
    <message>
        <source>encoder, play in the axis, something in the way</source>
        <translation>编码器、轴的间隙、有无阻挡</translation>
    </message>
    <message>
        <source>pump, valve, filter, leaks</source>
        <translation>泵、阀、过滤器、泄漏</translation>
    </message>
    <message>
        <source>leaks, pressure regulator, filter</source>
        <translation>泄漏、调压阀、过滤器</translation>
    </message>
    <message>
        <source>tool, chuck, alarms on its panel</source>
        <translation>刀具、卡盘、面板上的报警</translation>
    </message>
    <message>
        <source>status lamps, error buffer, scan time</source>
        <translation>状态灯、故障缓存、扫描周期</translation>
    </message>
    <message>
        <source>brakes, axis limits, alarms on the pendant</source>
        <translation>制动器、轴限位、示教器上的报警</translation>
    </message>
    <message>
        <source>belt, rollers, light barriers</source>
        <translation>皮带、滚筒、光电开关</translation>
    </message>
    <message>
        <source>route, battery, safety scanner</source>
        <translation>路线、电池、安全扫描仪</translation>
    </message>
    <message>
        <source>messages on the panel, who is logged on</source>
        <translation>面板上的消息、谁已登录</translation>
    </message>
    <message>
        <source>wiring, connector; compare its value with a hand-held meter</source>
        <translation>接线、插头；用手持仪表核对其读数</translation>
    </message>
    <message>
        <source>link lamps, restarts, its clock</source>
        <translation>链路灯、重启记录、时钟</translation>
    </message>
    <message>
        <source>fuses, contactors, warm terminals</source>
        <translation>熔断器、接触器、发热的端子</translation>
    </message>
    <message>
        <source>ram, light curtain, lubrication</source>
        <translation>滑块、光幕、润滑</translation>
    </message>
    <message>
        <source>camera and its cable: is the picture live?</source>
        <translation>相机及其电缆：画面是否实时？</translation>
    </message>
    <message>
        <source>CNC lathe</source>
        <translation>数控车床</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>PLC</translation>
    </message>
    <message>
        <source>industrial robot</source>
        <translation>工业机器人</translation>
    </message>
    <message>
        <source>conveyor</source>
        <translation>输送机</translation>
    </message>
    <message>
        <source>driverless vehicle</source>
        <translation>AGV 小车</translation>
    </message>
    <message>
        <source>operating panel</source>
        <translation>操作面板</translation>
    </message>
    <message>
        <source>sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>power cabinet</source>
        <translation>配电柜</translation>
    </message>
    <message>
        <source>press</source>
        <translation>压力机</translation>
    </message>
    <message>
        <source>malicious tampering</source>
        <translation>恶意篡改</translation>
    </message>
    <message>
        <source>equipment jam</source>
        <translation>设备卡滞</translation>
    </message>
    <message>
        <source>operating error</source>
        <translation>违规操作</translation>
    </message>
    <message>
        <source>attack on communication</source>
        <translation>通信攻击</translation>
    </message>
    <message>
        <source>camera covered</source>
        <translation>相机被遮挡</translation>
    </message>
    <message>
        <source>component fault</source>
        <translation>部件故障</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>drifting parameter</source>
        <translation>参数漂移</translation>
    </message>
    <message>
        <source>device camera</source>
        <translation>设备相机</translation>
    </message>
    <message>
        <source>operator camera</source>
        <translation>操作员相机</translation>
    </message>
    <message>
        <source>behaviour table</source>
        <translation>行为数据表</translation>
    </message>
    <message>
        <source>change of the picture</source>
        <translation>画面变化</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>difference from the usual picture</source>
        <translation>与平常画面的差异</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>detail of the picture</source>
        <translation>画面细节</translation>
    </message>
    <message>
        <source>frozen picture</source>
        <translation>画面冻结</translation>
    </message>
    <message>
        <source>There are too many pictures to show them all.</source>
        <translation>图片过多，未能全部显示。</translation>
    </message>
    <message>
        <source>Not every picture could be read from the recording: %1.</source>
        <translation>部分图片无法从记录中读取：%1。</translation>
    </message>
    <message>
        <source>The recording could not be read again where it was analysed (%1), so there are no pictures.</source>
        <translation>在分析时的位置（%1）已无法再次读取该记录，因此没有图片。</translation>
    </message>
    <message>
        <source>The recording has changed since it was analysed, so its pictures are not shown.</source>
        <translation>该记录在分析之后已被改动，因此不显示其图片。</translation>
    </message>
    <message>
        <source>Frontline sheet %1</source>
        <translation>现场单 %1</translation>
    </message>
    <message>
        <source>Traceability report %1</source>
        <translation>可追溯性报告 %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>lasted</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>root</source>
        <translation>根源</translation>
    </message>
    <message>
        <source>named by</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>in the order in which they turned abnormal</source>
        <translation>按变为异常的先后顺序</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>未指出</translation>
    </message>
    <message>
        <source>source of the graph</source>
        <translation>因果图的源头</translation>
    </message>
    <message>
        <source>first abnormal</source>
        <translation>最先异常</translation>
    </message>
    <message>
        <source>Traceability report</source>
        <translation>可追溯性报告</translation>
    </message>
    <message>
        <source>Expert report</source>
        <translation>专家报告</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>%1 incident was found in %2 of recording with %3 terminals.</source>
        <translation>在 %2 的记录、%3 个终端中发现 %1 起事件。</translation>
    </message>
    <message>
        <source>%1 incidents were found in %2 of recording with %3 terminals.</source>
        <translation>在 %2 的记录、%3 个终端中发现 %1 起事件。</translation>
    </message>
    <message>
        <source>Analysed by, date</source>
        <translation>分析人，日期</translation>
    </message>
    <message>
        <source>Released by, date</source>
        <translation>批准人，日期</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>附录</translation>
    </message>
    <message>
        <source>All terminals</source>
        <translation>所有终端</translation>
    </message>
    <message>
        <source>What was tested</source>
        <translation>检验了什么</translation>
    </message>
    <message>
        <source>Table %1. %2</source>
        <translation>表 %1&#x3000;%2</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No root is named.</source>
        <translation>未指出根源。</translation>
    </message>
    <message>
        <source>Root: %1, the source of the graph of supported edges.</source>
        <translation>根源：%1，即得到支持的因果图的源头。</translation>
    </message>
    <message>
        <source>Root: %1, the first to turn abnormal; no graph names it.</source>
        <translation>根源：%1，最先变为异常；并非由因果图得出。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>The engine names no features and no places for this incident.</source>
        <translation>对此事件，分析引擎未给出特征，也未给出画面位置。</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 · %2 · highest probability %3</source>
        <translation>%1 · %2 · 最高概率 %3</translation>
    </message>
    <message>
        <source>%1 · %2 · highest probability %3 · %4</source>
        <translation>%1 · %2 · 最高概率 %3 · %4</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Table %1. %2 to %3, the stretch that carries the score.</source>
        <translation>表 %1&#x3000;%2 至 %3，决定得分的时段。</translation>
    </message>
    <message>
        <source>Table %1. %2 to %3, the heaviest of the stretches that carry the score.</source>
        <translation>表 %1&#x3000;%2 至 %3，决定得分的各时段中权重最大的一段。</translation>
    </message>
    <message>
        <source> Weight: share of the score. Usual: median of the normal steps ± half the range of the middle 80 %. Here: mean of the stretch.</source>
        <translation>权重：占得分的份额。平常：正常时步的中位数 ± 中间 80 % 范围的一半。此处：该时段的平均值。</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>Conditional Granger test of the probabilities, lag by BIC, F-test; q after Benjamini-Hochberg over %1 tested pairs. Strength: share of the effect&apos;s residual variance that the cause explains.</source>
        <translation>对概率序列作条件格兰杰检验，滞后阶数按 BIC 选取，F 检验；q 值为对 %1 个已检验的终端对作 Benjamini-Hochberg 校正所得。强度：原因所解释的结果残差方差的份额。</translation>
    </message>
    <message>
        <source> Supported: strength above %1, q at most %2, and not abnormal after its effect.</source>
        <translation>支持：强度大于 %1，q 不超过 %2，且不晚于其结果变为异常。</translation>
    </message>
    <message>
        <source>who led to whom</source>
        <translation>谁引起谁</translation>
    </message>
    <message>
        <source>no pair could be tested</source>
        <translation>没有可检验的终端对</translation>
    </message>
    <message>
        <source>%1 ordered pairs, conditional Granger test</source>
        <translation>%1 个有序对，条件格兰杰检验</translation>
    </message>
    <message>
        <source>%1 supported</source>
        <translation>%1 条支持</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>lag, s</source>
        <translation>延迟，s</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>q</source>
        <translation>q</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>heaviest features</source>
        <translation>权重最大的特征</translation>
    </message>
    <message>
        <source>share of the engine&apos;s score</source>
        <translation>占引擎得分的份额</translation>
    </message>
    <message>
        <source>places in the picture</source>
        <translation>画面中的位置</translation>
    </message>
    <message>
        <source>change over what is usual there, and over what quiet steps reach</source>
        <translation>变化超出该处平常的程度，也超出平静时步所达到的程度</translation>
    </message>
    <message>
        <source>where the camera&apos;s state was seen</source>
        <translation>观察到该摄像头状态之处</translation>
    </message>
    <message>
        <source>what the camera&apos;s state stands for</source>
        <translation>该摄像头状态所表示的类型</translation>
    </message>
    <message>
        <source>kind of anomaly</source>
        <translation>异常类型</translation>
    </message>
    <message>
        <source>the engine&apos;s most probable kind</source>
        <translation>引擎判断最可能的类型</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>how</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Not tested means that no test against chance was made: read it as a hint.</source>
        <translation>“未检验”表示没有检验是否出于偶然，仅供参考。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>首先检查</translation>
    </message>
    <message>
        <source>How sure is this</source>
        <translation>可靠程度</translation>
    </message>
    <message>
        <source>Shift lead, date</source>
        <translation>班组长，日期</translation>
    </message>
    <message>
        <source>Maintenance, date</source>
        <translation>维修，日期</translation>
    </message>
    <message>
        <source>Frontline sheet</source>
        <translation>现场单</translation>
    </message>
    <message>
        <source>What the camera saw</source>
        <translation>相机看到了什么</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 之前</translation>
    </message>
    <message>
        <source>%1 during</source>
        <translation>%1 期间</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1 之后</translation>
    </message>
    <message>
        <source>%1, %2. Warm colours: where the picture changed more than it usually does.</source>
        <translation>%1，%2。暖色：画面变化超出平常之处。</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>what</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>done by, time</source>
        <translation>执行人，时间</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>look at it and at its log at this time</source>
        <translation>查看设备及其此时的日志</translation>
    </message>
    <message>
        <source>Where it began could not be said.</source>
        <translation>无法判断从何处开始。</translation>
    </message>
    <message>
        <source>That it began at %1 is tested: its course foretells that of the terminals that the arrows point to, and none foretells its own.</source>
        <translation>事件始于 %1，已经检验：它的变化先于箭头所指各终端的变化并能预示它们，而没有别的终端能预示它。</translation>
    </message>
    <message>
        <source>Only %1 was abnormal, so there was nothing to compare it with.</source>
        <translation>只有 %1 异常，因此无从比较。</translation>
    </message>
    <message>
        <source>%1 is named because it was the first; that it led to the others is not supported by a test.</source>
        <translation>指出 %1 是因为它最先异常；它引起其他终端异常这一点未得到检验支持。</translation>
    </message>
    <message>
        <source> What is marked in the pictures was unusual there, which does not prove that it matters.</source>
        <translation>图中标出之处在当时不同寻常，但这并不证明它与事件有关。</translation>
    </message>
    <message>
        <source> What is usual was learnt from this recording alone, without a model of the site.</source>
        <translation>“平常”仅从本次记录中学得，没有使用该现场的模型。</translation>
    </message>
    <message>
        <source> Parts of the recording could not be used (%1); see the end.</source>
        <translation>记录中有部分内容无法使用（%1 处），见文末。</translation>
    </message>
    <message>
        <source> Parts of the recording could not be used (%1); the expert report names them.</source>
        <translation>记录中有部分内容无法使用（%1 处），专家报告中有说明。</translation>
    </message>
    <message>
        <source> %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Synthetic data: this recording is drawn, it was not made in a plant.</source>
        <translation>合成数据：此记录为绘制生成，并非在工厂录制。</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Incident %1: %2, beginning at %3</source>
        <translation>事件 %1：%2，始于 %3</translation>
    </message>
    <message>
        <source>Incident %1: %2 behaved abnormally</source>
        <translation>事件 %1：%2 表现异常</translation>
    </message>
    <message>
        <source>%1 · recording %2</source>
        <translation>%1 · 记录 %2</translation>
    </message>
    <message>
        <source>%1 · recording %2 · sha256 %3</source>
        <translation>%1 · 记录 %2 · sha256 %3</translation>
    </message>
    <message>
        <source> At %1, after %2, all of it was over.</source>
        <translation>%1 全部结束，历时 %2。</translation>
    </message>
    <message>
        <source> %1 more followed after that.</source>
        <translation>此后又有 %1 个终端异常。</translation>
    </message>
    <message>
        <source> %1 other terminals ran normally meanwhile.</source>
        <translation>其间另外 %1 个终端运行正常。</translation>
    </message>
    <message>
        <source>Only this terminal was abnormal.</source>
        <translation>只有这个终端异常。</translation>
    </message>
    <message>
        <source>Dashed: the order in time only. That one led to the other is not supported.</source>
        <translation>虚线：仅表示时间先后。一个引起另一个，这一点未得到支持。</translation>
    </message>
    <message>
        <source>Arrows: tested, with the delay. ◆ is where it began.</source>
        <translation type="vanished">箭头：经过检验，并标出延迟。◆ 为开始之处。</translation>
    </message>
    <message>
        <source>No terminal could be judged, so nothing can be said.</source>
        <translation>没有终端可以判断，因此无法得出结论。</translation>
    </message>
    <message>
        <source>%1 in %2 of recording.</source>
        <translation>%2 的记录中%1。</translation>
    </message>
    <message>
        <source>Nothing abnormal was found</source>
        <translation>未发现异常</translation>
    </message>
    <message>
        <source> %1 of %2 terminals were judged.</source>
        <translation>共 %2 个终端，判断了 %1 个。</translation>
    </message>
    <message>
        <source> That nothing was found does not prove that nothing happened: what no stream shows cannot be found.</source>
        <translation>未发现异常并不证明没有发生异常：数据流中没有体现的，无法发现。</translation>
    </message>
    <message>
        <source>Nothing abnormal found</source>
        <translation>未发现异常</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>检查了什么</translation>
    </message>
    <message>
        <source>abnormal for %1</source>
        <translation>异常 %1</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>what could not be used</source>
        <translation>无法使用的内容</translation>
    </message>
    <message>
        <source>%1 more of this kind are in the result file.</source>
        <translation>此类还有 %1 条，见结果文件。</translation>
    </message>
    <message>
        <source>offset, s</source>
        <translation>偏差，s</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Estimated from motion in the video against activity in the behaviour table. Offered, not applied: all times are as recorded.</source>
        <translation>由视频中的运动与行为数据表中的活动对比估计得出。仅作建议，未予采用：所有时间均按记录。</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>SHA-256 of the recording</source>
        <translation>记录的 SHA-256</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>recording began</source>
        <translation>记录开始于</translation>
    </message>
    <message>
        <source>times in this report</source>
        <translation>本报告中的时间</translation>
    </message>
    <message>
        <source>seconds after the recording began; the recording does not say when that was</source>
        <translation>自记录开始起的秒数；记录未注明开始时刻</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>synthetic: drawn, not made in a plant</source>
        <translation>合成：绘制生成，并非在工厂录制</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>SHA-256 of the model</source>
        <translation>模型的 SHA-256</translation>
    </message>
    <message>
        <source>no model file: fitted to the normal part of this recording</source>
        <translation>没有模型文件：按本次记录的正常部分拟合</translation>
    </message>
    <message>
        <source>analysed as</source>
        <translation>分析方式</translation>
    </message>
    <message>
        <source>causal: each step knows only what had happened by then</source>
        <translation>因果：每一时步只使用截至当时的信息</translation>
    </message>
    <message>
        <source>offline: each step may use the whole recording</source>
        <translation>离线：每一时步可以使用整个记录</translation>
    </message>
    <message>
        <source>step</source>
        <translation>时步</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>analysed at</source>
        <translation>分析时间</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>时步数</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>and %1 more, listed in the expert report</source>
        <translation>另有 %1 个，列于专家报告</translation>
    </message>
    <message>
        <source>Steps: those with a score. Highest: the highest probability of being abnormal, against the terminal&apos;s threshold.</source>
        <translation>时步数：有得分的时步。最高：异常概率的最高值，与该终端的阈值比较。</translation>
    </message>
    <message>
        <source>What could not be used</source>
        <translation>无法使用的内容</translation>
    </message>
    <message>
        <source>Clocks that seem to be off</source>
        <translation>似有偏差的时钟</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>本次分析</translation>
    </message>
    <message>
        <source>unnamed terminal</source>
        <translation>未命名终端</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>续</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>strong change</source>
        <translation>变化强</translation>
    </message>
    <message>
        <source>%1, q %2</source>
        <translation>%1，q %2</translation>
    </message>
    <message>
        <source>%1 to %2 after the recording began</source>
        <translation>记录开始后 %1 至 %2</translation>
    </message>
    <message>
        <source>%1, %2 to %3 (%4)</source>
        <translation>%1，%2 至 %3（%4）</translation>
    </message>
    <message>
        <source>%1 %2 to %3 %4 (%5)</source>
        <translation>%1 %2 至 %3 %4（%5）</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source> Arrows: the supported edges of the cause.</source>
        <translation>箭头：得到支持的因果边。</translation>
    </message>
    <message>
        <source>Further terminals of this incident</source>
        <translation>此事件的其他终端</translation>
    </message>
    <message>
        <source>heaviest feature</source>
        <translation>权重最大的特征</translation>
    </message>
    <message>
        <source>program and parameters against the released version; who was logged on</source>
        <translation>对照发布版本核查程序和参数；查明当时谁已登录</translation>
    </message>
    <message>
        <source>which programs run on the panel; its event list</source>
        <translation>面板上在运行哪些程序；查看其事件列表</translation>
    </message>
    <message>
        <source>its connections and routes: which are new; its event log</source>
        <translation>核查其连接和路由中有无新增项；查看其事件日志</translation>
    </message>
    <message>
        <source>supply at the connector, moisture, what else hangs on it</source>
        <translation>插头处供电、是否受潮、同一回路还接有什么</translation>
    </message>
    <message>
        <source>tool wear, chuck pressure, spindle without a part</source>
        <translation>刀具磨损、卡盘压力、不装工件空转主轴</translation>
    </message>
    <message>
        <source>move each axis slowly by hand control: does one run heavy? Gripper, parts in the way</source>
        <translation>手动慢速逐轴移动：是否有轴发沉？夹爪、是否有物件阻挡</translation>
    </message>
    <message>
        <source>jammed parts, belt tension, rollers turn freely, motor protection</source>
        <translation>是否卡料、皮带张力、滚筒能否自由转动、电机保护</translation>
    </message>
    <message>
        <source>load on the vehicle, blocked wheels, battery</source>
        <translation>车上载荷、车轮是否卡住、电池</translation>
    </message>
    <message>
        <source>which feeder carries the load (clamp meter), contactors</source>
        <translation>用钳形表查明哪一路出线带载、接触器</translation>
    </message>
    <message>
        <source>thickness of the material, tool, guides and their lubrication</source>
        <translation>材料厚度、模具、导轨及其润滑</translation>
    </message>
    <message>
        <source>load at standstill, lubrication, motor protection</source>
        <translation>静止时的负载、润滑、电机保护</translation>
    </message>
    <message>
        <source>spindle override, drive belt, alarms of the drive</source>
        <translation>主轴倍率、传动皮带、驱动器报警</translation>
    </message>
    <message>
        <source>speed override on the pendant, brakes</source>
        <translation>示教器上的速度倍率、抱闸</translation>
    </message>
    <message>
        <source>set speed, belt slip, alarms of the frequency converter</source>
        <translation>设定速度、皮带打滑、变频器报警</translation>
    </message>
    <message>
        <source>speed limit, scanner fields, battery</source>
        <translation>限速、扫描仪区域、电池</translation>
    </message>
    <message>
        <source>stroke rate as set, clutch and brake</source>
        <translation>设定的行程次数、离合器和制动器</translation>
    </message>
    <message>
        <source>set speed, drive, belt</source>
        <translation>设定速度、驱动、皮带</translation>
    </message>
    <message>
        <source>fan and filter of the cabinet, temperature of the room</source>
        <translation>电柜风扇和滤网、室温</translation>
    </message>
    <message>
        <source>loose terminals (thermal camera), fan and filter of the cabinet</source>
        <translation>接线端子松动（用热像仪）、电柜风扇和滤网</translation>
    </message>
    <message>
        <source>clamping of the part, tool, spindle bearings</source>
        <translation>工件装夹、刀具、主轴轴承</translation>
    </message>
    <message>
        <source>supply at the connector, cable, loose plug</source>
        <translation>插头处供电、电缆、插头是否松动</translation>
    </message>
    <message>
        <source>battery and charging contacts</source>
        <translation>电池和充电触点</translation>
    </message>
    <message>
        <source>supply unit, fuses, loose terminals</source>
        <translation>电源模块、熔断器、接线端子是否松动</translation>
    </message>
    <message>
        <source>compare the shown joint angles with the arm; brakes, encoder, something in the way</source>
        <translation>将显示的关节角度与机械臂实际位置对照；抱闸、编码器、是否有物件阻挡</translation>
    </message>
    <message>
        <source>floor marks, wheels, scanner; drive it over the route once</source>
        <translation>地面标记、车轮、扫描仪；沿路线试走一遍</translation>
    </message>
    <message>
        <source>chuck and coolant pressure, leaks, filter</source>
        <translation>卡盘和冷却液压力、泄漏、过滤器</translation>
    </message>
    <message>
        <source>hydraulic oil level and filter, relief valve, leaks</source>
        <translation>液压油位和滤芯、溢流阀、泄漏</translation>
    </message>
    <message>
        <source>scan time and error buffer: what was loaded or changed last</source>
        <translation>扫描时间和错误缓冲区：最近下载或更改了什么</translation>
    </message>
    <message>
        <source>response of the panel, its connection to the PLC</source>
        <translation>面板响应、与 PLC 的连接</translation>
    </message>
    <message>
        <source>its polling times and queue; which device answers late</source>
        <translation>其轮询周期和队列；哪台设备应答迟缓</translation>
    </message>
    <message>
        <source>what it waits for: part, release signal, the station before it</source>
        <translation>它在等待什么：工件、放行信号、上一工位</translation>
    </message>
    <message>
        <source>instruction log from %1 to %2: who sent what, and was it released</source>
        <translation>查看 %1 至 %2 的指令日志：谁下发了什么、是否经过批准</translation>
    </message>
    <message>
        <source>who was at it or logged on from %1 to %2, and why; mode switch</source>
        <translation>%1 至 %2 谁在现场或已登录、原因何在；模式开关</translation>
    </message>
    <message>
        <source>message log from %1 to %2: who sends so much or so little; unknown devices</source>
        <translation>查看 %1 至 %2 的通信日志：谁发送过多或过少；有无陌生设备</translation>
    </message>
    <message>
        <source>network cable, plug and switch port; message log from %1 to %2: who answers late</source>
        <translation>网线、插头和交换机端口；查看 %1 至 %2 的通信日志：谁应答迟缓</translation>
    </message>
    <message>
        <source>network cable, plug and shielding; message log from %1 to %2: with whom</source>
        <translation>网线、插头和屏蔽；查看 %1 至 %2 的通信日志：与谁通信时出错</translation>
    </message>
    <message>
        <source>arm and gripper: do they move as in the picture before? Lens covered?</source>
        <translation>机械臂和夹爪：动作是否与之前画面一致？镜头是否被遮挡？</translation>
    </message>
    <message>
        <source>belt: does it run, does something lie across it? Lens covered?</source>
        <translation>皮带是否在运行、有无物件横在上面？镜头是否被遮挡？</translation>
    </message>
    <message>
        <source>what the panel shows now; who stood at it; lens covered?</source>
        <translation>面板现在显示什么、当时谁在旁边；镜头是否被遮挡？</translation>
    </message>
    <message>
        <source>does it move, stand and light up as in the picture before? Lens covered?</source>
        <translation>其动作、位置和指示灯是否与之前画面一致？镜头是否被遮挡？</translation>
    </message>
    <message>
        <source>window in which log entries are counted</source>
        <translation>日志条目的统计窗口</translation>
    </message>
    <message>
        <source>longest gap that a slow series is carried over</source>
        <translation>慢速序列可跨越的最长间隔</translation>
    </message>
    <message>
        <source>longest quiet time inside of an incident</source>
        <translation>同一事件内的最长平静时间</translation>
    </message>
    <message>
        <source>longest time from a cause to its effect</source>
        <translation>从原因到结果的最长时间</translation>
    </message>
    <message>
        <source>error that a beginning may have</source>
        <translation>起始时刻的允许误差</translation>
    </message>
    <message>
        <source>ends that carry nothing are cut off</source>
        <translation>是否截去无异常依据的首尾</translation>
    </message>
    <message>
        <source>time after an incident that its tests see</source>
        <translation>检验所用的事件之后的时长</translation>
    </message>
    <message>
        <source>longest quiet time inside of an episode</source>
        <translation>同一异常时段内的最长平静时间</translation>
    </message>
    <message>
        <source>an episode ends below this share of the threshold</source>
        <translation>低于阈值的这一比例时异常时段结束</translation>
    </message>
    <message>
        <source>shortest episode</source>
        <translation>最短异常时段</translation>
    </message>
    <message>
        <source>time before and after an incident that its tests see</source>
        <translation>检验时所用的事件前后时间</translation>
    </message>
    <message>
        <source>largest q of a supported edge</source>
        <translation>得到支持的边的最大 q</translation>
    </message>
    <message>
        <source>longest lag tested</source>
        <translation>检验的最长滞后</translation>
    </message>
    <message>
        <source>smallest strength of a supported edge</source>
        <translation>得到支持的边的最小强度</translation>
    </message>
    <message>
        <source>seed of the random numbers</source>
        <translation>随机数种子</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>name in files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>The same recording, model and settings give the same result.</source>
        <translation>相同的记录、模型和设置得到相同的结果。</translation>
    </message>
    <message>
        <source>when</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>by</source>
        <translation>执行者</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>read, hashed, not changed</source>
        <translation>读取并计算哈希，未作改动</translation>
    </message>
    <message>
        <source>model used</source>
        <translation>所用模型</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>The hash of the recording is taken over recording.json and every file that it names but the annotations; that of the result over its JSON file with &quot;timing&quot; emptied.</source>
        <translation>记录的哈希值取自 recording.json 及其列出的除标注以外的所有文件；结果的哈希值取自清空 &quot;timing&quot; 后的 JSON 文件。</translation>
    </message>
    <message>
        <source>Figure %1. The terminals in the order in which they turned abnormal, the darker the more probable. Below, probability and heaviest features of %2; grey bands: usual.</source>
        <translation>图 %1：按出现异常的先后排列的终端，颜色越深概率越高。下方为 %2 的概率和权重最大的特征；灰色带：平常范围。</translation>
    </message>
    <message>
        <source>Figure %1. No edge is supported by the tests of the table below; dashed: the order in time only.</source>
        <translation>图 %1：下表的检验不支持任何边；虚线：仅表示时间先后。</translation>
    </message>
    <message>
        <source>Figure %1. Edges that the tests of the table below support, with delay, strength and q. ◆ is the root.</source>
        <translation type="vanished">图 %1：下表的检验所支持的边，附时延、强度和 q。◆ 为根源。</translation>
    </message>
    <message>
        <source> Why no edge is supported: %1</source>
        <translation>没有边得到支持的原因：%1</translation>
    </message>
    <message>
        <source>Figure %1. Colours: how much the picture changed from frame to frame, over what is usual there.</source>
        <translation>图 %1：颜色表示逐帧画面变化超出该处平常水平的程度。</translation>
    </message>
    <message>
        <source>Figure %1. Colours: how much the picture changed from frame to frame, over what is usual there; boxes: the places that changed most. Not tested against chance.</source>
        <translation>图 %1：颜色表示逐帧画面变化超出该处平常水平的程度；方框：变化最大之处。未作随机性检验。</translation>
    </message>
    <message>
        <source>Bars: the darker, the farther from what is usual. Below: %1; grey band: usual.</source>
        <translation>色条：颜色越深，偏离平常越远。下方：%1；灰色带：平常范围。</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>测量到什么</translation>
    </message>
    <message>
        <source>%1 </source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Cause: tested.</source>
        <translation>原因：经过检验。</translation>
    </message>
    <message>
        <source>Cause: not tested.</source>
        <translation>原因：未经检验。</translation>
    </message>
    <message>
        <source>Cause: not supported.</source>
        <translation>原因：未得到支持。</translation>
    </message>
    <message>
        <source> %1 was only just over the limit of what is usual: this may be a false alarm.</source>
        <translation>%1 仅略微超出平常范围的界限，可能是误报。</translation>
    </message>
    <message>
        <source> %1 stood out clearly from what is usual.</source>
        <translation>%1 明显偏离平常。</translation>
    </message>
    <message>
        <source>%1, usually %2</source>
        <translation>%1，平常 %2</translation>
    </message>
    <message>
        <source>Incident %1: %2 %3</source>
        <translation>事件 %1：%2 %3</translation>
    </message>
    <message>
        <source>The first to behave abnormally was %1, at %2</source>
        <translation>最先出现异常的是 %1，时间 %2</translation>
    </message>
    <message>
        <source> %1 did at the same time</source>
        <translation>%1 同时出现异常</translation>
    </message>
    <message>
        <source> %1 followed %2 later</source>
        <translation>%2 后 %1 出现异常</translation>
    </message>
    <message>
        <source> One more followed after that.</source>
        <translation>此后又有 1 个终端异常。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>: it %1.</source>
        <translation>：%1。</translation>
    </message>
    <message>
        <source>: it %1 (%2).</source>
        <translation>：%1（%2）。</translation>
    </message>
    <message>
        <source> It was still going on when the recording ended, after %1.</source>
        <translation>记录结束时仍在持续，已历时 %1。</translation>
    </message>
    <message>
        <source> Normal meanwhile: %1.</source>
        <translation>其间正常：%1。</translation>
    </message>
    <message>
        <source>◆ abnormal. Thin lines: links.</source>
        <translation>◆ 异常。细线：连接。</translation>
    </message>
    <message>
        <source>◆ first, then 2, 3, … Thin lines: links.</source>
        <translation>◆ 最先，其后依次为 2、3……。细线：连接。</translation>
    </message>
    <message>
        <source>SHA-256 of the result</source>
        <translation>结果的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the key regions</source>
        <translation>关键区域的 SHA-256</translation>
    </message>
    <message>
        <source>Settings of the run</source>
        <translation>运行设置</translation>
    </message>
    <message>
        <source>Chain of custody</source>
        <translation>保管链</translation>
    </message>
    <message>
        <source>Handed over by, date</source>
        <translation>移交人，日期</translation>
    </message>
    <message>
        <source>Received by, date</source>
        <translation>接收人，日期</translation>
    </message>
    <message>
        <source>got more instructions than usual</source>
        <translation>收到的指令多于平常</translation>
    </message>
    <message>
        <source>got fewer instructions than usual</source>
        <translation>收到的指令少于平常</translation>
    </message>
    <message>
        <source>was written to more often than usual</source>
        <translation>被写入的次数多于平常</translation>
    </message>
    <message>
        <source>was written to less often than usual</source>
        <translation>被写入的次数少于平常</translation>
    </message>
    <message>
        <source>got more kinds of instructions than usual</source>
        <translation>收到的指令种类多于平常</translation>
    </message>
    <message>
        <source>got fewer kinds of instructions than usual</source>
        <translation>收到的指令种类少于平常</translation>
    </message>
    <message>
        <source>refused more instructions than usual</source>
        <translation>拒绝的指令多于平常</translation>
    </message>
    <message>
        <source>refused fewer instructions than usual</source>
        <translation>拒绝的指令少于平常</translation>
    </message>
    <message>
        <source>got instructions in an unusual order</source>
        <translation>收到的指令顺序不同寻常</translation>
    </message>
    <message>
        <source>had somebody at it who is usually not there</source>
        <translation>旁边有平常不在场的人</translation>
    </message>
    <message>
        <source>had nobody at it, which is unusual</source>
        <translation>旁边异常无人值守</translation>
    </message>
    <message>
        <source>was used with higher rights than usual</source>
        <translation>使用权限高于平常</translation>
    </message>
    <message>
        <source>was used with lower rights than usual</source>
        <translation>使用权限低于平常</translation>
    </message>
    <message>
        <source>was not in its usual mode</source>
        <translation>不在平常的控制模式</translation>
    </message>
    <message>
        <source>received more messages than usual</source>
        <translation>收到的报文多于平常</translation>
    </message>
    <message>
        <source>received fewer messages than usual</source>
        <translation>收到的报文少于平常</translation>
    </message>
    <message>
        <source>sent more messages than usual</source>
        <translation>发送的报文多于平常</translation>
    </message>
    <message>
        <source>sent fewer messages than usual</source>
        <translation>发送的报文少于平常</translation>
    </message>
    <message>
        <source>received more data than usual</source>
        <translation>收到的数据多于平常</translation>
    </message>
    <message>
        <source>received less data than usual</source>
        <translation>收到的数据少于平常</translation>
    </message>
    <message>
        <source>sent more data than usual</source>
        <translation>发送的数据多于平常</translation>
    </message>
    <message>
        <source>sent less data than usual</source>
        <translation>发送的数据少于平常</translation>
    </message>
    <message>
        <source>talked to more devices than usual</source>
        <translation>通信的设备多于平常</translation>
    </message>
    <message>
        <source>talked to fewer devices than usual</source>
        <translation>通信的设备少于平常</translation>
    </message>
    <message>
        <source>answered more slowly than usual</source>
        <translation>应答慢于平常</translation>
    </message>
    <message>
        <source>answered faster than usual</source>
        <translation>应答快于平常</translation>
    </message>
    <message>
        <source>had messages repeated more often than usual</source>
        <translation>报文重发多于平常</translation>
    </message>
    <message>
        <source>had messages repeated less often than usual</source>
        <translation>报文重发少于平常</translation>
    </message>
    <message>
        <source>had more faulty messages than usual</source>
        <translation>错误报文多于平常</translation>
    </message>
    <message>
        <source>had fewer faulty messages than usual</source>
        <translation>错误报文少于平常</translation>
    </message>
    <message>
        <source>was hotter than usual</source>
        <translation>温度高于平常</translation>
    </message>
    <message>
        <source>was colder than usual</source>
        <translation>温度低于平常</translation>
    </message>
    <message>
        <source>vibrated more than usual</source>
        <translation>振动大于平常</translation>
    </message>
    <message>
        <source>vibrated less than usual</source>
        <translation>振动小于平常</translation>
    </message>
    <message>
        <source>drew more current than usual</source>
        <translation>电流大于平常</translation>
    </message>
    <message>
        <source>drew less current than usual</source>
        <translation>电流小于平常</translation>
    </message>
    <message>
        <source>had a higher voltage than usual</source>
        <translation>电压高于平常</translation>
    </message>
    <message>
        <source>had a lower voltage than usual</source>
        <translation>电压低于平常</translation>
    </message>
    <message>
        <source>took more power than usual</source>
        <translation>功率大于平常</translation>
    </message>
    <message>
        <source>took less power than usual</source>
        <translation>功率小于平常</translation>
    </message>
    <message>
        <source>turned faster than usual</source>
        <translation>转速高于平常</translation>
    </message>
    <message>
        <source>turned more slowly than usual</source>
        <translation>转速低于平常</translation>
    </message>
    <message>
        <source>needed more torque than usual</source>
        <translation>转矩大于平常</translation>
    </message>
    <message>
        <source>needed less torque than usual</source>
        <translation>转矩小于平常</translation>
    </message>
    <message>
        <source>was farther off its position than usual</source>
        <translation>位置偏差大于平常</translation>
    </message>
    <message>
        <source>was less off its position than usual</source>
        <translation>位置偏差小于平常</translation>
    </message>
    <message>
        <source>had more flow than usual</source>
        <translation>流量大于平常</translation>
    </message>
    <message>
        <source>had less flow than usual</source>
        <translation>流量小于平常</translation>
    </message>
    <message>
        <source>had more pressure than usual</source>
        <translation>压力高于平常</translation>
    </message>
    <message>
        <source>had less pressure than usual</source>
        <translation>压力低于平常</translation>
    </message>
    <message>
        <source>took longer for a cycle than usual</source>
        <translation>节拍时间长于平常</translation>
    </message>
    <message>
        <source>took less time for a cycle than usual</source>
        <translation>节拍时间短于平常</translation>
    </message>
    <message>
        <source>ran at a higher load than usual</source>
        <translation>负载高于平常</translation>
    </message>
    <message>
        <source>ran at a lower load than usual</source>
        <translation>负载低于平常</translation>
    </message>
    <message>
        <source>had a camera whose picture stood still</source>
        <translation>相机画面静止不动</translation>
    </message>
    <message>
        <source>looked different from usual</source>
        <translation>画面与平常不同</translation>
    </message>
    <message>
        <source>showed a higher “%1” than usual</source>
        <translation>“%1”高于平常</translation>
    </message>
    <message>
        <source>showed a lower “%1” than usual</source>
        <translation>“%1”低于平常</translation>
    </message>
    <message>
        <source>showed an unusual “%1”</source>
        <translation>“%1”不同寻常</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>It is traced back to %1, abnormal from %2</source>
        <translation>起因追溯到 %1，自 %2 起异常</translation>
    </message>
    <message>
        <source> %1 had turned abnormal %2 before</source>
        <translation>%1 此前 %2 已出现异常</translation>
    </message>
    <message>
        <source> Probability: distance of the features around each step of %1 to the nearest of the courses that are usual here (k-means), on a scale of 0 to 1; abnormal from the threshold on.</source>
        <translation>概率：每个 %1 时步前后的特征到此处平常走势中最近一个的距离（k-means），换算为 0 到 1；达到阈值即为异常。</translation>
    </message>
    <message>
        <source> Probability: as the engine %1 gives it for each step of %2; abnormal from the threshold on.</source>
        <translation>概率：由引擎 %1 对每个 %2 时步给出；达到阈值即为异常。</translation>
    </message>
    <message>
        <source>incident at %1</source>
        <translation>%1 的事件</translation>
    </message>
    <message>
        <source>%1: only %2</source>
        <translation>%1：仅 %2</translation>
    </message>
    <message>
        <source>%1: only where %2 is foremost</source>
        <translation>%1：仅当 %2 最突出时</translation>
    </message>
    <message>
        <source>holds no more: the incident there now has further terminals</source>
        <translation>不再有效：现在此处的事件涉及更多终端</translation>
    </message>
    <message>
        <source>holds no more: the incident there now is more than twice as long</source>
        <translation>不再有效：现在此处的事件长了一倍以上</translation>
    </message>
    <message>
        <source>could not be matched: no incident is there now</source>
        <translation>无法对应：现在此处没有事件</translation>
    </message>
    <message>
        <source>unshelved by %1, %2</source>
        <translation>%2 由 %1 取消搁置</translation>
    </message>
    <message>
        <source>taken back by %1, %2</source>
        <translation>%2 由 %1 撤回</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>已于 %1 到期</translation>
    </message>
    <message>
        <source>shelved until %1</source>
        <translation>搁置至 %1</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>note or reason</source>
        <translation>备注或原因</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>As of %1, by the clock of the computer that made this report. Shelved: alarms of this terminal call nobody until then, in any recording of its site; they are in this report all the same.</source>
        <translation>截至 %1（以生成本报告的计算机时钟为准）。已搁置：在此之前，该终端在其现场的任何记录中都不提示任何人；但仍列入本报告。</translation>
    </message>
    <message>
        <source>%1 older lines are not shown.</source>
        <translation>未显示较早的 %1 行。</translation>
    </message>
    <message>
        <source>Load: %1 incidents of %2 episodes in %3 of recording. That is less than ten minutes, so no rate is given.</source>
        <translation>负荷：%3 的记录中有 %1 起事件，共 %2 个异常段。不足十分钟，故不给频率。</translation>
    </message>
    <message>
        <source>Load: %1 incidents and %2 episodes in ten minutes on average; by EEMUA 191 about one is bearable and ten are a flood.</source>
        <translation>负荷：平均每十分钟 %1 起事件、%2 个异常段；按 EEMUA 191，约一次可以承受，十次即为泛滥。</translation>
    </message>
    <message>
        <source> The most in ten minutes were %1, from %2; %3 % of the time was flood.</source>
        <translation>十分钟内最多 %1 起，始于 %2；%3 % 的时间处于泛滥。</translation>
    </message>
    <message>
        <source> It was in flood for %1.</source>
        <translation>泛滥持续 %1。</translation>
    </message>
    <message>
        <source> Shelved and not in these figures: incident %1.</source>
        <translation>已搁置、不计入以上数字：事件 %1。</translation>
    </message>
    <message>
        <source> %1 is shelved by %2 until %3: %4.</source>
        <translation>%1 由 %2 搁置至 %3：%4。</translation>
    </message>
    <message>
        <source>Acknowledged and shelved</source>
        <translation>确认与搁置</translation>
    </message>
    <message>
        <source> Nothing of this recording was acknowledged or shelved as of %1.</source>
        <translation>截至 %1，本记录没有任何确认或搁置。</translation>
    </message>
    <message>
        <source>Nobody has acknowledged this yet.</source>
        <translation>尚无人确认。</translation>
    </message>
    <message>
        <source>Acknowledged by %1, %2.</source>
        <translation>%2 由 %1 确认。</translation>
    </message>
    <message>
        <source>Acknowledged by %1, %2: %3.</source>
        <translation>%2 由 %1 确认：%3。</translation>
    </message>
    <message>
        <source>A number in bold has pages of its own below; there are %1 of them.</source>
        <translation>编号为粗体的事件在后文有单独的页面，共 %1 个。</translation>
    </message>
    <message>
        <source>The %1 further terminals of this incident are in the result file (vestigo-cli analyze --json).</source>
        <translation>本事件的其余 %1 个终端见结果文件（vestigo-cli analyze --json）。</translation>
    </message>
    <message>
        <source> The %1 pairs that are not shown here are in the result file (vestigo-cli analyze --json).</source>
        <translation>此处未列出的 %1 对见结果文件（vestigo-cli analyze --json）。</translation>
    </message>
    <message>
        <source>Shown are the %1 weightiest of %2 incidents: those with most terminals, then those that stood out most. The window&apos;s list of incidents and the result file (vestigo-cli analyze --json) hold all of them.</source>
        <translation>此处列出全部 %2 个事件中最重要的 %1 个：先看涉及终端的数量，再看偏离平常的程度。全部事件见窗口的事件列表和结果文件（vestigo-cli analyze --json）。</translation>
    </message>
    <message>
        <source>%1 incidents</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>The figure shows the first %1 of %2 terminals.</source>
        <translation>图中显示 %2 个终端中的前 %1 个。</translation>
    </message>
    <message>
        <source>The figure shows the strongest %1 of %2 edges.</source>
        <translation>图中显示 %2 条边中最强的 %1 条。</translation>
    </message>
    <message>
        <source> The log of alarms was changed from outside of the program: from line %1 on it is not what was written.</source>
        <translation>报警日志在程序之外被修改过：从第 %1 行起与写入时不符。</translation>
    </message>
    <message>
        <source> The log of alarms was changed from outside of the program: lines are missing at its end.</source>
        <translation>报警日志在程序之外被修改过：末尾缺少若干行。</translation>
    </message>
    <message>
        <source> The log of alarms, %1 lines, is as it was written; its seal is %2.</source>
        <translation>报警日志共 %1 行，与写入时一致；封印为 %2。</translation>
    </message>
    <message>
        <source> The times of the %1 of %2 were corrected by %3 s.</source>
        <translation>%2 的%1时间已校正 %3 s。</translation>
    </message>
    <message>
        <source> The clock of the %1 of %2 seems to be off by %3 s; the times here are not corrected for it.</source>
        <translation>%2 的%1时钟似乎偏差 %3 s；此处的时间未按此修正。</translation>
    </message>
    <message>
        <source>Estimated from motion in the video against activity in the behaviour table, after the corrections above. Offered, not applied.</source>
        <translation>在上述校正之后，根据视频中的运动与行为表中的活动估计得出。仅供参考，未应用。</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>accepted as estimated</source>
        <translation>按估计值采用</translation>
    </message>
    <message>
        <source>typed in by %1</source>
        <translation>由 %1 手动输入</translation>
    </message>
    <message>
        <source>accepted as estimated, by %1</source>
        <translation>由 %1 按估计值采用</translation>
    </message>
    <message>
        <source>added, s</source>
        <translation>校正量（秒）</translation>
    </message>
    <message>
        <source>for this analysis alone</source>
        <translation>仅用于本次分析</translation>
    </message>
    <message>
        <source>Applied: this was added to the times of these streams, on top of the offset that the recording states. The recording itself was not changed.</source>
        <translation>已应用：在记录所注明的偏移之外，这些数据流的时间又加上了此值。记录本身未被改动。</translation>
    </message>
    <message>
        <source>Clocks that were corrected</source>
        <translation>已校正的时钟</translation>
    </message>
    <message>
        <source>How incident %1 spread</source>
        <translation>事件 %1 如何扩散</translation>
    </message>
    <message>
        <source>Where incident %1 was</source>
        <translation>事件 %1 的位置</translation>
    </message>
    <message>
        <source>%1 of the frame covered</source>
        <translation>画面有 %1 被遮挡</translation>
    </message>
    <message>
        <source>%1 grey levels of change from frame to frame, usually %2</source>
        <translation>帧间变化 %1 个灰度级，平常为 %2</translation>
    </message>
    <message>
        <source>%1 of the usual detail left</source>
        <translation>细节仅剩平常的 %1</translation>
    </message>
    <message>
        <source>moved by %1 pixels</source>
        <translation>移动了 %1 个像素</translation>
    </message>
    <message>
        <source>brightest parts at grey %1 of 255, usually %2</source>
        <translation>最亮处灰度 %1（满值 255），平常为 %2</translation>
    </message>
    <message>
        <source>%1 of the frame at the upper end, usually %2</source>
        <translation>画面有 %1 过曝，平常为 %2</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>被遮挡</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>displaced</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>黑暗</translation>
    </message>
    <message>
        <source>dazzled</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>had a camera that was covered</source>
        <translation>相机被遮挡</translation>
    </message>
    <message>
        <source>had a camera whose picture was blurred</source>
        <translation>相机画面模糊</translation>
    </message>
    <message>
        <source>had a camera that was displaced</source>
        <translation>相机移位</translation>
    </message>
    <message>
        <source>had a camera that saw nothing but darkness</source>
        <translation>相机只看到一片黑暗</translation>
    </message>
    <message>
        <source>had a camera that was dazzled</source>
        <translation>相机过曝</translation>
    </message>
    <message>
        <source>Only the camera speaks for it: nothing that was measured at the machine was unusual.</source>
        <translation>仅有相机的情况支持这一点：设备上的测量值均无异常。</translation>
    </message>
    <message>
        <source>A camera was in a bad state meanwhile; what it showed then is no part of the score.</source>
        <translation>其间有相机状态不良；它当时的画面不计入评分。</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>%1 (in maintenance)</source>
        <translation>%1（维护中）</translation>
    </message>
    <message>
        <source>States of the cameras, not of the machines before them. What a camera showed in such a state is no part of the score.</source>
        <translation>这是相机的状态，不是其前方设备的状态。相机处于这种状态时的画面不计入评分。</translation>
    </message>
    <message>
        <source>Cameras in a bad state</source>
        <translation>状态不良的相机</translation>
    </message>
    <message>
        <source>annotated</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>found by the detector</source>
        <translation>由检测器找到</translation>
    </message>
    <message>
        <source>whole frame</source>
        <translation>整个画面</translation>
    </message>
    <message>
        <source>key region</source>
        <translation>关键区域</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>平均 %1，最多 %2</translation>
    </message>
    <message>
        <source>What lay there then was completed before the encoder looked. Completed pictures are likely, not seen: no evidence is taken from them.</source>
        <translation>当时被遮住的部分在编码器查看之前已被补全。补全的画面是推测的，并非实际看到：不从中取得任何证据。</translation>
    </message>
    <message>
        <source>what finds key regions where none are annotated</source>
        <translation>未标注关键区域时由什么寻找</translation>
    </message>
    <message>
        <source>version of how pictures are prepared for the encoder</source>
        <translation>为编码器准备画面的方式的版本</translation>
    </message>
    <message>
        <source>Key regions that were covered</source>
        <translation>被遮挡的关键区域</translation>
    </message>
    <message>
        <source>order along links</source>
        <translation>沿连接的先后顺序</translation>
    </message>
    <message>
        <source> Arrows: by order along the plant&apos;s links.</source>
        <translation> 箭头：沿工厂连接的先后顺序。</translation>
    </message>
    <message>
        <source>Figure %1. No edge is supported by the tests of the table below; dashed: the one turned abnormal soon after the other, and a link of the plant leads to it. ◆ is the root.</source>
        <translation>图 %1。下表的检验不支持任何一条边；虚线：一个终端在另一个之后不久变为异常，且有工厂连接从后者通向它。◆ 为根源。</translation>
    </message>
    <message>
        <source>Figure %1. Edges that the tests of the table below support, with delay, strength and q; dashed: by order along a link alone. ◆ is the root.</source>
        <translation>图 %1。下表的检验所支持的边，附延迟、强度和 q 值；虚线：仅依据沿连接的先后顺序。◆ 为根源。</translation>
    </message>
    <message>
        <source>Root: %1; the others turned abnormal soon after it along the plant&apos;s links. No test names it.</source>
        <translation>根源：%1；其余终端沿工厂的连接在其后不久变为异常。没有检验指出它。</translation>
    </message>
    <message>
        <source>by order, along a link</source>
        <translation>按先后顺序，沿连接</translation>
    </message>
    <message>
        <source> By order: the test does not show it, but a link of the plant leads from the one to the other, which turned abnormal soon after it.</source>
        <translation> 按先后顺序：检验未显示，但有工厂连接从一个终端通向另一个，后者在前者之后不久变为异常。</translation>
    </message>
    <message>
        <source>none supported; %1 by order along links</source>
        <translation>均不支持；%1 条按沿连接的先后顺序</translation>
    </message>
    <message>
        <source>Cause: likely.</source>
        <translation>原因：可能。</translation>
    </message>
    <message>
        <source>It seems to have begun at %1: the terminals that the arrows point to turned abnormal soon after it along the plant&apos;s links. A test of their course does not show it.</source>
        <translation>似乎始于 %1：箭头所指的终端沿工厂的连接在其后不久变为异常。对其变化过程的检验未显示这一点。</translation>
    </message>
    <message>
        <source>Dashed, with the delay: a link leads to the one that turned abnormal soon after. No test supports it. ◆ is where it seems to have begun.</source>
        <translation>虚线，附延迟：有连接通向其后不久变为异常的终端。没有检验支持。◆ 为似乎开始的地方。</translation>
    </message>
    <message>
        <source>Arrows: tested, with the delay; dashed: by order alone. ◆ is where it began.</source>
        <translation>箭头：经检验，附延迟；虚线：仅按先后顺序。◆ 为开始的地方。</translation>
    </message>
    <message>
        <source> A link of the plant must lead that way.</source>
        <translation> 必须有工厂连接通往那个方向。</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report is being made.</source>
        <translation>正在生成报告。</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Frontline</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Who the report is for</source>
        <translation>报告的读者</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>Previous page (Page Up)</source>
        <translation>上一页（Page Up）</translation>
    </message>
    <message>
        <source>Next page (Page Down)</source>
        <translation>下一页（Page Down）</translation>
    </message>
    <message>
        <source>Smaller (Ctrl -)</source>
        <translation>缩小（Ctrl -）</translation>
    </message>
    <message>
        <source>Larger (Ctrl +)</source>
        <translation>放大（Ctrl +）</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page as wide as the window (Ctrl 0)</source>
        <translation>页面与窗口同宽（Ctrl 0）</translation>
    </message>
    <message>
        <source>Export PDF...</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>Write the report as a PDF file (Ctrl S)</source>
        <translation>将报告写成 PDF 文件（Ctrl S）</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Print...</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print the report on paper (Ctrl P)</source>
        <translation>将报告打印到纸上 (Ctrl P)</translation>
    </message>
    <message>
        <source>The printer did not accept the report. Export a PDF and print that.</source>
        <translation>打印机未接受该报告。请导出 PDF 后再打印。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>As if live</source>
        <translation>按实时方式</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>The engine that judges</source>
        <translation>用于判断的引擎</translation>
    </message>
    <message>
        <source>Each step knows only what had happened by then, as in a live view</source>
        <translation>每一步只使用截至当时已发生的信息，如同实时监视</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>分析进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Frontline</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Colour scale of the heat map</source>
        <translation>热力图色标</translation>
    </message>
    <message>
        <source>How far a place differs from its usual picture, 0 to %1. Clear below %2: 19 of 20 places stay below that.</source>
        <translation>某处画面偏离平时的程度，0 至 %1。低于 %2 时透明：20 处中有 19 处低于该值。</translation>
    </message>
    <message>
        <source>There is no heat map for this terminal.</source>
        <translation>此终端没有热力图。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Cancelled. What was finished is kept.</source>
        <translation>已取消。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was opened.</source>
        <translation>已取消，未打开任何内容。</translation>
    </message>
    <message>
        <source>Cancelled. No report was written.</source>
        <translation>已取消，未写出报告。</translation>
    </message>
    <message>
        <source>Report written: %1</source>
        <translation>报告已写出：%1</translation>
    </message>
    <message>
        <source>Cancelled. No series was written.</source>
        <translation>已取消，未写入任何数据序列。</translation>
    </message>
    <message>
        <source>Series written: %1</source>
        <translation>数据序列已写入：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Find something in the logs first (Ctrl+Shift+L).</source>
        <translation>请先在日志中查找（Ctrl+Shift+L）。</translation>
    </message>
    <message>
        <source>There is no later entry.</source>
        <translation>之后没有条目。</translation>
    </message>
    <message>
        <source>There is no earlier entry.</source>
        <translation>之前没有条目。</translation>
    </message>
    <message>
        <source>%1 was taken off the list</source>
        <translation>%1 已从列表中移除</translation>
    </message>
    <message>
        <source>%1 was taken off the list of the project. Its analyses are kept.</source>
        <translation>%1 已从项目列表中移除。其分析仍然保留。</translation>
    </message>
    <message>
        <source>lanes of %1</source>
        <translation>%1 的泳道</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>clock of %1</source>
        <translation>%1 的时钟</translation>
    </message>
    <message>
        <source>The times of %1 are as recorded again.</source>
        <translation>%1 的时间已恢复为记录时的样子。</translation>
    </message>
    <message>
        <source>The clock of %1 is corrected by %2. The recording stays as it is; the next analysis uses the correction.</source>
        <translation>%1 的时钟已校正 %2。记录保持不变；下一次分析将采用这一校正。</translation>
    </message>
    <message>
        <source>Correct a clock</source>
        <translation>校正时钟</translation>
    </message>
    <message>
        <source>The times of %1 are shown and analysed by another clock. Your name and the time are kept in the project and stand in the report.</source>
        <translation>%1 的时间将按另一时钟显示和分析。您的姓名和操作时间会保存在项目中，并写入报告。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>clock corrected by %1</source>
        <translation>时钟已校正 %1</translation>
    </message>
    <message>
        <source>In use again: the model %1</source>
        <translation>重新使用模型：%1</translation>
    </message>
    <message>
        <source>No adopted model is in use any more.</source>
        <translation>不再使用任何采用的模型。</translation>
    </message>
</context>
<context>
    <name>ShelveDialog</name>
    <message>
        <source>Shelve an alarm</source>
        <translation>搁置报警</translation>
    </message>
    <message>
        <source>A shelved alarm stays in the list, grey and last, and in the report. It comes back by itself. It holds for every recording of the same site, by this computer&apos;s clock.</source>
        <translation>已搁置的报警仍以灰色列在末尾，并仍写入报告。到期后自动恢复。以本计算机的时钟为准，对同一现场的所有记录有效。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>What to shelve</source>
        <translation>搁置内容</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>搁置多久</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>其他时间…</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时数</translation>
    </message>
    <message>
        <source> h</source>
        <translation> 小时</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>For</source>
        <translation>时长</translation>
    </message>
</context>
<context>
    <name>SiteClock</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>%1 至 %2（%3）</translation>
    </message>
</context>
<context>
    <name>SitePlanView</name>
    <message>
        <source>Open a recording to see its terminals.</source>
        <translation>打开记录以查看其终端。</translation>
    </message>
    <message>
        <source>abnormal since %1</source>
        <translation>自 %1 起异常</translation>
    </message>
    <message>
        <source>root</source>
        <translation>根源</translation>
    </message>
    <message>
        <source>place not known</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>Site plan</source>
        <translation>现场平面图</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Looking at the recording</source>
        <translation>正在查看记录</translation>
    </message>
</context>
<context>
    <name>StartField</name>
    <message>
        <source>Start of the recording, date and time</source>
        <translation>记录开始的日期和时间</translation>
    </message>
    <message>
        <source>Time zone of the site</source>
        <translation>现场时区</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a recording</source>
        <translation>打开一条记录</translation>
    </message>
    <message>
        <source>Drop its folder here, or choose its recording.json. Vestigo then looks for what was abnormal, where it began, and shows why.</source>
        <translation>将记录的文件夹拖到这里，或选择其中的 recording.json。Vestigo 会找出异常、它从哪里开始，并说明原因。</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>打开记录…</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示记录</translation>
    </message>
    <message>
        <source>Recent recordings</source>
        <translation>最近的记录</translation>
    </message>
    <message>
        <source>Ctrl K finds any command · ? shows all keys</source>
        <translation>Ctrl K 查找任何命令 · ? 显示全部按键</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>is no project database</source>
        <translation>不是项目数据库</translation>
    </message>
    <message>
        <source>choose a file made by Vestigo, or a new name</source>
        <translation>请选择由 Vestigo 生成的文件，或新的名称</translation>
    </message>
    <message>
        <source>the project database is damaged: %1</source>
        <translation>项目数据库已损坏：%1</translation>
    </message>
    <message>
        <source>restore a copy, or analyse into a new one</source>
        <translation>请恢复副本，或分析到新的数据库</translation>
    </message>
    <message>
        <source>another program is writing to the project database</source>
        <translation>另一程序正在写入项目数据库</translation>
    </message>
    <message>
        <source>try again when it is done</source>
        <translation>请在其完成后重试</translation>
    </message>
    <message>
        <source>the project database cannot be opened for writing</source>
        <translation>无法以写入方式打开项目数据库</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>请选择有写入权限的文件夹</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>请腾出空间后重试</translation>
    </message>
    <message>
        <source>the disk could not be read or written: %1</source>
        <translation>磁盘无法读写：%1</translation>
    </message>
    <message>
        <source>check the disk, or choose another place</source>
        <translation>请检查磁盘，或换一个位置</translation>
    </message>
    <message>
        <source>the value is too large for the project database</source>
        <translation>该值过大，项目数据库无法存储</translation>
    </message>
    <message>
        <source>the project database refused a request: %1</source>
        <translation>项目数据库拒绝了请求：%1</translation>
    </message>
    <message>
        <source>a recording needs its content hash</source>
        <translation>记录需要其内容哈希</translation>
    </message>
    <message>
        <source>a run is finished with its result only</source>
        <translation>只有得到结果，分析才算完成</translation>
    </message>
    <message>
        <source>an intermediate result is too large to be kept</source>
        <translation>中间结果过大，无法保存</translation>
    </message>
    <message>
        <source>these annotations cannot be kept</source>
        <translation>这些标注无法保存</translation>
    </message>
    <message>
        <source>a stored result is damaged</source>
        <translation>存储的结果已损坏</translation>
    </message>
    <message>
        <source>analyse the recording again</source>
        <translation>请重新分析该记录</translation>
    </message>
    <message>
        <source>the result is too large to be kept</source>
        <translation>结果过大，无法保存</translation>
    </message>
    <message>
        <source>write it to a file instead</source>
        <translation>请改为写入文件</translation>
    </message>
    <message>
        <source>there is no such run in the project</source>
        <translation>项目中没有这次分析</translation>
    </message>
    <message>
        <source>was made by a newer version of Vestigo</source>
        <translation>由更新版本的 Vestigo 生成</translation>
    </message>
    <message>
        <source>open it with that version</source>
        <translation>请用该版本打开</translation>
    </message>
    <message>
        <source>a project database needs a name</source>
        <translation>项目数据库需要名称</translation>
    </message>
    <message>
        <source>name a file</source>
        <translation>请指定文件</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>其所在文件夹不存在</translation>
    </message>
    <message>
        <source>make the folder first, or choose another one</source>
        <translation>请先建立文件夹，或选择其他文件夹</translation>
    </message>
    <message>
        <source>the log of acknowledged and shelved alarms is damaged</source>
        <translation>报警确认与搁置的日志已损坏</translation>
    </message>
    <message>
        <source>go back to a copy of the project</source>
        <translation>请使用项目的备份</translation>
    </message>
    <message>
        <source>the log of acknowledged and shelved alarms is full</source>
        <translation>报警确认与搁置的日志已满</translation>
    </message>
    <message>
        <source>begin another project</source>
        <translation>请新建项目</translation>
    </message>
    <message>
        <source>the log of clock offsets is full</source>
        <translation>时钟偏移日志已满</translation>
    </message>
    <message>
        <source>the log of clock offsets is damaged</source>
        <translation>时钟偏移日志已损坏</translation>
    </message>
</context>
<context>
    <name>StreamView</name>
    <message>
        <source>Video %1 of %2</source>
        <translation>%2 的视频“%1”</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>This frame holds no picture.</source>
        <translation>此帧没有画面。</translation>
    </message>
    <message>
        <source>This frame cannot be shown.</source>
        <translation>此帧无法显示。</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>No picture at this moment: this camera recorded from %1 to %2.</source>
        <translation>此刻没有画面：此摄像机的录制时间为 %1 至 %2。</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>正在载入画面…</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>This video breaks off at %1: the file is not whole. Take it from the camera or recorder again.</source>
        <translation>此视频在 %1 处中断:文件不完整。请从摄像头或录像机重新获取。</translation>
    </message>
    <message>
        <source>Reading the times of its frames: %1 %</source>
        <translation>正在读取其帧时间:%1 %</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
</context>
<context>
    <name>Study</name>
    <message>
        <source>AUC-ROC of steps</source>
        <translation>时步的 AUC-ROC</translation>
    </message>
    <message>
        <source>Average precision of steps</source>
        <translation>时步的平均精度</translation>
    </message>
    <message>
        <source>F1 of steps</source>
        <translation>时步的 F1</translation>
    </message>
    <message>
        <source>Accuracy of steps</source>
        <translation>时步的准确率</translation>
    </message>
    <message>
        <source>Precision of steps</source>
        <translation>时步的精确率</translation>
    </message>
    <message>
        <source>Recall of steps</source>
        <translation>时步的召回率</translation>
    </message>
    <message>
        <source>Recall of anomalies</source>
        <translation>异常的召回率</translation>
    </message>
    <message>
        <source>F1 of anomalies</source>
        <translation>异常的 F1</translation>
    </message>
    <message>
        <source>False alarms per terminal-hour</source>
        <translation>每终端小时误报数</translation>
    </message>
    <message>
        <source>Root cause named first</source>
        <translation>根源首位命中率</translation>
    </message>
    <message>
        <source>F1 of causal edges</source>
        <translation>因果边的 F1</translation>
    </message>
    <message>
        <source>What is usual, by centres (k-means)</source>
        <translation>以聚类中心描述常态（k-means）</translation>
    </message>
    <message>
        <source>Boosted trees on single steps</source>
        <translation>针对单个时步的提升树</translation>
    </message>
    <message>
        <source>Gated recurrent units, no graph</source>
        <translation>门控循环单元，无图</translation>
    </message>
    <message>
        <source>Both modalities side by side</source>
        <translation>两种模态并列拼接</translation>
    </message>
    <message>
        <source>B0 + graph that the pictures make</source>
        <translation>B0 + 由画面引导的图</translation>
    </message>
    <message>
        <source>B1 + attention across modalities</source>
        <translation>B1 + 跨模态注意力</translation>
    </message>
    <message>
        <source>B2 + scales and causal decoupling</source>
        <translation>B2 + 多尺度与因果解耦</translation>
    </message>
    <message>
        <source>B3 + losses across branches: the whole</source>
        <translation>B3 + 跨分支损失（完整模型）</translation>
    </message>
    <message>
        <source>Parameters, thousands</source>
        <translation>参数量（千）</translation>
    </message>
    <message>
        <source>Step of ten terminals, ms</source>
        <translation>十个终端的一个时步（毫秒）</translation>
    </message>
    <message>
        <source>A recording, s</source>
        <translation>一个记录（秒）</translation>
    </message>
    <message>
        <source>Peak memory of an analysis, MiB</source>
        <translation>分析的内存峰值（MiB）</translation>
    </message>
    <message>
        <source>Training, s</source>
        <translation>训练（秒）</translation>
    </message>
    <message>
        <source>VG-MS-ST-GAT, Figure 4 on our data: what each row costs</source>
        <translation>VG-MS-ST-GAT 图 4（我们的数据）：各行的开销</translation>
    </message>
    <message>
        <source>VG-MS-ST-GAT, Figure 5 on our data: Gaussian noise</source>
        <translation>VG-MS-ST-GAT 图 5（我们的数据）：高斯噪声</translation>
    </message>
    <message>
        <source>causal: each step knows only what had happened by then</source>
        <translation>因果：每个时步只知道此前发生的事</translation>
    </message>
    <message>
        <source>after the event</source>
        <translation>事后分析</translation>
    </message>
    <message>
        <source>VG-MS-ST-GAT, Table 1 on our data: what each module adds</source>
        <translation>VG-MS-ST-GAT 表 1（我们的数据）：各模块的贡献</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Measured on %1, %2 cores, %3 GiB; %4 programs wanted a core when it began. Times are medians of the recordings.</source>
        <translation>测量环境：%1，%2 核，%3 GiB；开始时有 %4 个程序占用处理器。时间为各记录的中位数。</translation>
    </message>
    <message>
        <source>A step: the engine alone, without decoding and encoding. A recording: the whole analysis, features of pictures from the cache. The paper: 9.2 million parameters, 21 ms, on an A100.</source>
        <translation>时步：仅引擎，不含解码与编码。记录：整个分析，画面特征取自缓存。论文：920 万参数，21 毫秒（A100）。</translation>
    </message>
    <message>
        <source>%1: accuracy falls by %2 at σ = %3</source>
        <translation>%1：σ = %3 时准确率下降 %2</translation>
    </message>
    <message>
        <source>σ, strength of the noise</source>
        <translation>σ（噪声强度）</translation>
    </message>
    <message>
        <source>Bars: 95 % bootstrap intervals over recordings. The paper&apos;s model falls by 0.039 at σ = 0.3, on its own data and images.</source>
        <translation>误差线：按记录自助抽样的 95 % 区间。论文的模型在其自有数据与图像上，σ = 0.3 时下降 0.039。</translation>
    </message>
    <message>
        <source>Noise on every pixel of every camera, in parts of full scale, and on the columns of tables and logs, in units of their usual spread at the plant; none in training.</source>
        <translation>噪声加在每个摄像头的每个像素上（以满量程为单位），并加在表格和日志的各列上（以其在该工厂的通常离散程度为单位）；训练时不加。</translation>
    </message>
    <message>
        <source>%1, split %2, %3; %4 recordings, %5 anomalies, seed %6</source>
        <translation>%1，划分 %2，%3；%4 个记录，%5 处异常，种子 %6</translation>
    </message>
    <message>
        <source>Synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Bars: 95 % bootstrap intervals over recordings; differences are paired by recording. Hollow: the paper&apos;s value, on its own data, which are not public.</source>
        <translation>误差线：按记录自助抽样的 95 % 区间；差值按记录配对。空心：论文在其自有（未公开）数据上的数值。</translation>
    </message>
    <message>
        <source>Earned: the interval of the gain of AUC-ROC or of average precision lies above zero, and that of neither below.</source>
        <translation>“是”：AUC-ROC 或平均精度的增益区间在零以上，且两者的区间都不在零以下。</translation>
    </message>
    <message>
        <source>Gain of a row on another</source>
        <translation>一行相对另一行的增益</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>是否值得</translation>
    </message>
    <message>
        <source>The whole, of tables and logs alone</source>
        <translation>完整网络，仅用表格和日志</translation>
    </message>
    <message>
        <source>The whole, of video alone</source>
        <translation>完整网络，仅用视频</translation>
    </message>
</context>
<context>
    <name>TerminalModel</name>
    <message>
        <source>, root cause</source>
        <translation>，根源</translation>
    </message>
    <message>
        <source>, number %1 in the chain</source>
        <translation>，链中第 %1 个</translation>
    </message>
    <message>
        <source>, probability %1</source>
        <translation>，概率 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>TimelineCanvas</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Zoom to the selected range</source>
        <translation>缩放到所选范围</translation>
    </message>
    <message>
        <source>Clear the selected range</source>
        <translation>清除所选范围</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Move the lane up</source>
        <translation>上移泳道</translation>
    </message>
    <message>
        <source>Move the lane down</source>
        <translation>下移泳道</translation>
    </message>
    <message>
        <source>Remove the lane</source>
        <translation>移除泳道</translation>
    </message>
    <message>
        <source>Export this series as CSV…</source>
        <translation>将此数据序列导出为 CSV…</translation>
    </message>
    <message>
        <source>Set the second cursor here</source>
        <translation>在此放置第二光标</translation>
    </message>
    <message>
        <source>Remove the second cursor</source>
        <translation>移除第二光标</translation>
    </message>
    <message>
        <source>Export the series of all lanes as CSV…</source>
        <translation>将所有泳道的数据序列导出为 CSV…</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>Arrow keys move the time cursor, up and down choose a terminal, plus and minus zoom, M sets a second cursor.</source>
        <translation>方向键移动时间光标，上下键选择终端，加减键缩放，M 键放置第二光标。</translation>
    </message>
</context>
<context>
    <name>TimelineContent</name>
    <message>
        <source>root %1</source>
        <translation>根源 %1</translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation>1 个终端</translation>
    </message>
    <message>
        <source>%1 terminals</source>
        <translation>%1 个终端</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>再显示 %1 个</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>显示较少</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>seconds from the start</source>
        <translation>距开始的秒数</translation>
    </message>
    <message>
        <source>No incident: every terminal stayed below its threshold.</source>
        <translation>无事件：所有终端均低于其阈值。</translation>
    </message>
    <message>
        <source>There is no score for this terminal.</source>
        <translation>此终端没有评分。</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>No values were recorded.</source>
        <translation>没有记录数值。</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Zoom to the incident</source>
        <translation>缩放到事件</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Show the whole recording (F)</source>
        <translation>显示整个记录（F）</translation>
    </message>
    <message>
        <source>+ Lane</source>
        <translation>+ 泳道</translation>
    </message>
    <message>
        <source>Press Analyse to see what was abnormal, and when.</source>
        <translation>按“分析”查看何时出现了什么异常。</translation>
    </message>
    <message>
        <source>Open a recording to see its timeline.</source>
        <translation>打开记录以查看时间轴。</translation>
    </message>
    <message>
        <source>%1 steps of %2 s = one window</source>
        <translation>%1 步 × %2 秒 = 一个窗口</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>关注度</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Change in the picture</source>
        <translation>画面变化</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>作业活动</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>前 %1 条</translation>
    </message>
    <message>
        <source>by people</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation>尚未分析。</translation>
    </message>
    <message>
        <source>Recorded rows cannot be shown: %1</source>
        <translation>无法显示原始记录：%1</translation>
    </message>
    <message>
        <source>Indexing the table: %1 %</source>
        <translation>正在为表格建立索引：%1 %</translation>
    </message>
    <message>
        <source>a row every %1 s</source>
        <translation>每 %1 秒一行</translation>
    </message>
    <message>
        <source>Choose the lanes and their order</source>
        <translation>选择泳道及其顺序</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Selected: %1; Esc clears it</source>
        <translation>已选定：%1；按 Esc 取消</translation>
    </message>
    <message>
        <source>%1 found in the logs</source>
        <translation>日志中找到 %1 条</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>相机</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Training the detector of key regions</source>
        <translation>正在训练关键区域检测器</translation>
    </message>
    <message>
        <source>Reading annotated pictures</source>
        <translation>正在读取带标注的图像</translation>
    </message>
    <message>
        <source>Training the completion of covered parts</source>
        <translation>正在训练遮挡部分补全网络</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>A training is running</source>
        <translation>训练正在进行</translation>
    </message>
    <message>
        <source>A training is running. If it is stopped, what was learnt so far lies beside the model file, and the same training goes on from there.</source>
        <translation>训练正在进行。如果停止，到目前为止学到的内容会保存在模型文件旁边，同样的训练会从那里继续。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>保留窗口</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>causal</source>
        <translation>如同实时</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>事后</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>The losses of each epoch appear here.</source>
        <translation>每一轮的损失将显示在这里。</translation>
    </message>
    <message>
        <source>On the validation recordings</source>
        <translation>在验证记录上</translation>
    </message>
    <message>
        <source>What the model is worth on recordings that it does not learn from appears here, if the data set has validation recordings.</source>
        <translation>如果数据集有验证记录，模型在未用于学习的记录上的水平将显示在这里。</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>causal</source>
        <translation>如同实时</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>事后</translation>
    </message>
    <message>
        <source>at most about %1 min left of this way</source>
        <translation>此方式最多还需约 %1 分钟</translation>
    </message>
    <message>
        <source>at most about %1 s left of this way</source>
        <translation>此方式最多还需约 %1 秒</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, %3: %4</source>
        <translation>第 %1 轮，共 %2 轮，%3：%4</translation>
    </message>
    <message>
        <source>Trained on %1 recordings in %2 s. Model: %3
SHA-256 %4</source>
        <translation>已用 %1 条记录训练，耗时 %2 秒。模型：%3
SHA-256 %4</translation>
    </message>
    <message>
        <source>%1 recordings could not be used:</source>
        <translation>%1 条记录无法使用：</translation>
    </message>
    <message>
        <source>Stopped. What was learnt so far lies beside the model file; to start again with the same choices goes on from there.</source>
        <translation>已停止。到目前为止学到的内容保存在模型文件旁边；以相同的选择重新开始会从那里继续。</translation>
    </message>
    <message>
        <source>Stopped before anything was learnt.</source>
        <translation>在学到任何内容之前已停止。</translation>
    </message>
    <message>
        <source>Data set, or folder of recordings</source>
        <translation>数据集或记录文件夹</translation>
    </message>
    <message>
        <source>Model to write</source>
        <translation>要写入的模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Choose the recordings to learn from: a data set, or a folder of recordings.</source>
        <translation>请选择用于学习的记录：一个数据集或一个记录文件夹。</translation>
    </message>
    <message>
        <source>The recordings are not there.</source>
        <translation>记录不存在。</translation>
    </message>
    <message>
        <source>Name the model file to write.</source>
        <translation>请指定要写入的模型文件。</translation>
    </message>
    <message>
        <source>The folder of the model file does not exist.</source>
        <translation>模型文件所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The training goes on; the menu Model shows it again</source>
        <translation>训练仍在进行；可从菜单“模型”再次显示</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>An interrupted training lies beside this model file; with the same choices it goes on from there.</source>
        <translation>此模型文件旁边有一次中断的训练；以相同的选择会从那里继续。</translation>
    </message>
    <message>
        <source>A model that is there already stays until the new one is whole.</source>
        <translation>已有的模型会保留到新模型完整写好为止。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Sees the videos through</source>
        <translation>观看视频所用的编码器</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The engine&apos;s own encoder, if it has one</source>
        <translation>引擎自带的编码器（如果有）</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, as a column</source>
        <translation>EfficientNet-Lite0，作为一列</translation>
    </message>
    <message>
        <source>Both ways: afterwards and as if live</source>
        <translation>两种方式：事后分析和如同实时</translation>
    </message>
    <message>
        <source>Causal analysis only, as if live</source>
        <translation>仅因果分析，如同实时</translation>
    </message>
    <message>
        <source>as the engine has it</source>
        <translation>按引擎默认</translation>
    </message>
    <message>
        <source>Same recordings and seed, same model</source>
        <translation>相同的记录和种子得到相同的模型</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What was learnt so far is kept; the same training goes on from there</source>
        <translation>到目前为止学到的内容会保留；同样的训练会从那里继续</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Recordings that could not be used</source>
        <translation>无法使用的记录</translation>
    </message>
    <message>
        <source>Before the first epoch, %1</source>
        <translation>第一轮之前，%1</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The model that ships, of drawn plants</source>
        <translation>随程序提供的模型（由虚构工厂训练）</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>With few labelled anomalies, what was learnt from drawn plants helps. Engines of which no model ships begin with nothing</source>
        <translation>标注的异常不多时，从虚构工厂学到的内容会有帮助。没有随附模型的引擎从无开始</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Time of the cursor</source>
        <translation>光标时间</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>, and . step a frame   J K L play   W all cameras   R raw picture</source>
        <translation>, 和 . 逐帧   J K L 播放   W 全部摄像头   R 原始画面</translation>
    </message>
</context>
<context>
    <name>ViewKeys</name>
    <message>
        <source>In the timeline</source>
        <translation>在时间轴中</translation>
    </message>
    <message>
        <source>In the causal graph and the site plan</source>
        <translation>在因果图和平面图中</translation>
    </message>
    <message>
        <source>In the report</source>
        <translation>在报告中</translation>
    </message>
    <message>
        <source>A step back and forward; with Shift ten</source>
        <translation>后退和前进一步；按住 Shift 为十步</translation>
    </message>
    <message>
        <source>The terminal above and below</source>
        <translation>上一个和下一个终端</translation>
    </message>
    <message>
        <source>To the start and the end</source>
        <translation>到开头和结尾</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Clear the selected range</source>
        <translation>清除所选范围</translation>
    </message>
    <message>
        <source>Walk from one to the next</source>
        <translation>逐个移动</translation>
    </message>
    <message>
        <source>Select it and go to its time</source>
        <translation>选中并转到其时间</translation>
    </message>
    <message>
        <source>Page by page</source>
        <translation>逐页翻看</translation>
    </message>
    <message>
        <source>Export as PDF</source>
        <translation>导出为 PDF</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>On the video</source>
        <translation>视频中</translation>
    </message>
    <message>
        <source>To be decided by you</source>
        <translation>待您决定</translation>
    </message>
    <message>
        <source>Visual evidence; choose one to see it</source>
        <translation>视觉证据；选择一项以查看</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation>%1，%2（%3）</translation>
    </message>
    <message>
        <source>The clock of %1 seems %2 s off (confidence %3). It was not changed.</source>
        <translation>%1 的时钟似乎偏差 %2 秒（置信度 %3）。未作更改。</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>首先检查</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>In the telemetry of %1</source>
        <translation>%1 的遥测数据</translation>
    </message>
    <message>
        <source>The engine names no features for %1.</source>
        <translation>引擎没有给出 %1 的特征。</translation>
    </message>
    <message>
        <source>%1 was not abnormal in this incident.</source>
        <translation>%1 在此事件中没有异常。</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>搁置…</translation>
    </message>
    <message>
        <source>Unshelve…</source>
        <translation>取消搁置…</translation>
    </message>
    <message>
        <source>In the telemetry of %1, selected range</source>
        <translation>%1 的遥测数据，选定时段</translation>
    </message>
    <message>
        <source>On the video, selected range</source>
        <translation>视频中，选定时段</translation>
    </message>
    <message>
        <source>Nothing carried a score of %1 in the selected range.</source>
        <translation>在选定时段内没有特征影响 %1 的评分。</translation>
    </message>
    <message>
        <source>Selected: %1.</source>
        <translation>已选定：%1。</translation>
    </message>
    <message>
        <source>%1: probability at most %2, at %3; abnormal for %4.</source>
        <translation>%1：概率最高 %2，在 %3；异常持续 %4。</translation>
    </message>
    <message>
        <source>%1: abnormal for %2.</source>
        <translation>%1：异常持续 %2。</translation>
    </message>
    <message>
        <source>%1: not abnormal.</source>
        <translation>%1：无异常。</translation>
    </message>
    <message>
        <source>No incident touches it.</source>
        <translation>没有事件与之相交。</translation>
    </message>
    <message>
        <source>Incidents that touch it: %1.</source>
        <translation>与之相交的事件：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Esc clears the selection.</source>
        <translation>按 Esc 取消选定。</translation>
    </message>
    <message>
        <source>The times of %1 are corrected by %2 s.</source>
        <translation>%1 的时间已校正 %2 秒。</translation>
    </message>
</context>
</TS>
