<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>gw_monitor</name>
  <message>
   <source>The line has {found} cells where {wanted} are expected.</source>
   <translation>该行有 {found} 个单元格，应为 {wanted} 个。</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>文件为空。</translation>
  </message>
  <message>
   <source>The file is binary, not text.</source>
   <translation>文件是二进制文件，不是文本文件。</translation>
  </message>
  <message>
   <source>The file is binary: {what}.</source>
   <translation>文件是二进制文件：{what}。</translation>
  </message>
  <message>
   <source>{file} was refused: {reason}</source>
   <translation>{file} 被拒收：{reason}</translation>
  </message>
  <message>
   <source>All {count} files were refused.</source>
   <translation>全部 {count} 个文件均被拒收。</translation>
  </message>
  <message>
   <source>Rejected rows ({count}): {reason}</source>
   <translation>拒收的行（{count}）：{reason}</translation>
  </message>
  <message>
   <source>There is no file to import.</source>
   <translation>没有可导入的文件。</translation>
  </message>
  <message>
   <source>The file cannot be read: {reason}.</source>
   <translation>无法读取文件：{reason}。</translation>
  </message>
  <message>
   <source>{count} rows give another value for a moment that has one; the first value stays.</source>
   <translation>有 {count} 行在已有数值的时刻给出了另一数值；保留先入库的数值。</translation>
  </message>
  <message>
   <source>Rejected rows for other reasons: {count}.</source>
   <translation>因其他原因拒收的行：{count}。</translation>
  </message>
  <message>
   <source>The table has a heading, but no rows.</source>
   <translation>表格只有表头，没有数据行。</translation>
  </message>
  <message>
   <source>A quality control sample ("{kind}") is not water of the well.</source>
   <translation>质控样（“{kind}”）不是该井的水样。</translation>
  </message>
  <message>
   <source>A concentration cannot be negative: {value}.</source>
   <translation>浓度不能为负值：{value}。</translation>
  </message>
  <message>
   <source>The time does not exist: the clock was put forward then.</source>
   <translation>该时刻不存在：当时时钟正向前拨。</translation>
  </message>
  <message>
   <source>No monitoring point is named.</source>
   <translation>未指明监测点。</translation>
  </message>
  <message>
   <source>No analyte is named.</source>
   <translation>未指明分析项目。</translation>
  </message>
  <message>
   <source>Columns not understood and not imported: {names}.</source>
   <translation>无法识别、未导入的列：{names}。</translation>
  </message>
  <message>
   <source>Sheets with tables that were not read: {names}.</source>
   <translation>含有表格但未读取的工作表：{names}。</translation>
  </message>
  <message>
   <source>There is no result.</source>
   <translation>没有检测结果。</translation>
  </message>
  <message>
   <source>No laboratory table was found: no column for {missing}.</source>
   <translation>未找到实验室数据表：缺少{missing}列。</translation>
  </message>
  <message>
   <source>No laboratory table was found: no row names columns for well, date, analyte and result.</source>
   <translation>未找到实验室数据表：没有任何一行给出井、日期、分析项目和结果的列名。</translation>
  </message>
  <message>
   <source>The clock runs backwards, first at line {line} (steps back: {count}).</source>
   <translation>时钟倒走，首次出现在第 {line} 行（共倒退 {count} 次）。</translation>
  </message>
  <message>
   <source>No channel of the file is understood: {names}.</source>
   <translation>文件中没有可识别的通道：{names}。</translation>
  </message>
  <message>
   <source>Channels not understood and not imported ({count}): {names}.</source>
   <translation>无法识别、未导入的通道（{count}）：{names}。</translation>
  </message>
  <message>
   <source>{count} times exist twice as the clock was put back; standard time is taken.</source>
   <translation>因时钟回拨，有 {count} 个时刻出现两次；已按标准时间处理。</translation>
  </message>
  <message>
   <source>The file ends before its table of readings.</source>
   <translation>文件在读数表之前就结束了。</translation>
  </message>
  <message>
   <source>The four header rows of the TOA5 table do not agree.</source>
   <translation>TOA5 表的四行表头彼此不一致。</translation>
  </message>
  <message>
   <source>The table has no channel.</source>
   <translation>该表没有通道。</translation>
  </message>
  <message>
   <source>The file breaks off before its end mark.</source>
   <translation>文件在结束标记之前中断。</translation>
  </message>
  <message>
   <source>No table with a column of dates and times was found.</source>
   <translation>未找到含日期时间列的表格。</translation>
  </message>
  <message>
   <source>{count} rows hold only events of the logger, no reading.</source>
   <translation>{count} 行只记录了仪器事件，没有读数。</translation>
  </message>
  <message>
   <source>The file has a header but no readings.</source>
   <translation>文件有文件头，但没有读数。</translation>
  </message>
  <message>
   <source>No row of the file begins with a date and time that can be read.</source>
   <translation>文件中没有一行以可读的日期时间开头。</translation>
  </message>
  <message>
   <source>The line has no date and time that can be read.</source>
   <translation>该行没有可读的日期时间。</translation>
  </message>
  <message>
   <source>"{value}" of {channel} is not a number.</source>
   <translation>{channel}的“{value}”不是数值。</translation>
  </message>
  <message>
   <source>No reader knows this format: no table with a column of dates and times was found.</source>
   <translation>没有读取器能识别该格式：未找到含日期时间列的表格。</translation>
  </message>
  <message>
   <source>No reader knows this format: it is JSON.</source>
   <translation>没有读取器能识别该格式：文件是 JSON。</translation>
  </message>
  <message>
   <source>No reader knows this format: it is a web page.</source>
   <translation>没有读取器能识别该格式：文件是网页。</translation>
  </message>
  <message>
   <source>No reader knows this format: it is XML.</source>
   <translation>没有读取器能识别该格式：文件是 XML。</translation>
  </message>
  <message>
   <source>The file ends before its [Data] section.</source>
   <translation>文件在 [Data] 段之前就结束了。</translation>
  </message>
  <message>
   <source>The header of the file names no channel.</source>
   <translation>文件头未给出任何通道名。</translation>
  </message>
  <message>
   <source>The header announces {declared} readings, the file holds {found}.</source>
   <translation>文件头声明有 {declared} 个读数，实际有 {found} 个。</translation>
  </message>
  <message>
   <source>The file ends before its readings begin.</source>
   <translation>文件在读数开始之前就结束了。</translation>
  </message>
  <message>
   <source>The log entry is incomplete.</source>
   <translation>该条日志记录不完整。</translation>
  </message>
  <message>
   <source>Nothing in the file tells whether dates like "{example}" begin with the day or the month; say which.</source>
   <translation>文件中没有信息能判断“{example}”这类日期是日在前还是月在前；请指明。</translation>
  </message>
  <message>
   <source>{name} has no unit.</source>
   <translation>{name}没有单位。</translation>
  </message>
  <message>
   <source>{name} has the unit {unit}, but should have none.</source>
   <translation>{name}的单位为 {unit}，但应为无单位。</translation>
  </message>
  <message>
   <source>{name}: {reason}</source>
   <translation>{name}：{reason}</translation>
  </message>
  <message>
   <source>"{text}" is not a result.</source>
   <translation>“{text}”不是检测结果。</translation>
  </message>
  <message>
   <source>There is no result, only a detection limit; write ND where nothing was detected.</source>
   <translation>只有检出限而没有结果；未检出请填写 ND。</translation>
  </message>
  <message>
   <source>Not detected, but the detection limit is not given.</source>
   <translation>未检出，但未给出检出限。</translation>
  </message>
  <message>
   <source>A detection limit must be greater than zero, not {limit}.</source>
   <translation>检出限必须大于零，不能为 {limit}。</translation>
  </message>
  <message>
   <source>"{text}" is not a date.</source>
   <translation>“{text}”不是日期。</translation>
  </message>
  <message>
   <source>There is no sampling date.</source>
   <translation>没有采样日期。</translation>
  </message>
  <message>
   <source>The workbook has no sheet "{sheet}"; it has {names}.</source>
   <translation>工作簿中没有工作表“{sheet}”；现有：{names}。</translation>
  </message>
  <message>
   <source>The file is binary, and no Excel workbook (.xlsx) that can be opened.</source>
   <translation>文件是二进制文件，且不是可打开的 Excel 工作簿 (.xlsx)。</translation>
  </message>
  <message>
   <source>The park has no monitoring point "{name}".</source>
   <translation>园区没有监测点“{name}”。</translation>
  </message>
  <message>
   <source>Monitoring point "{name}" may be any of {names}.</source>
   <translation>监测点“{name}”可能是 {names} 中的任意一个。</translation>
  </message>
  <message>
   <source>"{text}" is not a time zone; give an IANA name such as Asia/Shanghai or UTC+08:00.</source>
   <translation>“{text}”不是时区；请给出 IANA 名称（如 Asia/Shanghai）或 UTC+08:00。</translation>
  </message>
  <message>
   <source>The time zone "{text}" in the file is not understood; name it in the import settings.</source>
   <translation>无法识别文件中的时区“{text}”；请在导入设置中指定。</translation>
  </message>
  <message>
   <source>The file states no time zone, and neither the import setting nor the park names one.</source>
   <translation>文件未注明时区，导入设置和园区也都未指定时区。</translation>
  </message>
  <message>
   <source>None of the observed properties has a limit in GB/T 14848-2017.</source>
   <translation>所有监测指标在 GB/T 14848-2017 中均无限值。</translation>
  </message>
  <message>
   <source>No sample that can be classed lies between the two dates.</source>
   <translation>两个日期之间没有可评价类别的样品。</translation>
  </message>
  <message>
   <source>A cell size of {cell} m would make {count} cells; choose a larger one.</source>
   <translation>像元大小 {cell} m 将产生 {count} 个像元；请改用更大的像元。</translation>
  </message>
  <message>
   <source>No cell of {size} m lies near the wells; choose smaller ones.</source>
   <translation>监测井附近没有边长 {size} m 的单元；请选用更小的单元。</translation>
  </message>
  <message>
   <source>{property} is not a concentration; a plume cannot be mapped.</source>
   <translation>{property}不是浓度，无法绘制污染羽。</translation>
  </message>
  <message>
   <source>Class {name} has no number for {property}; give a threshold.</source>
   <translation>{property}的 {name} 类没有限值数值；请给出阈值。</translation>
  </message>
  <message>
   <source>All {count} samples of {property} are below the detection limit: there is no plume to map.</source>
   <translation>{property}的全部 {count} 个样品均低于检出限：没有可绘制的污染羽。</translation>
  </message>
  <message>
   <source>Mapping a plume needs at least {fewest} wells with a sample of {property}; there are {count}.</source>
   <translation>绘制污染羽至少需要 {fewest} 口有{property}样品的监测井；现有 {count} 口。</translation>
  </message>
  <message>
   <source>The observations lack the fields {names}.</source>
   <translation>监测数据缺少字段：{names}。</translation>
  </message>
  <message>
   <source>There is no usable observation: all are empty, or flagged fail or missing.</source>
   <translation>没有可用的监测数据：全部为空，或被标记为不合格或缺失。</translation>
  </message>
  <message>
   <source>{count} observations have no place on the map.</source>
   <translation>{count} 条监测数据在地图上没有位置。</translation>
  </message>
  <message>
   <source>{count} entries of the field {field} cannot be read.</source>
   <translation>字段 {field} 中有 {count} 个值无法读取。</translation>
  </message>
  <message>
   <source>all values below the detection limit</source>
   <translation>全部低于检出限</translation>
  </message>
  <message>
   <source>too few values</source>
   <translation>数据过少</translation>
  </message>
  <message>
   <source>{first}; {more}</source>
   <translation>{first}；{more}</translation>
  </message>
  <message>
   <source>Mann-Kendall, normal approximation</source>
   <translation>Mann-Kendall 检验，正态近似</translation>
  </message>
  <message>
   <source>Mann-Kendall, exact</source>
   <translation>Mann-Kendall 检验，精确分布</translation>
  </message>
  <message>
   <source>No usable sample of {property} is among the observations.</source>
   <translation>监测数据中没有{property}的可用样品。</translation>
  </message>
  <message>
   <source>values below {level} tied</source>
   <translation>低于 {level} 的值按相等处理</translation>
  </message>
  <message>
   <source>median of values of the same time</source>
   <translation>同一时刻取中位数</translation>
  </message>
  <message>
   <source>monthly medians</source>
   <translation>逐月中位数</translation>
  </message>
  <message>
   <source>{value} is not a number from {low} to {high}.</source>
   <translation>{value} 不是 {low} 至 {high} 之间的数值。</translation>
  </message>
  <message>
   <source>"{value}" is not one of {choices}.</source>
   <translation>“{value}”不在 {choices} 之中。</translation>
  </message>
  <message>
   <source>The plan file {path} is refused; faults found: {count}.</source>
   <translation>预案文件 {path} 被拒绝；发现错误 {count} 处。</translation>
  </message>
  <message>
   <source>"{name}" cannot be used in the text of a task for each {each}.</source>
   <translation>“{name}”不能用在按每个 {each} 展开的任务文字中。</translation>
  </message>
  <message>
   <source>A text, or texts by language, is expected here.</source>
   <translation>此处应为一段文字，或按语言给出的多段文字。</translation>
  </message>
  <message>
   <source>The plan has no task.</source>
   <translation>预案没有任务。</translation>
  </message>
  <message>
   <source>The substance group "{group}" is unknown.</source>
   <translation>未知的物质类别“{group}”。</translation>
  </message>
  <message>
   <source>Keys with values are expected here.</source>
   <translation>此处应为键值对。</translation>
  </message>
  <message>
   <source>The key "{key}" is unknown.</source>
   <translation>未知的键“{key}”。</translation>
  </message>
  <message>
   <source>A list is expected here.</source>
   <translation>此处应为列表。</translation>
  </message>
  <message>
   <source>The plan file {path} cannot be read as YAML.</source>
   <translation>预案文件 {path} 不是有效的 YAML，无法读取。</translation>
  </message>
  <message>
   <source>The braces in the text do not match.</source>
   <translation>文字中的花括号不配对。</translation>
  </message>
  <message>
   <source>Warning {event}: {sentence}</source>
   <translation>预警 {event}：{sentence}</translation>
  </message>
  <message>
   <source>Forecast: {limit} {unit} is reached at {point} in {days} d, peak {peak} {unit}.</source>
   <translation>预测：{point} 将在 {days} d 后达到 {limit} {unit}，峰值 {peak} {unit}。</translation>
  </message>
  <message>
   <source>Tracing: {source} with a probability of {percent} %, but the wells do not tell the candidates apart.</source>
   <translation>溯源：{source}，概率 {percent} %，但现有监测井无法区分各候选污染源。</translation>
  </message>
  <message>
   <source>Plan "{name}", version {version} ({digest}).</source>
   <translation>预案“{name}”，版本 {version}（{digest}）。</translation>
  </message>
  <message>
   <source>Tracing: {source} with a probability of {percent} %.</source>
   <translation>溯源：{source}，概率 {percent} %。</translation>
  </message>
  <message>
   <source>No warning is open.</source>
   <translation>没有未解除的预警。</translation>
  </message>
  <message>
   <source>{count} further warnings are open.</source>
   <translation>另有 {count} 条未解除的预警。</translation>
  </message>
  <message>
   <source>No source is identified yet.</source>
   <translation>尚未查明污染源。</translation>
  </message>
  <message>
   <source>The plan is a template that nobody has adapted to this park.</source>
   <translation>该预案是模板，尚未按本园区情况修订。</translation>
  </message>
  <message>
   <source>No warning is open: no response is needed; go on monitoring.</source>
   <translation>没有未解除的预警：无需响应，继续监测。</translation>
  </message>
  <message>
   <source>The arrival layer</source>
   <translation>到达时间图层</translation>
  </message>
  <message>
   <source>The source layer</source>
   <translation>污染源图层</translation>
  </message>
  <message>
   <source>The probability of {names} is not between 0 and 1.</source>
   <translation>{names} 的概率不在 0 与 1 之间。</translation>
  </message>
  <message>
   <source>{what} has no field {columns}.</source>
   <translation>{what}缺少字段 {columns}。</translation>
  </message>
  <message>
   <source>Cancelled by the user.</source>
   <translation>已被用户取消。</translation>
  </message>
  <message>
   <source>{program} ended with exit code {code}.</source>
   <translation>{program} 以退出码 {code} 结束。</translation>
  </message>
  <message>
   <source>{program} cannot be started: {reason}.</source>
   <translation>无法启动 {program}：{reason}。</translation>
  </message>
  <message>
   <source>There would be {count} possible wells; make the spacing larger.</source>
   <translation>将产生 {count} 个备选井位；请加大间距。</translation>
  </message>
  <message>
   <source>The spacing of possible wells must be above zero.</source>
   <translation>备选井位的间距必须大于零。</translation>
  </message>
  <message>
   <source>{kind} First to detect leaks of: {names}.</source>
   <translation>{kind}最先发现以下设施的泄漏：{names}。</translation>
  </message>
  <message>
   <source>Carrying {leaks} leaks to {wells} wells…</source>
   <translation>正在计算 {leaks} 处泄漏向 {wells} 口井的运移…</translation>
  </message>
  <message>
   <source>Existing well.</source>
   <translation>已有井。</translation>
  </message>
  <message>
   <source>New well.</source>
   <translation>新井。</translation>
  </message>
  <message>
   <source>{kind} Not the first to detect any leak.</source>
   <translation>{kind}对任何泄漏都不是最先发现的井。</translation>
  </message>
  <message>
   <source>No possible well lies in the wet cells of the flow model.</source>
   <translation>没有备选井位落在水流模型的含水单元内。</translation>
  </message>
  <message>
   <source>No leak reaches any possible well within the horizon at the detection limit.</source>
   <translation>在计算期限内，没有泄漏能以检出限以上的浓度到达任何备选井位。</translation>
  </message>
  <message>
   <source>No facility lies in the wet cells of the flow model.</source>
   <translation>没有设施落在水流模型的含水单元内。</translation>
  </message>
  <message>
   <source>{name}: the leak rate must be above zero, the weight not below.</source>
   <translation>{name}：泄漏速率必须大于零，权重不得小于零。</translation>
  </message>
  <message>
   <source>The detection limit must be above zero.</source>
   <translation>检出限必须大于零。</translation>
  </message>
  <message>
   <source>The time step and the horizon must be above zero.</source>
   <translation>时间步长和计算期限必须大于零。</translation>
  </message>
  <message>
   <source>The horizon has more than {most} time steps; make them longer.</source>
   <translation>计算期限内的时间步超过 {most} 个；请加大时间步长。</translation>
  </message>
  <message>
   <source>Proving the choice of wells (at most {seconds} s)…</source>
   <translation>正在证明井位选择的最优性（至多 {seconds} s）…</translation>
  </message>
  <message>
   <source>There must be one probability a scenario and one impact a candidate and scenario.</source>
   <translation>每个情景应有一个概率，每个备选井位在每个情景下应有一个影响值。</translation>
  </message>
  <message>
   <source>The probabilities of the scenarios must be zero or more, and not all zero.</source>
   <translation>各情景的概率必须大于或等于零，且不能全为零。</translation>
  </message>
  <message>
   <source>At least one new well must be asked for.</source>
   <translation>至少应要求一口新井。</translation>
  </message>
  <message>
   <source>Impacts must not be negative, and that of an undetected release must be above zero.</source>
   <translation>影响值不得为负，且未被发现的释放的影响值必须大于零。</translation>
  </message>
  <message>
   <source>There is no place left for a new well.</source>
   <translation>没有剩余的位置可布设新井。</translation>
  </message>
  <message>
   <source>Columns are missing: {names}.</source>
   <translation>缺少列：{names}。</translation>
  </message>
  <message>
   <source>The table of checks {path} cannot be used.</source>
   <translation>检查规则表 {path} 无法使用。</translation>
  </message>
  <message>
   <source>A figure to compare with is missing.</source>
   <translation>缺少用于比较的数值。</translation>
  </message>
  <message>
   <source>A flat line needs a tolerance above zero.</source>
   <translation>“数值不变”检查的容差必须大于零。</translation>
  </message>
  <message>
   <source>The table of checks {path} cannot be read: {reason}</source>
   <translation>无法读取检查规则表 {path}：{reason}</translation>
  </message>
  <message>
   <source>Unknown property "{name}".</source>
   <translation>未知的监测指标“{name}”。</translation>
  </message>
  <message>
   <source>Unknown check "{name}".</source>
   <translation>未知的检查“{name}”。</translation>
  </message>
  <message>
   <source>The suspect range must lie within the fail range, and minimum below maximum.</source>
   <translation>可疑范围必须位于不合格范围之内，且最小值小于最大值。</translation>
  </message>
  <message>
   <source>Thresholds must be above zero, and that of fail not below that of suspect.</source>
   <translation>阈值必须大于零，且不合格阈值不得低于可疑阈值。</translation>
  </message>
  <message>
   <source>{text} is not a number.</source>
   <translation>{text} 不是数值。</translation>
  </message>
  <message>
   <source>The columns are {columns}, not {wanted}.</source>
   <translation>现有列为 {columns}，应为 {wanted}。</translation>
  </message>
  <message>
   <source>Column {column} is {found}, not {wanted}.</source>
   <translation>列 {column} 为 {found}，应为 {wanted}。</translation>
  </message>
  <message>
   <source>This table is not an observation frame.</source>
   <translation>该表不是监测数据表。</translation>
  </message>
  <message>
   <source>Unknown observed property "{name}".</source>
   <translation>未知的监测指标“{name}”。</translation>
  </message>
  <message>
   <source>Unknown unit "{unit}".</source>
   <translation>未知的单位“{unit}”。</translation>
  </message>
  <message>
   <source>Unit {source} cannot be converted to {target}.</source>
   <translation>单位 {source} 无法换算为 {target}。</translation>
  </message>
  <message>
   <source>detected</source>
   <translation>检出</translation>
  </message>
  <message>
   <source>below the detection limit</source>
   <translation>低于检出限</translation>
  </message>
  <message>
   <source>suspect</source>
   <translation>可疑</translation>
  </message>
  <message>
   <source>wells</source>
   <translation>监测井数</translation>
  </message>
  <message>
   <source>probability, %</source>
   <translation>概率 (%)</translation>
  </message>
  <message>
   <source>report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>{path} is not a PNG or JPEG picture.</source>
   <translation>{path} 不是 PNG 或 JPEG 图片。</translation>
  </message>
  <message>
   <source>The fields {columns} are missing.</source>
   <translation>缺少字段 {columns}。</translation>
  </message>
  <message>
   <source>These inputs are not what their step makes: {names}.</source>
   <translation>以下输入不是由相应步骤生成的：{names}。</translation>
  </message>
  <message>
   <source>The picture {path} cannot be read.</source>
   <translation>无法读取图片 {path}。</translation>
  </message>
  <message>
   <source>Made {time}; times are in {zone}.</source>
   <translation>编制时间：{time}；文中时间均为 {zone} 时间。</translation>
  </message>
  <message>
   <source>Park</source>
   <translation>园区</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>Classes of the wells</source>
   <translation>各监测井的水质类别</translation>
  </message>
  <message>
   <source>Trends</source>
   <translation>趋势</translation>
  </message>
  <message>
   <source>Warnings</source>
   <translation>预警</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Sources</source>
   <translation>污染源</translation>
  </message>
  <message>
   <source>Network of wells</source>
   <translation>监测网</translation>
  </message>
  <message>
   <source>Response</source>
   <translation>应急响应</translation>
  </message>
  <message>
   <source>Where this comes from</source>
   <translation>数据与结果的来源</translation>
  </message>
  <message>
   <source>SIMULATED PARK: nobody can visit it; every reading comes from a model.</source>
   <translation>模拟园区：现实中并不存在，所有读数均由模型生成。</translation>
  </message>
  <message>
   <source>Groundwater report</source>
   <translation>地下水监测报告</translation>
  </message>
  <message>
   <source>Wells worse than class {kept}: {worse} of {count}.</source>
   <translation>劣于 {kept} 类的监测井：{count} 口中有 {worse} 口。</translation>
  </message>
  <message>
   <source>Open warnings: {count}; highest level: {level}.</source>
   <translation>未解除的预警：{count} 条；最高级别：{level}。</translation>
  </message>
  <message>
   <source>The database holds no open warning.</source>
   <translation>数据库中没有未解除的预警。</translation>
  </message>
  <message>
   <source>The forecast reaches the limit at {point} first, on {time}.</source>
   <translation>预测最先在 {point} 达到限值，时间为 {time}。</translation>
  </message>
  <message>
   <source>The most probable source is {name}, with {percent} %.</source>
   <translation>最可能的污染源是{name}，概率 {percent} %。</translation>
  </message>
  <message>
   <source>Tasks: {count}; the first is due on {time}.</source>
   <translation>任务：{count} 项；最早一项的时限为 {time}。</translation>
  </message>
  <message>
   <source>The report {path} cannot be written: {reason}.</source>
   <translation>无法写入报告 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The plume reaches {reached} of {count} receptors or wells within the forecast.</source>
   <translation>预测期内，{count} 个受体或监测井中有 {reached} 个将被污染羽到达。</translation>
  </message>
  <message>
   <source>Warning levels and their ratios are choices of this program or its user, not of a standard.</source>
   <translation>预警级别及其倍数由本程序或用户设定，并非出自标准。</translation>
  </message>
  <message>
   <source>The samples tell the candidates apart.</source>
   <translation>现有样品能够区分各候选污染源。</translation>
  </message>
  <message>
   <source>The samples do not tell all candidates apart: the ranking is no proof.</source>
   <translation>现有样品不能区分全部候选污染源：排名不构成证据。</translation>
  </message>
  <message>
   <source>A forecast was not given.</source>
   <translation>未提供预测结果。</translation>
  </message>
  <message>
   <source>Sources were not traced.</source>
   <translation>未进行溯源。</translation>
  </message>
  <message>
   <source>A network was not designed.</source>
   <translation>未进行监测网设计。</translation>
  </message>
  <message>
   <source>No further well is proposed.</source>
   <translation>未建议增设监测井。</translation>
  </message>
  <message>
   <source>A response was not planned.</source>
   <translation>未编制应急响应方案。</translation>
  </message>
  <message>
   <source>Receptor or well</source>
   <translation>受体或监测井</translation>
  </message>
  <message>
   <source>Limit reached</source>
   <translation>达到限值的时间</translation>
  </message>
  <message>
   <source>Days from now</source>
   <translation>距今天数</translation>
  </message>
  <message>
   <source>Peak</source>
   <translation>峰值</translation>
  </message>
  <message>
   <source>Limit</source>
   <translation>限值</translation>
  </message>
  <message>
   <source>not within the forecast</source>
   <translation>预测期内未达到</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Enterprise</source>
   <translation>企业</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>Mass, kg</source>
   <translation>质量 (kg)</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>结论</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>排名</translation>
  </message>
  <message>
   <source>Proposed well</source>
   <translation>建议的新井</translation>
  </message>
  <message>
   <source>Share of releases detected</source>
   <translation>可发现的释放占比</translation>
  </message>
  <message>
   <source>Mean time to detection, d</source>
   <translation>平均发现时间 (d)</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>No.</source>
   <translation>序号</translation>
  </message>
  <message>
   <source>Phase</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Responsible</source>
   <translation>责任人</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>时限</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>资源</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Report made</source>
   <translation>报告编制时间</translation>
  </message>
  <message>
   <source>Version of the warning rules</source>
   <translation>预警规则版本</translation>
  </message>
  <message>
   <source>Limits not verified in a public source</source>
   <translation>未经公开来源核实的限值</translation>
  </message>
  <message>
   <source>Time of arrival at each receptor</source>
   <translation>到达各受体的时间</translation>
  </message>
  <message>
   <source>Probability of each candidate source</source>
   <translation>各候选污染源的概率</translation>
  </message>
  <message>
   <source>Input {name}</source>
   <translation>输入 {name}</translation>
  </message>
  <message>
   <source>Batches: {batches}. Rows in: {rows_in}, of which {stored} stored, {duplicate} duplicate, {rejected} rejected.</source>
   <translation>批次：{batches}。读入 {rows_in} 行，其中入库 {stored} 行，重复 {duplicate} 行，拒收 {rejected} 行。</translation>
  </message>
  <message>
   <source>Entries of quality control in the ledger: {count}.</source>
   <translation>操作台账中的质量控制记录：{count} 条。</translation>
  </message>
  <message>
   <source>A well is in the class of its worst property (GB/T 14848-2017). † marks limits not verified in a source.</source>
   <translation>监测井的类别取其最差指标的类别（GB/T 14848-2017）。† 表示限值未经来源核实。</translation>
  </message>
  <message>
   <source>{property} at {point}, the worst of all wells.</source>
   <translation>{point} 的{property}，为所有监测井中最差。</translation>
  </message>
  <message>
   <source>Series: {count}. Increasing: {up}; decreasing: {down}; no trend: {none}; insufficient data: {few}.</source>
   <translation>序列：{count} 个。上升 {up}；下降 {down}；无趋势 {none}；数据不足 {few}。</translation>
  </message>
  <message>
   <source>Warnings that are over: {count}.</source>
   <translation>已解除的预警：{count} 条。</translation>
  </message>
  <message>
   <source>Further rows that are not shown: {count}.</source>
   <translation>另有 {count} 行未显示。</translation>
  </message>
  <message>
   <source>No data have been imported yet.</source>
   <translation>尚未导入数据。</translation>
  </message>
  <message>
   <source>Wells in each class</source>
   <translation>各类别的监测井数</translation>
  </message>
  <message>
   <source>limit of class {name}</source>
   <translation>{name} 类限值</translation>
  </message>
  <message>
   <source>Trends were not given.</source>
   <translation>未提供趋势检验结果。</translation>
  </message>
  <message>
   <source>Well</source>
   <translation>监测井</translation>
  </message>
  <message>
   <source>Property</source>
   <translation>监测指标</translation>
  </message>
  <message>
   <source>Non-detects</source>
   <translation>未检出数</translation>
  </message>
  <message>
   <source>Slope per year</source>
   <translation>年变化率</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>趋势</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Coordinate system</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <source>Class that the groundwater must keep (GB/T 14848-2017)</source>
   <translation>地下水应保持的类别（GB/T 14848-2017）</translation>
  </message>
  <message>
   <source>Enterprises</source>
   <translation>企业</translation>
  </message>
  <message>
   <source>Facilities (potential sources)</source>
   <translation>设施（潜在污染源）</translation>
  </message>
  <message>
   <source>Monitoring points</source>
   <translation>监测点</translation>
  </message>
  <message>
   <source>Receptors</source>
   <translation>受体</translation>
  </message>
  <message>
   <source>Data source</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>Reader</source>
   <translation>读取器</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>时区</translation>
  </message>
  <message>
   <source>Imports</source>
   <translation>导入次数</translation>
  </message>
  <message>
   <source>Rows in</source>
   <translation>读入行数</translation>
  </message>
  <message>
   <source>Stored</source>
   <translation>入库</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>重复</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>拒收</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Decided by</source>
   <translation>定类指标</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>值</translation>
  </message>
  <message>
   <source>Value over limit</source>
   <translation>值与限值之比</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>级别</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>起始时间</translation>
  </message>
  <message>
   <source>No picture of the map was given.</source>
   <translation>未提供地图图片。</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>The classes of the wells were not given.</source>
   <translation>未提供监测井的水质类别。</translation>
  </message>
  <message>
   <source>Map of the park</source>
   <translation>园区地图</translation>
  </message>
  <message>
   <source>general</source>
   <translation>一般</translation>
  </message>
  <message>
   <source>serious</source>
   <translation>较重</translation>
  </message>
  <message>
   <source>severe</source>
   <translation>严重</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>待核实</translation>
  </message>
  <message>
   <source>open</source>
   <translation>预警中</translation>
  </message>
  <message>
   <source>acknowledged</source>
   <translation>已确认</translation>
  </message>
  <message>
   <source>over</source>
   <translation>已解除</translation>
  </message>
  <message>
   <source>increasing</source>
   <translation>上升</translation>
  </message>
  <message>
   <source>decreasing</source>
   <translation>下降</translation>
  </message>
  <message>
   <source>no trend</source>
   <translation>无趋势</translation>
  </message>
  <message>
   <source>insufficient data</source>
   <translation>数据不足</translation>
  </message>
  <message>
   <source>GB/T 14848-2017 has no limit for {property}.</source>
   <translation>GB/T 14848-2017 中没有{property}的限值。</translation>
  </message>
  <message>
   <source>Class {name} has no limit; choose I, II, III or IV.</source>
   <translation>{name} 类没有限值；请选择 I、II、III 或 IV。</translation>
  </message>
  <message>
   <source>GB 36600-2018 has no value for {substance}.</source>
   <translation>GB 36600-2018 中没有{substance}的筛选值和管制值。</translation>
  </message>
  <message>
   <source>A row of {source} belongs to no datastream of its batch.</source>
   <translation>{source} 中有一行不属于本批次的任何数据流。</translation>
  </message>
  <message>
   <source>This is not a geometry: {text}.</source>
   <translation>这不是几何图形：{text}。</translation>
  </message>
  <message>
   <source>The coordinate reference system {crs} is unknown.</source>
   <translation>未知的坐标参照系 {crs}。</translation>
  </message>
  <message>
   <source>{crs} is not a projected coordinate reference system in metres.</source>
   <translation>{crs} 不是以米为单位的投影坐标参照系。</translation>
  </message>
  <message>
   <source>{name} refused: {reason}.</source>
   <translation>{name} 拒绝了操作：{reason}。</translation>
  </message>
  <message>
   <source>{name} is not a GeoPackage.</source>
   <translation>{name} 不是 GeoPackage。</translation>
  </message>
  <message>
   <source>{name} is not a file.</source>
   <translation>{name} 不是文件。</translation>
  </message>
  <message>
   <source>{name} is empty; make the database with "Create database".</source>
   <translation>{name} 为空；请用“创建数据库”建库。</translation>
  </message>
  <message>
   <source>{name} is locked by another program; close it there and try again.</source>
   <translation>{name} 被其他程序锁定；请在该程序中关闭后重试。</translation>
  </message>
  <message>
   <source>The disk is full: nothing was written to {name}.</source>
   <translation>磁盘已满：未向 {name} 写入任何内容。</translation>
  </message>
  <message>
   <source>{name} is read-only.</source>
   <translation>{name} 是只读的。</translation>
  </message>
  <message>
   <source>{name} cannot be opened; check the folder and its permissions.</source>
   <translation>无法打开 {name}；请检查文件夹及其权限。</translation>
  </message>
  <message>
   <source>{name} is damaged; restore it from a backup.</source>
   <translation>{name} 已损坏；请从备份恢复。</translation>
  </message>
  <message>
   <source>{name} does not exist; make it with "Create database".</source>
   <translation>{name} 不存在；请用“创建数据库”创建。</translation>
  </message>
  <message>
   <source>The folder of {name} does not exist.</source>
   <translation>{name} 所在的文件夹不存在。</translation>
  </message>
  <message>
   <source>{name} may not be read by this user.</source>
   <translation>当前用户无权读取 {name}。</translation>
  </message>
  <message>
   <source>The flags have no column {column}.</source>
   <translation>标记表没有列 {column}。</translation>
  </message>
  <message>
   <source>The flags name an observation more than once.</source>
   <translation>标记表中同一条监测数据出现多次。</translation>
  </message>
  <message>
   <source>A flag is none of 1, 2, 3, 4 and 9.</source>
   <translation>有标记不是 1、2、3、4、9 之一。</translation>
  </message>
  <message>
   <source>{count} flags belong to observations that are not stored.</source>
   <translation>{count} 个标记所属的监测数据不在库中。</translation>
  </message>
  <message>
   <source>{name} has no GW Monitor tables yet; make them with "Create database".</source>
   <translation>{name} 中还没有 GW Monitor 的表；请用“创建数据库”创建。</translation>
  </message>
  <message>
   <source>{name} was made by an older version (tables {version}, now {known}); run "Create database" on it.</source>
   <translation>{name} 由旧版本创建（表版本 {version}，现为 {known}）；请对其运行“创建数据库”。</translation>
  </message>
  <message>
   <source>{name} was made by a newer version of GW Monitor (tables {version}, this one knows {known}); update GW Monitor.</source>
   <translation>{name} 由更新版本的 GW Monitor 创建（表版本 {version}，本版本支持 {known}）；请升级 GW Monitor。</translation>
  </message>
  <message>
   <source>{name} already has a table {table} that is not GW Monitor's; choose another database.</source>
   <translation>{name} 中已有不属于 GW Monitor 的表 {table}；请选择其他数据库。</translation>
  </message>
  <message>
   <source>The start of the period is after its end.</source>
   <translation>时段的起始时间晚于结束时间。</translation>
  </message>
  <message>
   <source>Unknown monitoring point "{point}".</source>
   <translation>未知的监测点“{point}”。</translation>
  </message>
  <message>
   <source>Point {point} lies outside the park's boundary.</source>
   <translation>监测点 {point} 位于园区边界之外。</translation>
  </message>
  <message>
   <source>The screen's top ({top} m) is not above its bottom ({bottom} m).</source>
   <translation>滤水管段顶部（{top} m）不高于底部（{bottom} m）。</translation>
  </message>
  <message>
   <source>The coordinates are not numbers.</source>
   <translation>坐标不是数值。</translation>
  </message>
  <message>
   <source>The layer has no field "name".</source>
   <translation>图层没有字段“name”。</translation>
  </message>
  <message>
   <source>Unknown time zone "{zone}".</source>
   <translation>未知的时区“{zone}”。</translation>
  </message>
  <message>
   <source>Unknown enterprise "{enterprise}".</source>
   <translation>未知的企业“{enterprise}”。</translation>
  </message>
  <message>
   <source>The layers have {count} faults, the first in {place}: {first}</source>
   <translation>图层中有 {count} 处错误，第一处位于 {place}：{first}</translation>
  </message>
  <message>
   <source>Layer "{text}" is not a whole number from 1.</source>
   <translation>含水层层号“{text}”不是从 1 起的整数。</translation>
  </message>
  <message>
   <source>The geometry is missing.</source>
   <translation>缺少几何图形。</translation>
  </message>
  <message>
   <source>The coordinates look like degrees; the layer's coordinate system is wrong.</source>
   <translation>坐标看起来是经纬度；图层的坐标系有误。</translation>
  </message>
  <message>
   <source>The name is missing.</source>
   <translation>缺少名称。</translation>
  </message>
  <message>
   <source>{field} "{text}" is not a number.</source>
   <translation>{field}“{text}”不是数值。</translation>
  </message>
  <message>
   <source>{field} "{text}" is none of {known}.</source>
   <translation>{field}“{text}”不在 {known} 之中。</translation>
  </message>
  <message>
   <source>The name {name} is there more than once.</source>
   <translation>名称 {name} 出现多次。</translation>
  </message>
  <message>
   <source>The park's records have {count} faults: {first}</source>
   <translation>园区资料有 {count} 处错误：{first}</translation>
  </message>
  <message>
   <source>Point {point} has no coordinates.</source>
   <translation>监测点 {point} 没有坐标。</translation>
  </message>
  <message>
   <source>A {kind} has no name.</source>
   <translation>有一个 {kind} 没有名称。</translation>
  </message>
  <message>
   <source>Facility {name} belongs to the unknown enterprise {enterprise}.</source>
   <translation>设施 {name} 所属的企业 {enterprise} 未知。</translation>
  </message>
  <message>
   <source>{name} holds no park yet; bring one in with "Import park".</source>
   <translation>{name} 中还没有园区；请用“导入园区”导入。</translation>
  </message>
  <message>
   <source>The park has no name.</source>
   <translation>园区没有名称。</translation>
  </message>
  <message>
   <source>{name} already holds the park "{park}"; a database holds one park.</source>
   <translation>{name} 中已有园区“{park}”；一个数据库只存放一个园区。</translation>
  </message>
  <message>
   <source>The park "{park}" is stored in {stored}, not {given}.</source>
   <translation>园区“{park}”以 {stored} 存储，而不是 {given}。</translation>
  </message>
  <message>
   <source>The disk of the server is full: nothing was written to {name}.</source>
   <translation>服务器磁盘已满：未向 {name} 写入任何内容。</translation>
  </message>
  <message>
   <source>{name} is locked by another program; try again later.</source>
   <translation>{name} 被其他程序锁定；请稍后重试。</translation>
  </message>
  <message>
   <source>{name} does not allow this to this user.</source>
   <translation>{name} 不允许当前用户执行此操作。</translation>
  </message>
  <message>
   <source>{name} cannot be reached: {reason}.</source>
   <translation>无法连接 {name}：{reason}。</translation>
  </message>
  <message>
   <source>The connection string of the database is malformed.</source>
   <translation>数据库连接字符串格式错误。</translation>
  </message>
  <message>
   <source>{name} lacks the extension PostGIS; ask its administrator to create it.</source>
   <translation>{name} 缺少 PostGIS 扩展；请联系管理员创建。</translation>
  </message>
  <message>
   <source>Samples need one response row and one standard deviation above zero each.</source>
   <translation>每个样品需要一行响应值和一个大于零的标准差。</translation>
  </message>
  <message>
   <source>{name} lies outside the wet cells of the flow model and is left out.</source>
   <translation>{name} 位于水流模型的含水单元之外，已略去。</translation>
  </message>
  <message>
   <source>The period has more than {most} release windows; make them longer.</source>
   <translation>时段内的释放窗口超过 {most} 个；请加长窗口。</translation>
  </message>
  <message>
   <source>No candidate, or no point with a detection, lies in the flow model.</source>
   <translation>没有候选污染源或有检出的监测点落在水流模型内。</translation>
  </message>
  <message>
   <source>There are {count} samples; at most {most} can be compared. Thin them out.</source>
   <translation>共有 {count} 个样品，最多可比较 {most} 个；请抽稀。</translation>
  </message>
  <message>
   <source>Carrying unit releases to {count} points…</source>
   <translation>正在计算单位释放向 {count} 个监测点的运移…</translation>
  </message>
  <message>
   <source>The end of the period must be later than its start.</source>
   <translation>时段的结束时间必须晚于起始时间。</translation>
  </message>
  <message>
   <source>The length of the release windows must be above zero.</source>
   <translation>释放窗口的长度必须大于零。</translation>
  </message>
  <message>
   <source>The relative error must be above zero, and that of the model not below.</source>
   <translation>相对误差必须大于零，模型的相对误差不得小于零。</translation>
  </message>
  <message>
   <source>The observations lack the fields {fields}.</source>
   <translation>监测数据缺少字段 {fields}。</translation>
  </message>
  <message>
   <source>The samples of {point} lie at different places or layers.</source>
   <translation>{point} 的样品位于不同的位置或含水层。</translation>
  </message>
  <message>
   <source>No usable observation of {substance} after the start of the period.</source>
   <translation>时段开始之后没有{substance}的可用监测数据。</translation>
  </message>
  <message>
   <source>{substance} was never detected, so there is no source to trace.</source>
   <translation>{substance}从未检出，因此没有可追溯的污染源。</translation>
  </message>
  <message>
   <source>A non-detect of {substance} has no detection limit above zero.</source>
   <translation>{substance}有一个未检出结果没有大于零的检出限。</translation>
  </message>
  <message>
   <source>Comparing {count} candidates…</source>
   <translation>正在比较 {count} 个候选污染源…</translation>
  </message>
  <message>
   <source>No fit is as good as the stated errors; they were widened {times} times.</source>
   <translation>没有任何拟合能达到给定的误差；误差已放大为 {times} 倍。</translation>
  </message>
  <message>
   <source>Among the candidates the samples point to {name}, with a probability of {percent} %: about {mass} kg since about {date}.</source>
   <translation>在候选污染源中，样品指向{name}，概率 {percent} %：自 {date} 前后起释放约 {mass} kg。</translation>
  </message>
  <message>
   <source>Not identifiable: {name} and {rivals} explain the samples about equally well. A sample at {place} around {date} would tell them apart best.</source>
   <translation>无法判别：{name}与{rivals}对样品的解释程度相近。于 {date} 前后在 {place} 采样最有助于区分。</translation>
  </message>
  <message>
   <source>No release from any candidate within the period could have reached the samples: the period is too short, the model is wrong, or the true source is not among the candidates.</source>
   <translation>时段内任何候选源的释放都无法到达采样点：可能时段过短、模型有误，或真正的污染源不在候选之列。</translation>
  </message>
  <message>
   <source>No single candidate explains the samples; {first} and {second} together do.</source>
   <translation>没有单个候选污染源能解释样品；{first}与{second}共同可以解释。</translation>
  </message>
  <message>
   <source>{name} explains the samples best, yet misses them by {times} times the stated errors: the model is wrong or the true source is not among the candidates.</source>
   <translation>{name}对样品的解释最好，但偏差仍为给定误差的 {times} 倍：模型有误，或真正的污染源不在候选之列。</translation>
  </message>
  <message>
   <source>Not identifiable: {name} and {rivals} explain the samples about equally well, and no single further sample at the known places would tell them apart.</source>
   <translation>无法判别：{name}与{rivals}对样品的解释程度相近，且在已知位置再采任何一个样品都无法区分。</translation>
  </message>
  <message>
   <source>No release from {name} within the period could have reached the samples.</source>
   <translation>时段内{name}的任何释放都不可能到达采样点。</translation>
  </message>
  <message>
   <source>{verdict} It is not listed as holding the substance.</source>
   <translation>{verdict}登记资料中没有其存有该物质的记录。</translation>
  </message>
  <message>
   <source>Explains the samples only together with {others}.</source>
   <translation>只有与{others}共同才能解释样品。</translation>
  </message>
  <message>
   <source>Cannot be told from {first} by the samples at hand.</source>
   <translation>现有样品无法将其与{first}区分。</translation>
  </message>
  <message>
   <source>The samples speak against it: {first} explains them far better.</source>
   <translation>样品不支持该候选：{first}的解释程度好得多。</translation>
  </message>
  <message>
   <source>{name} must be positive, not {value}.</source>
   <translation>{name} 必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>Retardation must be at least 1, decay and diffusion not negative.</source>
   <translation>阻滞系数不得小于 1，衰减和扩散系数不得为负。</translation>
  </message>
  <message>
   <source>{folder} holds no flow model; make one with "Simulate flow".</source>
   <translation>{folder} 中没有水流模型；请用“水流模拟”建立。</translation>
  </message>
  <message>
   <source>The flow model in {folder} cannot be read: {reason}.</source>
   <translation>无法读取 {folder} 中的水流模型：{reason}。</translation>
  </message>
  <message>
   <source>The geometry {wkt} cannot be read.</source>
   <translation>无法读取几何图形 {wkt}。</translation>
  </message>
  <message>
   <source>Layer {layer} does not exist; the model has {count}.</source>
   <translation>第 {layer} 层不存在；模型共有 {count} 层。</translation>
  </message>
  <message>
   <source>The geometry {wkt} lies outside the active cells of layer {layer}.</source>
   <translation>几何图形 {wkt} 位于第 {layer} 层的有效单元之外。</translation>
  </message>
  <message>
   <source>The model area is not a polygon.</source>
   <translation>模型范围不是面。</translation>
  </message>
  <message>
   <source>The cell size must be positive, not {size}.</source>
   <translation>单元大小必须为正值，不能为 {size}。</translation>
  </message>
  <message>
   <source>The model needs the bottom of at least one layer.</source>
   <translation>模型至少需要一个含水层的底板高程。</translation>
  </message>
  <message>
   <source>Top and bottoms must fall from layer to layer, not {listed}.</source>
   <translation>顶板和各层底板高程必须逐层降低，不能为 {listed}。</translation>
  </message>
  <message>
   <source>The grid would have {count} cells; at most {most} fit.</source>
   <translation>网格将有 {count} 个单元；最多允许 {most} 个。</translation>
  </message>
  <message>
   <source>The fixed head {head} m lies below the bottom of its cells.</source>
   <translation>定水头 {head} m 低于其单元底板。</translation>
  </message>
  <message>
   <source>The river stage {stage} m lies below the bottom of its cells.</source>
   <translation>河水位 {stage} m 低于其所在单元的底板。</translation>
  </message>
  <message>
   <source>The river conductance must be positive, not {value}.</source>
   <translation>河流边界的水力传导系数必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>No fixed head or river reaches {count} cells of the area; their heads mean nothing.</source>
   <translation>区域内有 {count} 个单元与定水头或河流均不连通，其水头没有意义。</translation>
  </message>
  <message>
   <source>Writing the flow model</source>
   <translation>正在写入水流模型</translation>
  </message>
  <message>
   <source>Running MODFLOW 6: flow</source>
   <translation>正在运行 MODFLOW 6：水流</translation>
  </message>
  <message>
   <source>{count} cells fell dry.</source>
   <translation>{count} 个单元已疏干。</translation>
  </message>
  <message>
   <source>The wells move {found:.4g} m³/d, not {wanted:.4g}: one runs dry.</source>
   <translation>各井实际抽注水量为 {found:.4g} m³/d，而非 {wanted:.4g} m³/d：有井所在单元已疏干。</translation>
  </message>
  <message>
   <source>The flow model fell dry everywhere; raise its heads or lower its bottoms.</source>
   <translation>水流模型全部疏干；请提高水头或降低底板。</translation>
  </message>
  <message>
   <source>The conductivity must be a positive number in every active cell.</source>
   <translation>每个有效单元的渗透系数必须为正值。</translation>
  </message>
  <message>
   <source>The vertical ratio must be positive, not {ratio}.</source>
   <translation>垂向与水平渗透系数之比必须为正值，不能为 {ratio}。</translation>
  </message>
  <message>
   <source>The model needs at least one fixed head or river to hold its level.</source>
   <translation>模型至少需要一个定水头或河流边界来确定水位。</translation>
  </message>
  <message>
   <source>Every cell has a fixed head, so there is nothing to compute; choose smaller cells.</source>
   <translation>所有单元都是定水头，无可计算；请选用更小的单元。</translation>
  </message>
  <message>
   <source>{folder} holds a flow model; give the plume a folder of its own.</source>
   <translation>{folder} 中已有水流模型；请为污染羽另指定一个文件夹。</translation>
  </message>
  <message>
   <source>{count} values would be kept; choose fewer output times or larger cells.</source>
   <translation>需要保存 {count} 个数值；请减少输出时刻或增大单元。</translation>
  </message>
  <message>
   <source>The MODFLOW 6 files of the flow model are missing; simulate the flow again.</source>
   <translation>缺少水流模型的 MODFLOW 6 文件；请重新进行水流模拟。</translation>
  </message>
  <message>
   <source>Writing the transport model</source>
   <translation>正在写入溶质运移模型</translation>
  </message>
  <message>
   <source>Running MODFLOW 6: transport</source>
   <translation>正在运行 MODFLOW 6：溶质运移</translation>
  </message>
  <message>
   <source>The scheme undershoots to {lowest:.3g} mg/L; refine the grid or use TVD or upstream.</source>
   <translation>计算格式出现负值，低至 {lowest:.3g} mg/L；请加密网格，或改用 TVD 或迎风格式。</translation>
  </message>
  <message>
   <source>The cells are too large for these dispersivities: the scheme alone disperses over {along} m along and {across} m across the flow; fronts come too early and peaks too low. Use smaller cells.</source>
   <translation>单元对这些弥散度来说过大：仅数值格式引起的弥散度沿流向就达 {along} m、垂直流向达 {across} m；锋面到达偏早、峰值偏低。请减小单元。</translation>
  </message>
  <message>
   <source>The porosity must be above 0 and at most 1, not {value}.</source>
   <translation>孔隙度必须大于 0 且不大于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>{name} must not be negative, but is {value}.</source>
   <translation>{name} 不得为负，现为 {value}。</translation>
  </message>
  <message>
   <source>MODFLOW 6 (mf6) was not found: get it with flopy's get-modflow, or give its path in MF6 or {variable}.</source>
   <translation>未找到 MODFLOW 6 (mf6)：请用 flopy 的 get-modflow 获取，或在参数 MF6 或 {variable} 中给出其路径。</translation>
  </message>
  <message>
   <source>The folder {path} cannot be written: {reason}.</source>
   <translation>无法写入文件夹 {path}：{reason}。</translation>
  </message>
  <message>
   <source>{path} is MODFLOW {found}; at least {wanted} is needed.</source>
   <translation>{path} 是 MODFLOW {found}；至少需要 {wanted}。</translation>
  </message>
  <message>
   <source>{path} is not the MODFLOW 6 program.</source>
   <translation>{path} 不是 MODFLOW 6 程序。</translation>
  </message>
  <message>
   <source>The {what} model did not converge; check its heads, conductivity and boundaries.</source>
   <translation>{what} 模型未收敛；请检查其水头、渗透系数和边界。</translation>
  </message>
  <message>
   <source>MODFLOW 6 stopped in the {what} model; its last lines are in the log.</source>
   <translation>MODFLOW 6 在 {what} 模型中停止；最后的输出见日志。</translation>
  </message>
  <message>
   <source>{count} responses do not fit in the memory; take fewer sources or points, or longer steps.</source>
   <translation>{count} 个响应值超出内存；请减少源或监测点，或增大时间步长。</translation>
  </message>
  <message>
   <source>The time step must be positive, not {step} d.</source>
   <translation>时间步长必须为正值，不能为 {step} d。</translation>
  </message>
  <message>
   <source>A model of {count} cells does not fit in the memory; use larger cells.</source>
   <translation>{count} 个单元的模型超出内存；请增大单元。</translation>
  </message>
  <message>
   <source>Sources or records lie in dry cells.</source>
   <translation>污染源或监测记录位于疏干单元。</translation>
  </message>
  <message>
   <source>{rows} release histories were given for {count} sources.</source>
   <translation>为 {count} 个污染源给出了 {rows} 条释放历史。</translation>
  </message>
  <message>
   <source>No cell of {what} number {number} carries water.</source>
   <translation>{what} 第 {number} 项没有含水单元。</translation>
  </message>
  <message>
   <source>Source {name} needs either a rate or a concentration, which must not be negative.</source>
   <translation>污染源{name}需要给出释放速率或浓度之一，且不得为负。</translation>
  </message>
  <message>
   <source>Source {name} does not release anything within the simulated time.</source>
   <translation>污染源{name}在模拟时段内没有任何释放。</translation>
  </message>
  <message>
   <source>Duration and step must be positive.</source>
   <translation>时长和步长必须为正值。</translation>
  </message>
  <message>
   <source>There is no source.</source>
   <translation>没有污染源。</translation>
  </message>
  <message>
   <source>Output times must lie within the duration of {days} d.</source>
   <translation>输出时间必须在 {days} d 的时长之内。</translation>
  </message>
  <message>
   <source>There are more than {most} time steps; choose a longer step.</source>
   <translation>时间步超过 {most} 个；请加大时间步长。</translation>
  </message>
  <message>
   <source>Source {name} needs {wanted}.</source>
   <translation>污染源{name}需要 {wanted}。</translation>
  </message>
  <message>
   <source>{what}: {first}</source>
   <translation>{what}：{first}</translation>
  </message>
  <message>
   <source>A source needs either rate_kg_d or concentration_mg_l.</source>
   <translation>污染源需要给出 rate_kg_d 或 concentration_mg_l 之一。</translation>
  </message>
  <message>
   <source>A source cannot take mass out.</source>
   <translation>污染源不能移出质量。</translation>
  </message>
  <message>
   <source>The feature has no geometry.</source>
   <translation>要素没有几何图形。</translation>
  </message>
  <message>
   <source>The layer must be a whole number from 1 on, not {layer}.</source>
   <translation>含水层编号必须是从 1 开始的整数，而不是 {layer}。</translation>
  </message>
  <message>
   <source>{field} is "{value}", not a number.</source>
   <translation>{field} 为“{value}”，不是数值。</translation>
  </message>
  <message>
   <source>The field {field} is missing or empty.</source>
   <translation>字段 {field} 缺失或为空。</translation>
  </message>
  <message>
   <source>"{value}" is not a date and time.</source>
   <translation>“{value}”不是日期时间。</translation>
  </message>
  <message>
   <source>The layer has no features.</source>
   <translation>图层没有要素。</translation>
  </message>
  <message>
   <source>{fact} {state}</source>
   <translation>{fact}{state}</translation>
  </message>
  <message>
   <source>{name} at {point} is {value} {unit}, {ratio} times the limit of {limit} {unit}.</source>
   <translation>{point} 的{name}为 {value} {unit}，是限值 {limit} {unit} 的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>No usable reading of {name} at {point} for {value} d, where one comes every {limit} d.</source>
   <translation>{point} 已有 {value} d 没有{name}的可用读数，正常应每 {limit} d 一次。</translation>
  </message>
  <message>
   <source>{name} at {point} rose from {limit} to {value} {unit}, {ratio} times as much.</source>
   <translation>{point} 的{name}由 {limit} 升至 {value} {unit}，为原来的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>{name} at {point} is below a detection limit of {value} {unit}, which at {ratio} times the limit of {limit} {unit} does not show that it is over.</source>
   <translation>{point} 的{name}低于检出限 {value} {unit}，而该检出限为限值 {limit} {unit} 的 {ratio} 倍，不足以说明超标已经结束。</translation>
  </message>
  <message>
   <source>{name} at {point} is {value}, where the limit on that side is {limit}.</source>
   <translation>{point} 的{name}为 {value}，该侧限值为 {limit}。</translation>
  </message>
  <message>
   <source>{name} at {point} is {value} {unit}, {ratio} times the class {limit_class} limit of {limit} {unit}.</source>
   <translation>{point} 的{name}为 {value} {unit}，是 {limit_class} 类限值 {limit} {unit} 的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>Withdrawn: the readings no longer support it.</source>
   <translation>已撤销：读数不再支持该预警。</translation>
  </message>
  <message>
   <source>To be confirmed by further readings.</source>
   <translation>有待后续读数核实。</translation>
  </message>
  <message>
   <source>Open.</source>
   <translation>预警中。</translation>
  </message>
  <message>
   <source>Acknowledged.</source>
   <translation>已确认。</translation>
  </message>
  <message>
   <source>Over.</source>
   <translation>已解除。</translation>
  </message>
  <message>
   <source>"{text}" in column {column} is not a number from {low} to {high}.</source>
   <translation>列 {column} 中的“{text}”不是 {low} 至 {high} 之间的数值。</translation>
  </message>
  <message>
   <source>The columns {columns} are missing.</source>
   <translation>缺少列 {columns}。</translation>
  </message>
  <message>
   <source>"{kind}" is not a kind of rule: limit, rise or missing.</source>
   <translation>“{kind}”不是规则类型：应为 limit、rise 或 missing。</translation>
  </message>
  <message>
   <source>The clear ratio {clear} is not below the open ratio {open}.</source>
   <translation>解除倍数 {clear} 不低于触发倍数 {open}。</translation>
  </message>
  <message>
   <source>The rule file {path} cannot be read as UTF-8 text.</source>
   <translation>规则文件 {path} 不是 UTF-8 文本，无法读取。</translation>
  </message>
  <message>
   <source>The rule file {path} is refused; faults found: {count}.</source>
   <translation>规则文件 {path} 被拒绝；发现错误 {count} 处。</translation>
  </message>
  <message>
   <source>"{level}" is not a level: general, serious or severe.</source>
   <translation>“{level}”不是预警级别：应为 general、serious 或 severe。</translation>
  </message>
  <message>
   <source>The level "{level}" stands twice in a rule.</source>
   <translation>同一条规则中级别“{level}”出现两次。</translation>
  </message>
  <message>
   <source>The ratios of level {upper} are not above those of level {lower}.</source>
   <translation>级别 {upper} 的倍数不高于级别 {lower} 的倍数。</translation>
  </message>
  <message>
   <source>Column {column} must be a whole number.</source>
   <translation>列 {column} 必须是整数。</translation>
  </message>
  <message>
   <source>Column {column} is empty.</source>
   <translation>列 {column} 为空。</translation>
  </message>
  <message>
   <source>The rows of rule "{rule}" disagree in column {column}.</source>
   <translation>规则“{rule}”各行在列 {column} 中不一致。</translation>
  </message>
  <message>
   <source>There is no rule in the file.</source>
   <translation>文件中没有规则。</translation>
  </message>
  <message>
   <source>Import laboratory results</source>
   <translation>导入实验室结果</translation>
  </message>
  <message>
   <source>Reads tables of laboratory results (CSV, XLSX) into the database: one result a row, or one property a column. Columns are found by their English or Chinese names. Non-detects (&lt;0.5, ND, BDL, 0.5L and their kin) are stored as less than their detection limit; units are converted. Every result ends stored, already stored, or rejected with its reason.</source>
   <translation>将实验室检测结果表（CSV、XLSX）读入数据库：每行一个结果，或每列一个监测指标。按中文或英文列名识别各列。未检出（&lt;0.5、ND、BDL、0.5L 等写法）按“小于检出限”存储；单位自动换算。每个结果都有明确去向：入库、已在库中，或拒收并说明原因。</translation>
  </message>
  <message>
   <source>CSV or XLSX files with columns for well, date, and analyte and result.</source>
   <translation>CSV 或 XLSX 文件，含井、日期、分析项目和结果等列。</translation>
  </message>
  <message>
   <source>Sheet</source>
   <translation>工作表</translation>
  </message>
  <message>
   <source>Sheet of the workbook. Empty: the first that holds a laboratory table.</source>
   <translation>工作簿中的工作表。留空：取第一个含实验室数据表的工作表。</translation>
  </message>
  <message>
   <source>Import data loggers</source>
   <translation>导入自动记录仪数据</translation>
  </message>
  <message>
   <source>Reads files of data loggers (Solinst, Van Essen Diver, Onset HOBO, Campbell TOA5, and tables with a column of dates and times) into the database. The format is found by content, never by the file's name. Every row ends stored, already stored, or rejected with its reason; a file that cannot be read is refused with one sentence and does not stop the others. Importing a file again stores nothing twice.</source>
   <translation>将自动记录仪文件（Solinst、Van Essen Diver、Onset HOBO、Campbell TOA5，以及含日期时间列的表格）读入数据库。格式按内容识别，与文件名无关。每一行都有明确去向：入库、已在库中，或拒收并说明原因；无法读取的文件会以一句话说明并拒收，不影响其他文件。重复导入同一文件不会重复入库。</translation>
  </message>
  <message>
   <source>Logger files of any supported vendor, mixed as you like.</source>
   <translation>任何受支持厂家的记录仪文件，可混合选择。</translation>
  </message>
  <message>
   <source>Monitoring point</source>
   <translation>监测点</translation>
  </message>
  <message>
   <source>All files belong to this point. Empty: the location named in the file, else the file's own name; upper case, blanks, dashes and underscores do not matter if the name stays unique.</source>
   <translation>所有文件都归入该监测点。留空：取文件中注明的位置，否则取文件名；在名称仍唯一时，不区分大小写、空格、连字符和下划线。</translation>
  </message>
  <message>
   <source>decided by the file</source>
   <translation>由文件判断</translation>
  </message>
  <message>
   <source>year month day</source>
   <translation>年 月 日</translation>
  </message>
  <message>
   <source>day month year</source>
   <translation>日 月 年</translation>
  </message>
  <message>
   <source>month day year</source>
   <translation>月 日 年</translation>
  </message>
  <message>
   <source>Files read</source>
   <translation>已读取的文件数</translation>
  </message>
  <message>
   <source>Files refused</source>
   <translation>被拒收的文件数</translation>
  </message>
  <message>
   <source>Rows stored</source>
   <translation>入库行数</translation>
  </message>
  <message>
   <source>Rows already stored</source>
   <translation>已在库中的行数</translation>
  </message>
  <message>
   <source>Rows rejected</source>
   <translation>拒收行数</translation>
  </message>
  <message>
   <source>All files of this folder (not of folders in it) are imported as well; files of other kinds are refused.</source>
   <translation>同时导入该文件夹（不含子文件夹）中的所有文件；格式不符的文件将被拒收。</translation>
  </message>
  <message>
   <source>Zone of files that state none: Asia/Shanghai, or UTC+08:00 for a clock that never follows daylight saving. Empty: the time zone of the park.</source>
   <translation>未注明时区的文件所用的时区：Asia/Shanghai，或对从不实行夏令时的时钟用 UTC+08:00。留空：取园区的时区。</translation>
  </message>
  <message>
   <source>One row a file: read or refused and why, the time zone used, rows stored, duplicate and rejected.</source>
   <translation>每个文件一行：已读取或拒收及其原因、所用时区、入库、重复和拒收的行数。</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Needed only when the file does not tell whether 05/08/2019 begins with the day or the month.</source>
   <translation>仅当文件本身无法判断 05/08/2019 是日在前还是月在前时才需要。</translation>
  </message>
  <message>
   <source>Import table</source>
   <translation>导入结果表</translation>
  </message>
  <message>
   <source>Order of dates</source>
   <translation>日期顺序</translation>
  </message>
  <message>
   <source>Classify water quality</source>
   <translation>水质类别评价</translation>
  </message>
  <message>
   <source>Gives every monitoring point its groundwater quality class I to V of GB/T 14848-2017: the worst class of the latest sample of each property in the chosen time. Samples flagged fail or missing are left out. A non-detect whose detection limit is too high gets the class that its limit meets and is marked undecided.</source>
   <translation>按 GB/T 14848-2017 给出每个监测点的地下水质量类别（Ⅰ～Ⅴ类）：取所选时段内各指标最新样品中最差的类别。标记为不合格或缺失的样品不参与评价。检出限过高的未检出结果按其检出限所满足的类别计，并标注为未定。</translation>
  </message>
  <message>
   <source>Observations</source>
   <translation>监测数据</translation>
  </message>
  <message>
   <source>Water quality classes</source>
   <translation>水质类别</translation>
  </message>
  <message>
   <source>Classes of the properties</source>
   <translation>各指标的类别</translation>
  </message>
  <message>
   <source>From (UTC)</source>
   <translation>起始时间 (UTC)</translation>
  </message>
  <message>
   <source>Only samples at or after this moment.</source>
   <translation>只取该时刻及以后的样品。</translation>
  </message>
  <message>
   <source>To (UTC)</source>
   <translation>结束时间 (UTC)</translation>
  </message>
  <message>
   <source>Only samples at or before this moment.</source>
   <translation>只取该时刻及以前的样品。</translation>
  </message>
  <message>
   <source>Classes of the points</source>
   <translation>各监测点的类别</translation>
  </message>
  <message>
   <source>Worst class</source>
   <translation>最差类别</translation>
  </message>
  <message>
   <source>Some limits behind these classes are not confirmed; see the documentation.</source>
   <translation>这些类别所依据的部分限值尚未核实；见文档。</translation>
  </message>
  <message>
   <source>Detect trends</source>
   <translation>趋势检验</translation>
  </message>
  <message>
   <source>Tests every point and property for a rising or falling trend by Mann-Kendall and gives the Theil-Sen slope from the true sampling times. Values below the highest detection limit are tied, so that a changing detection limit makes no trend. S, p, n, tau and the method are always reported.</source>
   <translation>用 Mann-Kendall 法检验每个监测点、每项指标的上升或下降趋势，并按实际采样时间给出 Theil-Sen 斜率。低于最高检出限的值视为相等，以免检出限变化造成虚假趋势。始终给出 S、p、n、tau 和所用方法。</translation>
  </message>
  <message>
   <source>Significance level (two-sided)</source>
   <translation>显著性水平（双侧）</translation>
  </message>
  <message>
   <source>A trend is reported when p is below this.</source>
   <translation>p 低于该值时判定有趋势。</translation>
  </message>
  <message>
   <source>Least number of samples</source>
   <translation>最少样品数</translation>
  </message>
  <message>
   <source>Series with fewer are insufficient; with four, p cannot get below 0.05.</source>
   <translation>样品数更少的序列判为样品不足；只有 4 个样品时 p 不可能低于 0.05。</translation>
  </message>
  <message>
   <source>Map plume</source>
   <translation>绘制污染羽</translation>
  </message>
  <message>
   <source>Maps one substance at one time from the wells' samples by ordinary kriging of the logarithm of the concentration, with its uncertainty, and outlines the plume above a threshold with area, mean, maximum and dissolved mass. Non-detects stand at half their detection limit. At least three wells are needed.</source>
   <translation>用浓度对数的普通克里金法，由监测井样品绘制某一物质在某一时刻的分布及其不确定性，并按阈值圈定污染羽，给出面积、平均浓度、最大浓度和溶解态质量。未检出按检出限的一半计。至少需要三口井。</translation>
  </message>
  <message>
   <source>Plume</source>
   <translation>污染羽</translation>
  </message>
  <message>
   <source>Threshold (canonical unit)</source>
   <translation>阈值（标准单位）</translation>
  </message>
  <message>
   <source>The plume is where the concentration is above this; empty means the limit of the class to keep.</source>
   <translation>浓度高于该值处即为污染羽；留空则取水质目标类别的限值。</translation>
  </message>
  <message>
   <source>Window (d)</source>
   <translation>时间窗 (d)</translation>
  </message>
  <message>
   <source>A well counts when it was sampled at the time or at most so many days before.</source>
   <translation>在该时刻或之前这么多天之内采过样的井参与计算。</translation>
  </message>
  <message>
   <source>Aquifer layer</source>
   <translation>含水层层号</translation>
  </message>
  <message>
   <source>Counted from one at the top; empty takes all layers together.</source>
   <translation>自上而下从 1 起计；留空则各层合并。</translation>
  </message>
  <message>
   <source>Cell size (m)</source>
   <translation>网格大小 (m)</translation>
  </message>
  <message>
   <source>Empty means a hundredth of the longer side of the map.</source>
   <translation>留空则取地图长边的百分之一。</translation>
  </message>
  <message>
   <source>Thickness of the contaminated aquifer (m)</source>
   <translation>受污染含水层厚度 (m)</translation>
  </message>
  <message>
   <source>For the dissolved mass.</source>
   <translation>用于计算溶解态质量。</translation>
  </message>
  <message>
   <source>Wells are above the threshold, but the map is smoothed below it; there is no plume to draw.</source>
   <translation>有监测井超过阈值，但插值平滑后图上低于阈值；没有可绘制的污染羽。</translation>
  </message>
  <message>
   <source>Time (UTC)</source>
   <translation>时间 (UTC)</translation>
  </message>
  <message>
   <source>The moment to be mapped; empty means that of the latest sample.</source>
   <translation>要绘制的时刻；留空则取最新样品的时刻。</translation>
  </message>
  <message>
   <source>Concentration</source>
   <translation>浓度</translation>
  </message>
  <message>
   <source>Standard deviation (log10)</source>
   <translation>标准差 (log10)</translation>
  </message>
  <message>
   <source>Porosity (1)</source>
   <translation>孔隙度 (1)</translation>
  </message>
  <message>
   <source>Share of the aquifer that is water, for the dissolved mass.</source>
   <translation>含水层中水所占的比例，用于计算溶解态质量。</translation>
  </message>
  <message>
   <source>{wells} wells, {non_detects} of them below the detection limit; variogram: {variogram}.</source>
   <translation>{wells} 口井，其中 {non_detects} 口低于检出限；变差函数：{variogram}。</translation>
  </message>
  <message>
   <source>Nowhere is the concentration above the threshold; there is no plume.</source>
   <translation>各处浓度均不高于阈值；没有污染羽。</translation>
  </message>
  <message>
   <source>Plan response</source>
   <translation>编制应急响应方案</translation>
  </message>
  <message>
   <source>Applies an emergency plan to the open warnings, the forecast of arrival and the traced sources: which tasks are due, by whom, until when, with what, and on which evidence. The highest open level decides; without an open warning only the tasks of the routine remain. The built-in plan is a template to be adapted to the park's own approved plan.</source>
   <translation>将应急预案应用于未解除的预警、到达预测和溯源结果：应执行哪些任务、由谁执行、何时完成、需要哪些资源、依据是什么。响应级别取未解除预警的最高级别；没有未解除的预警时只保留日常任务。内置预案是模板，须按园区批准的预案修订。</translation>
  </message>
  <message>
   <source>Emergency plan</source>
   <translation>应急预案</translation>
  </message>
  <message>
   <source>Tasks</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Arrival at receptors</source>
   <translation>受体的到达时间</translation>
  </message>
  <message>
   <source>Layer "Arrival" of a plume simulation. Wells count only within 50 m of a receptor of the park.</source>
   <translation>污染羽模拟的“到达”图层。监测井仅在距园区受体 50 m 以内时计入。</translation>
  </message>
  <message>
   <source>Traced sources</source>
   <translation>溯源结果</translation>
  </message>
  <message>
   <source>Layer made by "Trace source": candidates with their probability.</source>
   <translation>由“污染溯源”生成的图层：各候选污染源及其概率。</translation>
  </message>
  <message>
   <source>YAML file with phases and tasks; empty means the template that comes with the program.</source>
   <translation>含阶段和任务的 YAML 文件；留空则使用程序自带的模板。</translation>
  </message>
  <message>
   <source>Start of the response (UTC)</source>
   <translation>响应开始时间 (UTC)</translation>
  </message>
  <message>
   <source>Deadlines count from here; empty means now.</source>
   <translation>任务时限由此起算；留空则为当前时间。</translation>
  </message>
  <message>
   <source>Level of the response (none, general, serious, severe)</source>
   <translation>响应级别（none 无、general 一般、serious 较重、severe 严重）</translation>
  </message>
  <message>
   <source>Design network</source>
   <translation>监测网设计</translation>
  </message>
  <message>
   <source>Chooses where to drill new wells so that a leak of any facility is detected as early as possible on average, given the wells that stand. Every choice comes with a proven bound on how much better any other could be, the share of leaks that stays undetected, and what each further well brings.</source>
   <translation>在已有井的基础上选择新井位置，使任一设施的泄漏平均尽早被发现。每个方案都给出：其他方案最多能好多少（经证明的界）、仍未被发现的泄漏占比，以及每增加一口井的收益。</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>监测网</translation>
  </message>
  <message>
   <source>Gap to the best possible (-)</source>
   <translation>与最优方案的差距 (-)</translation>
  </message>
  <message>
   <source>Share of leaks not detected (-)</source>
   <translation>未被发现的泄漏占比 (-)</translation>
  </message>
  <message>
   <source>Mean time to detection (d)</source>
   <translation>平均发现时间 (d)</translation>
  </message>
  <message>
   <source>Facilities</source>
   <translation>设施</translation>
  </message>
  <message>
   <source>Fields name, and where wanted layer (1 is the top), rate_kg_d (else the leak rate below) and weight (relative probability of a leak, else 1).</source>
   <translation>字段 name；可选 layer（1 为顶层）、rate_kg_d（缺省取下面的泄漏速率）和 weight（泄漏的相对概率，缺省为 1）。</translation>
  </message>
  <message>
   <source>Possible wells</source>
   <translation>备选井位</translation>
  </message>
  <message>
   <source>Fields name, layer (optional). Empty: a grid in every layer, outside the facilities.</source>
   <translation>字段 name、layer（可选）。留空：在设施以外的各层布设网格点。</translation>
  </message>
  <message>
   <source>Existing wells</source>
   <translation>已有井</translation>
  </message>
  <message>
   <source>Fields name, layer (optional); they stay.</source>
   <translation>字段 name、layer（可选）；这些井保留。</translation>
  </message>
  <message>
   <source>Spacing of possible wells (m)</source>
   <translation>备选井位间距 (m)</translation>
  </message>
  <message>
   <source>Where no layer of them is given.</source>
   <translation>仅在未给出备选井位图层时使用。</translation>
  </message>
  <message>
   <source>Detection limit (mg/L)</source>
   <translation>检出限 (mg/L)</translation>
  </message>
  <message>
   <source>A leak is detected from here on.</source>
   <translation>达到该浓度即视为发现泄漏。</translation>
  </message>
  <message>
   <source>Leak rate (kg/d)</source>
   <translation>泄漏速率 (kg/d)</translation>
  </message>
  <message>
   <source>Constant rate of a leak.</source>
   <translation>泄漏的恒定速率。</translation>
  </message>
  <message>
   <source>Horizon (d)</source>
   <translation>计算期限 (d)</translation>
  </message>
  <message>
   <source>An undetected leak counts as this many days.</source>
   <translation>未被发现的泄漏按这么多天计。</translation>
  </message>
  <message>
   <source>Time step (d)</source>
   <translation>时间步长 (d)</translation>
  </message>
  <message>
   <source>Of the transport; at most 5000 steps.</source>
   <translation>溶质运移的时间步长；最多 5000 步。</translation>
  </message>
  <message>
   <source>New wells</source>
   <translation>新井数</translation>
  </message>
  <message>
   <source>How many to choose.</source>
   <translation>要选择的井数。</translation>
  </message>
  <message>
   <source>Time limit of the proof (s)</source>
   <translation>最优性证明的时限 (s)</translation>
  </message>
  <message>
   <source>When it ends, the best wells so far are given with the gap that is left; 0 for no proof.</source>
   <translation>到时则给出当前最好的井位和剩余差距；0 表示不作证明。</translation>
  </message>
  <message>
   <source>Mean time to detection {before:.0f} d before, {after:.0f} d after; gap {gap:.2%}; worst {worst:.0f} d</source>
   <translation>平均发现时间：布设前 {before:.0f} d，布设后 {after:.0f} d；差距 {gap:.2%}；最长 {worst:.0f} d</translation>
  </message>
  <message>
   <source>Quality control</source>
   <translation>质量控制</translation>
  </message>
  <message>
   <source>Flags readings by the QARTOD checks gross range, spike, rate of change and flat line, each with the figures of its property. The raw values stay as they are: the flags are an entry in the database's ledger, with author and parameters. Run it after every import, before classes, warnings and trends.</source>
   <translation>按 QARTOD 的总量程、尖峰、变化率和数值不变四项检查标记读数，各项指标使用各自的参数。原始值保持不变：标记作为一条记录写入数据库的操作台账，并注明操作人和参数。应在每次导入之后、评价类别、预警和趋势之前运行。</translation>
  </message>
  <message>
   <source>Flags</source>
   <translation>质量标记</translation>
  </message>
  <message>
   <source>Names with commas between; empty means all points.</source>
   <translation>名称以逗号分隔；留空表示所有监测点。</translation>
  </message>
  <message>
   <source>Observed properties</source>
   <translation>监测指标</translation>
  </message>
  <message>
   <source>Codes or names with commas between; empty means all.</source>
   <translation>代码或名称，以逗号分隔；留空表示全部。</translation>
  </message>
  <message>
   <source>Only readings at or after this moment.</source>
   <translation>只取该时刻及以后的读数。</translation>
  </message>
  <message>
   <source>Only readings at or before this moment.</source>
   <translation>只取该时刻及以前的读数。</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>操作人</translation>
  </message>
  <message>
   <source>Who answers for this entry; empty means the name of the login.</source>
   <translation>对该条记录负责的人；留空则取登录名。</translation>
  </message>
  <message>
   <source>CSV with the site's own figures, as the documentation describes; empty means the built-in table.</source>
   <translation>含本场地参数的 CSV 文件，格式见文档；留空则使用内置表。</translation>
  </message>
  <message>
   <source>Flags by point and property</source>
   <translation>按监测点和指标统计的标记数</translation>
  </message>
  <message>
   <source>Number of the ledger entry</source>
   <translation>台账记录编号</translation>
  </message>
  <message>
   <source>Table of checks</source>
   <translation>检查规则表</translation>
  </message>
  <message>
   <source>No observations match these points, properties and times.</source>
   <translation>没有符合这些监测点、指标和时间的监测数据。</translation>
  </message>
  <message>
   <source>CSV files (*.csv)</source>
   <translation>CSV 文件 (*.csv)</translation>
  </message>
  <message>
   <source>Write report</source>
   <translation>生成报告</translation>
  </message>
  <message>
   <source>Writes one HTML file with its pictures inside: the park, the data that came in, classes, trends with all their statistics, warnings, forecast, sources, proposed wells, tasks, and where everything came from. What is not given is named as missing. The file opens in any browser and prints on A4.</source>
   <translation>生成一个内嵌图片的 HTML 文件：园区概况、入库数据、水质类别、趋势及其全部统计量、预警、预测、污染源、建议的新井、任务，以及各项内容的来源。未提供的内容会注明缺失。文件可用任何浏览器打开，并可按 A4 打印。</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>水质类别</translation>
  </message>
  <message>
   <source>Layer made by "Classify water quality".</source>
   <translation>由“水质类别评价”生成的图层。</translation>
  </message>
  <message>
   <source>Layer made by "Detect trends".</source>
   <translation>由“趋势检验”生成的图层。</translation>
  </message>
  <message>
   <source>Layer made by "Evaluate warnings"; empty means all warnings of the database.</source>
   <translation>由“预警判定”生成的图层；留空则取数据库中的所有预警。</translation>
  </message>
  <message>
   <source>Layer "Arrival" of a plume simulation.</source>
   <translation>污染羽模拟的“到达时间”图层。</translation>
  </message>
  <message>
   <source>Layer made by "Trace source".</source>
   <translation>由“污染溯源”生成的图层。</translation>
  </message>
  <message>
   <source>Proposed wells</source>
   <translation>建议的新井</translation>
  </message>
  <message>
   <source>Layer made by "Design network".</source>
   <translation>由“监测网设计”生成的图层。</translation>
  </message>
  <message>
   <source>Table made by "Plan response".</source>
   <translation>由“编制应急响应方案”生成的表。</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Picture of the map</source>
   <translation>地图图片</translation>
  </message>
  <message>
   <source>Language of the report, whatever the language of QGIS.</source>
   <translation>报告的语言，与 QGIS 界面语言无关。</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Heading of the report; empty means a general one.</source>
   <translation>报告的标题；留空则使用通用标题。</translation>
  </message>
  <message>
   <source>PNG or JPEG file, shown on the first page.</source>
   <translation>PNG 或 JPEG 文件，显示在首页。</translation>
  </message>
  <message>
   <source>Time of the report (UTC)</source>
   <translation>报告时间 (UTC)</translation>
  </message>
  <message>
   <source>Empty means the present moment.</source>
   <translation>留空表示当前时刻。</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>HTML 文件 (*.html)</translation>
  </message>
  <message>
   <source>Create database</source>
   <translation>创建数据库</translation>
  </message>
  <message>
   <source>Makes the tables for a park, its readings and its warnings in a new or existing GeoPackage or in a PostgreSQL database with PostGIS, or upgrades them from an older version. What is stored stays; running it again changes nothing.</source>
   <translation>在新建或已有的 GeoPackage，或装有 PostGIS 的 PostgreSQL 数据库中，创建存放园区、读数和预警的表，或从旧版本升级。已存数据保留；重复运行不会改变任何内容。</translation>
  </message>
  <message>
   <source>Database</source>
   <translation>数据库</translation>
  </message>
  <message>
   <source>Version of the tables</source>
   <translation>表的版本</translation>
  </message>
  <message>
   <source>Import park</source>
   <translation>导入园区</translation>
  </message>
  <message>
   <source>Stores a park, its enterprises, facilities, monitoring points and receptors from layers. Things of the same name are updated, others stay. Layers in another projected coordinate system are reprojected. All rows are checked first and all faults reported; with a fault nothing is stored.</source>
   <translation>由图层导入园区及其企业、设施、监测点和受体。同名对象被更新，其余保持不变。采用其他投影坐标系的图层会自动重投影。先检查所有行并报告全部错误；只要有一处错误就不入库。</translation>
  </message>
  <message>
   <source>Fields name, layer (from 1), ground_elevation_m, reference_elevation_m, screen_top_m and screen_bottom_m (depth below ground), role (background, source, diffusion, sentinel, other). Only name is required.</source>
   <translation>字段 name、layer（从 1 起）、ground_elevation_m、reference_elevation_m、screen_top_m 和 screen_bottom_m（地面以下深度）、role（background、source、diffusion、sentinel、other）。只有 name 为必填。</translation>
  </message>
  <message>
   <source>Fields name, enterprise, kind (tank, pond, pipeline, workshop, landfill, loading, other), substances (codes or names with ; between).</source>
   <translation>字段 name、enterprise、kind（tank、pond、pipeline、workshop、landfill、loading、other）、substances（代码或名称，以 ; 分隔）。</translation>
  </message>
  <message>
   <source>Fields name, kind (intake, river, residential, other), layer (from 1).</source>
   <translation>字段 name、kind（intake、river、residential、other）、layer（从 1 起）。</translation>
  </message>
  <message>
   <source>The polygons of BOUNDARY cannot be joined; mend their geometry first.</source>
   <translation>BOUNDARY 中的面无法合并；请先修复其几何图形。</translation>
  </message>
  <message>
   <source>Name of the park</source>
   <translation>园区名称</translation>
  </message>
  <message>
   <source>A database holds one park.</source>
   <translation>一个数据库只存放一个园区。</translation>
  </message>
  <message>
   <source>Parks stored</source>
   <translation>入库的园区数</translation>
  </message>
  <message>
   <source>Enterprises stored</source>
   <translation>入库的企业数</translation>
  </message>
  <message>
   <source>Facilities stored</source>
   <translation>入库的设施数</translation>
  </message>
  <message>
   <source>Monitoring points stored</source>
   <translation>入库的监测点数</translation>
  </message>
  <message>
   <source>Receptors stored</source>
   <translation>入库的受体数</translation>
  </message>
  <message>
   <source>Boundary</source>
   <translation>边界</translation>
  </message>
  <message>
   <source>The park's area; several polygons are joined.</source>
   <translation>园区范围；多个面将合并。</translation>
  </message>
  <message>
   <source>Fields name, sector, contact.</source>
   <translation>字段 name、sector、contact。</translation>
  </message>
  <message>
   <source>A projected system in metres; empty takes that of the monitoring points.</source>
   <translation>以米为单位的投影坐标系；留空则取监测点图层的坐标系。</translation>
  </message>
  <message>
   <source>Time zone of the site</source>
   <translation>场地时区</translation>
  </message>
  <message>
   <source>IANA name such as Asia/Shanghai; the last resort for files that name no zone.</source>
   <translation>IANA 名称，如 Asia/Shanghai；文件未注明时区时最后采用。</translation>
  </message>
  <message>
   <source>Marks a park that no one can visit; shown wherever the park is.</source>
   <translation>标记为现实中不存在的园区；凡显示园区之处都会注明。</translation>
  </message>
  <message>
   <source>Anything worth knowing of the park.</source>
   <translation>关于园区的其他说明。</translation>
  </message>
  <message>
   <source>The coordinate system {crs} has no public code.</source>
   <translation>坐标系 {crs} 没有公开编码。</translation>
  </message>
  <message>
   <source>Coordinate system of the park</source>
   <translation>园区坐标系</translation>
  </message>
  <message>
   <source>Simulated park</source>
   <translation>模拟园区</translation>
  </message>
  <message>
   <source>Load observations</source>
   <translation>加载监测数据</translation>
  </message>
  <message>
   <source>Gives the observations of chosen points, properties and times as a point layer: the input of classes, trends, plume maps and source tracing. Flags are those of the ledger, now or as they were at a given moment; for a non-detect, censored is true and value is the detection limit.</source>
   <translation>将所选监测点、指标和时段的监测数据输出为点图层，作为类别评价、趋势检验、污染羽绘制和溯源的输入。质量标记取自操作台账，可取当前的或某一时刻的；未检出时 censored 为真，value 为检出限。</translation>
  </message>
  <message>
   <source>Codes, names or CAS numbers with commas between; empty means all.</source>
   <translation>代码、名称或 CAS 号，以逗号分隔；留空表示全部。</translation>
  </message>
  <message>
   <source>Only observations at or after this moment.</source>
   <translation>只取该时刻及以后的监测数据。</translation>
  </message>
  <message>
   <source>Only observations at or before this moment.</source>
   <translation>只取该时刻及以前的监测数据。</translation>
  </message>
  <message>
   <source>Flags as of (UTC)</source>
   <translation>质量标记截至 (UTC)</translation>
  </message>
  <message>
   <source>Flags as they were at this moment; empty means now.</source>
   <translation>取该时刻有效的质量标记；留空表示当前。</translation>
  </message>
  <message>
   <source>Also gives observations flagged 4 (fail) and 9 (missing, without value).</source>
   <translation>同时输出标记为 4（不合格）和 9（缺失，无值）的监测数据。</translation>
  </message>
  <message>
   <source>Number of observations</source>
   <translation>监测数据条数</translation>
  </message>
  <message>
   <source>Include failed and missing</source>
   <translation>包含不合格和缺失的数据</translation>
  </message>
  <message>
   <source>The field name is missing or empty.</source>
   <translation>字段 name 缺失或为空。</translation>
  </message>
  <message>
   <source>Trace source</source>
   <translation>污染溯源</translation>
  </message>
  <message>
   <source>Says for each candidate facility how likely it alone is the source of what the wells show, when and how much it must have released, and how well that fits. Non-detects count as such. Where the samples cannot tell candidates apart it says so, and which further sample would. The flow is steady and taken as known.</source>
   <translation>给出每个候选设施单独造成监测井所见污染的概率、应在何时释放了多少，以及拟合程度。未检出按未检出参与计算。若样品无法区分各候选污染源，则予以说明，并指出再采哪个样品可以区分。水流视为稳定且已知。</translation>
  </message>
  <message>
   <source>Candidate facilities</source>
   <translation>候选设施</translation>
  </message>
  <message>
   <source>Fields name, and where known enterprise, substances (codes or names, ; between) and layer (1 is the top). A facility not listed as holding the substance gets a fifth of the prior weight.</source>
   <translation>字段 name；可选 enterprise、substances（代码或名称，以 ; 分隔）和 layer（1 为顶层）。未登记存有该物质的设施，其先验权重降为五分之一。</translation>
  </message>
  <message>
   <source>Start (UTC)</source>
   <translation>起始时间 (UTC)</translation>
  </message>
  <message>
   <source>Releases are sought from here on.</source>
   <translation>从该时刻起查找释放。</translation>
  </message>
  <message>
   <source>End (UTC)</source>
   <translation>结束时间 (UTC)</translation>
  </message>
  <message>
   <source>Releases are sought until here; empty: the last sample.</source>
   <translation>查找释放至该时刻为止；留空：最后一个样品的时刻。</translation>
  </message>
  <message>
   <source>Release window (d)</source>
   <translation>释放窗口 (d)</translation>
  </message>
  <message>
   <source>The rate is constant within each; at most 120 windows.</source>
   <translation>每个窗口内释放速率恒定；最多 120 个窗口。</translation>
  </message>
  <message>
   <source>Relative error of a sample (-)</source>
   <translation>样品的相对误差 (-)</translation>
  </message>
  <message>
   <source>Standard deviation of sampling and analysis.</source>
   <translation>采样和分析的标准差。</translation>
  </message>
  <message>
   <source>Relative error of the model (-)</source>
   <translation>模型的相对误差 (-)</translation>
  </message>
  <message>
   <source>Standard deviation of what flow and transport miss; the same sign at a well over months.</source>
   <translation>水流和运移模型未能反映部分的标准差；在同一口井上数月内同号。</translation>
  </message>
  <message>
   <source>Releases</source>
   <translation>释放历史</translation>
  </message>
  <message>
   <source>Fit to the samples</source>
   <translation>样品拟合结果</translation>
  </message>
  <message>
   <source>Identifiable</source>
   <translation>是否可判别</translation>
  </message>
  <message>
   <source>The start of the period is not a date.</source>
   <translation>时段的起始时间不是日期。</translation>
  </message>
  <message>
   <source>Path of mf6. Empty: the environment variable GW_MONITOR_MF6, PATH, the Python environment and the folder of flopy's get-modflow are searched.</source>
   <translation>mf6 的路径。留空：依次查找环境变量 GW_MONITOR_MF6、PATH、Python 环境和 flopy 的 get-modflow 文件夹。</translation>
  </message>
  <message>
   <source>Effective porosity (-)</source>
   <translation>有效孔隙度 (-)</translation>
  </message>
  <message>
   <source>Share of the ground that the moving water fills.</source>
   <translation>流动的水占地层体积的比例。</translation>
  </message>
  <message>
   <source>Longitudinal dispersivity (m)</source>
   <translation>纵向弥散度 (m)</translation>
  </message>
  <message>
   <source>Spreading along the flow; often a tenth of the distance travelled, or less.</source>
   <translation>沿流向的弥散；通常为运移距离的十分之一或更小。</translation>
  </message>
  <message>
   <source>Transverse dispersivity (m)</source>
   <translation>横向弥散度 (m)</translation>
  </message>
  <message>
   <source>Horizontal spreading across the flow; often a tenth of the longitudinal one.</source>
   <translation>垂直于流向的水平弥散；通常为纵向弥散度的十分之一。</translation>
  </message>
  <message>
   <source>Vertical dispersivity (m)</source>
   <translation>垂向弥散度 (m)</translation>
  </message>
  <message>
   <source>Vertical spreading across the flow; often a hundredth of the longitudinal one.</source>
   <translation>垂直于流向的垂向弥散；通常为纵向弥散度的百分之一。</translation>
  </message>
  <message>
   <source>Bulk density (kg/L)</source>
   <translation>干密度 (kg/L)</translation>
  </message>
  <message>
   <source>Dry mass of a litre of ground; only sorption uses it.</source>
   <translation>每升地层的干质量；仅用于吸附计算。</translation>
  </message>
  <message>
   <source>Sorption coefficient Kd (L/kg)</source>
   <translation>吸附分配系数 Kd (L/kg)</translation>
  </message>
  <message>
   <source>Linear, reversible sorption; 0 for none.</source>
   <translation>线性可逆吸附；0 表示无吸附。</translation>
  </message>
  <message>
   <source>Half-life (d)</source>
   <translation>半衰期 (d)</translation>
  </message>
  <message>
   <source>First-order decay, dissolved and sorbed alike. Empty or 0: no decay.</source>
   <translation>一级衰减，溶解态和吸附态相同。留空或 0：不衰减。</translation>
  </message>
  <message>
   <source>{what} is in {found}, but the model in {wanted}; reproject it first.</source>
   <translation>{what} 的坐标系为 {found}，而模型为 {wanted}；请先重投影。</translation>
  </message>
  <message>
   <source>MODFLOW 6 program</source>
   <translation>MODFLOW 6 程序</translation>
  </message>
  <message>
   <source>{what}: "{text}" is not a list of numbers with commas between.</source>
   <translation>{what}：“{text}”不是以逗号分隔的数值列表。</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>Limit (unit of the property)</source>
   <translation>限值（指标的单位）</translation>
  </message>
  <message>
   <source>What counts as plume and as arrival. Empty: the class III limit of GB/T 14848-2017.</source>
   <translation>判定污染羽和到达的浓度。留空：GB/T 14848-2017 的Ⅲ类限值。</translation>
  </message>
  <message>
   <source>The standard has no class III limit for {property}; give LIMIT.</source>
   <translation>标准中没有{property}的Ⅲ类限值；请给出 LIMIT。</translation>
  </message>
  <message>
   <source>Breakthrough curves</source>
   <translation>穿透曲线</translation>
  </message>
  <message>
   <source>Arrival at the points</source>
   <translation>各点的到达时间</translation>
  </message>
  <message>
   <source>Breakthrough</source>
   <translation>穿透曲线</translation>
  </message>
  <message>
   <source>Arrival</source>
   <translation>到达时间</translation>
  </message>
  <message>
   <source>{what} has {bands} bands for {layers} layers.</source>
   <translation>{what} 有 {bands} 个波段，而模型有 {layers} 层。</translation>
  </message>
  <message>
   <source>Simulate flow</source>
   <translation>水流模拟</translation>
  </message>
  <message>
   <source>Computes steady groundwater flow in the area with MODFLOW 6: heads, flow through every cell face and velocities. The folder it leaves is what the plume, source tracing and network algorithms read. Flow is assumed steady; boundaries are fixed heads, a river, wells and recharge.</source>
   <translation>用 MODFLOW 6 计算区内的稳定地下水流：水头、各单元界面流量和流速。生成的文件夹供污染羽、溯源和监测网各算法读取。假定为稳定流；边界为定水头、河流、井和补给。</translation>
  </message>
  <message>
   <source>Head</source>
   <translation>水头</translation>
  </message>
  <message>
   <source>Specific discharge</source>
   <translation>达西流速</translation>
  </message>
  <message>
   <source>Bottoms (m)</source>
   <translation>底板高程 (m)</translation>
  </message>
  <message>
   <source>Hydraulic conductivity (m/d)</source>
   <translation>渗透系数 (m/d)</translation>
  </message>
  <message>
   <source>Head in the top layer (m)</source>
   <translation>顶层水头 (m)</translation>
  </message>
  <message>
   <source>Model area</source>
   <translation>模型范围</translation>
  </message>
  <message>
   <source>Polygon in a projected CRS in metres.</source>
   <translation>以米为单位的投影坐标系中的面。</translation>
  </message>
  <message>
   <source>Side of a square cell.</source>
   <translation>正方形单元的边长。</translation>
  </message>
  <message>
   <source>Top (m)</source>
   <translation>顶板高程 (m)</translation>
  </message>
  <message>
   <source>Elevation of the top of layer 1.</source>
   <translation>第 1 层的顶板高程。</translation>
  </message>
  <message>
   <source>Elevation of the bottom of each layer from above, with commas.</source>
   <translation>各层底板高程，自上而下，以逗号分隔。</translation>
  </message>
  <message>
   <source>Horizontal, of each layer from above, with commas; one number holds for all.</source>
   <translation>各层的水平渗透系数，自上而下，以逗号分隔；只给一个值则用于所有层。</translation>
  </message>
  <message>
   <source>Vertical over horizontal conductivity (-)</source>
   <translation>垂向与水平渗透系数之比 (-)</translation>
  </message>
  <message>
   <source>Usually 0.01 to 1.</source>
   <translation>通常为 0.01 至 1。</translation>
  </message>
  <message>
   <source>One band for all layers or a band a layer, in the CRS of the area; replaces the numbers where set.</source>
   <translation>所有层共用一个波段，或每层一个波段，坐标系与模型范围相同；设置后取代上面的数值。</translation>
  </message>
  <message>
   <source>Fixed heads</source>
   <translation>定水头</translation>
  </message>
  <message>
   <source>Fields head (m) and layer (optional, 1 is the top).</source>
   <translation>字段 head (m)、layer（可选，1 为顶层）。</translation>
  </message>
  <message>
   <source>River</source>
   <translation>河流</translation>
  </message>
  <message>
   <source>Fields stage (m), conductance_m2_d (of the whole feature, shared by its cells), layer (optional).</source>
   <translation>字段 stage (m)、conductance_m2_d（整个要素的值，由其各单元分摊）、layer（可选）。</translation>
  </message>
  <message>
   <source>Wells</source>
   <translation>井</translation>
  </message>
  <message>
   <source>Fields rate_m3_d (negative for pumping), layer (optional).</source>
   <translation>字段 rate_m3_d（抽水为负）、layer（可选）。</translation>
  </message>
  <message>
   <source>Recharge (mm/a)</source>
   <translation>补给量 (mm/a)</translation>
  </message>
  <message>
   <source>Into the uppermost cells, the same everywhere.</source>
   <translation>补给最上层的有效单元，各处相同。</translation>
  </message>
  <message>
   <source>The model area must be one polygon.</source>
   <translation>模型范围必须是一个面。</translation>
  </message>
  <message>
   <source>{count} conductivities were given for {layers} layers.</source>
   <translation>为 {layers} 层给出了 {count} 个渗透系数。</translation>
  </message>
  <message>
   <source>Conductivity raster (m/d)</source>
   <translation>渗透系数栅格 (m/d)</translation>
  </message>
  <message>
   <source>Largest imbalance of a cell: {value:.2g} m³/d</source>
   <translation>单元最大水量不平衡：{value:.2g} m³/d</translation>
  </message>
  <message>
   <source>Head (m)</source>
   <translation>水头 (m)</translation>
  </message>
  <message>
   <source>Simulate plume</source>
   <translation>污染羽模拟</translation>
  </message>
  <message>
   <source>Forecasts how a dissolved substance spreads from its sources, with advection, dispersion, sorption and decay, by MODFLOW 6 over the flow of "Simulate flow". Gives maps at the output times, the area above the limit, breakthrough curves, and when the limit is reached at wells and receptors.</source>
   <translation>在“水流模拟”的流场上，用 MODFLOW 6 预测溶解物质从污染源向外的迁移，考虑对流、弥散、吸附和衰减。给出各输出时间的分布图、超过限值的范围、穿透曲线，以及监测井和受体何时达到限值。</translation>
  </message>
  <message>
   <source>Output times (d)</source>
   <translation>输出时间 (d)</translation>
  </message>
  <message>
   <source>Plume forecast</source>
   <translation>污染羽预测</translation>
  </message>
  <message>
   <source>Fields name, rate_kg_d or concentration_mg_l, start and end (UTC; empty: the whole time), layer (optional). A polygon releases evenly over its cells.</source>
   <translation>字段 name、rate_kg_d 或 concentration_mg_l、start 和 end（UTC；留空：整个时段）、layer（可选）。面污染源在其各单元上均匀释放。</translation>
  </message>
  <message>
   <source>TVD is the most accurate. Upstream smears the front, never undershoots, and agrees with source tracing and network design; central may oscillate where cells are large.</source>
   <translation>TVD 最精确。迎风格式会使锋面变缓，但不出现负值，且与溯源和监测网设计一致；中心差分在单元较大处可能振荡。</translation>
  </message>
  <message>
   <source>Wells and receptors</source>
   <translation>监测井和受体</translation>
  </message>
  <message>
   <source>Fields name and layer (optional).</source>
   <translation>字段 name、layer（可选）。</translation>
  </message>
  <message>
   <source>Empty: the earliest start of a source, else midnight today.</source>
   <translation>留空：取污染源最早的起始时间，若没有则取当日零时。</translation>
  </message>
  <message>
   <source>Duration (d)</source>
   <translation>时长 (d)</translation>
  </message>
  <message>
   <source>Simulated time.</source>
   <translation>模拟的时长。</translation>
  </message>
  <message>
   <source>Longest step.</source>
   <translation>最大时间步长。</translation>
  </message>
  <message>
   <source>Days after the start at which the map is kept, with commas; empty: the end only.</source>
   <translation>保存分布图的时间（起始后的天数），以逗号分隔；留空：仅结束时。</translation>
  </message>
  <message>
   <source>Extent above the limit</source>
   <translation>超过限值的范围</translation>
  </message>
  <message>
   <source>Mass balance error (percent)</source>
   <translation>质量平衡误差（百分比）</translation>
  </message>
  <message>
   <source>Advection scheme</source>
   <translation>对流格式</translation>
  </message>
  <message>
   <source>Mass balance error: {percent:.2g} %</source>
   <translation>质量平衡误差：{percent:.2g} %</translation>
  </message>
  <message>
   <source>{days:g} d</source>
   <translation>{days:g} d</translation>
  </message>
  <message>
   <source>Simulate plume (analytic)</source>
   <translation>污染羽模拟（解析法）</translation>
  </message>
  <message>
   <source>Computes a plume with exact solutions for uniform flow, without a grid model: a first answer within seconds when only velocity and direction are known, and a check of numerical models. Ground and flow are taken to be the same everywhere; results are at the water table.</source>
   <translation>用均匀流的精确解计算污染羽，不需要网格模型：只知道流速和流向时，几秒内给出初步结果，也可用于检验数值模型。假定地层和水流处处相同；结果为潜水面处的值。</translation>
  </message>
  <message>
   <source>The map would have {count} cells; choose larger cells than {size} m.</source>
   <translation>地图将有 {count} 个像元；请采用大于 {size} m 的像元。</translation>
  </message>
  <message>
   <source>The whole plume lies in one cell; choose smaller cells than {size} m.</source>
   <translation>整个污染羽都在一个单元内；请选用小于 {size} m 的单元。</translation>
  </message>
  <message>
   <source>Fields name, rate_kg_d (points) or concentration_mg_l (strip, patch), start and end (UTC; empty: the whole time).</source>
   <translation>字段 name、rate_kg_d（点源）或 concentration_mg_l（线源、面源）、start 和 end（UTC；留空：整个时段）。</translation>
  </message>
  <message>
   <source>Strip and patch hold their concentration across the flow; nothing is computed upstream of them.</source>
   <translation>线源和面源在垂直于流向的断面上保持其浓度；其上游不作计算。</translation>
  </message>
  <message>
   <source>Field name; the centroid counts.</source>
   <translation>字段 name；以质心为准。</translation>
  </message>
  <message>
   <source>Seepage velocity (m/d)</source>
   <translation>实际流速 (m/d)</translation>
  </message>
  <message>
   <source>Darcy flux over porosity.</source>
   <translation>达西流速除以孔隙度。</translation>
  </message>
  <message>
   <source>Direction of flow (degrees)</source>
   <translation>流向（度）</translation>
  </message>
  <message>
   <source>Where to, clockwise from north.</source>
   <translation>水流的去向，自正北顺时针计。</translation>
  </message>
  <message>
   <source>Thickness (m)</source>
   <translation>厚度 (m)</translation>
  </message>
  <message>
   <source>Of the aquifer, or height of the patch.</source>
   <translation>含水层的厚度，或面源的高度。</translation>
  </message>
  <message>
   <source>Width (m)</source>
   <translation>宽度 (m)</translation>
  </message>
  <message>
   <source>Of the strip or patch across the flow.</source>
   <translation>线源或面源垂直于流向的宽度。</translation>
  </message>
  <message>
   <source>Time (d)</source>
   <translation>时间 (d)</translation>
  </message>
  <message>
   <source>Days after the start.</source>
   <translation>起始后的天数。</translation>
  </message>
  <message>
   <source>Of the map.</source>
   <translation>地图的像元大小。</translation>
  </message>
  <message>
   <source>Solution</source>
   <translation>解析解</translation>
  </message>
  <message>
   <source>Point through the whole thickness (2-D, rate)</source>
   <translation>贯穿整个厚度的点源（二维，按速率）</translation>
  </message>
  <message>
   <source>Point at the water table of a thick aquifer (3-D, rate)</source>
   <translation>厚含水层潜水面处的点源（三维，按速率）</translation>
  </message>
  <message>
   <source>Strip through the whole thickness (2-D, concentration)</source>
   <translation>贯穿整个厚度的线源（二维，按浓度）</translation>
  </message>
  <message>
   <source>Patch below the water table of a thick aquifer (3-D, concentration)</source>
   <translation>厚含水层潜水面以下的面源（三维，按浓度）</translation>
  </message>
  <message>
   <source>Evaluate warnings</source>
   <translation>预警判定</translation>
  </message>
  <message>
   <source>Compares all readings with the warning rules: the class limits of the park, sharp rises and data loss. A warning opens at one of three levels, steps up and down, and ends only well below where it opened. Events are stored with the readings, the limit and the version of the rules that made them; running it again changes nothing. Readings flagged fail do not count, suspect ones wait for confirmation, and a non-detect above the limit neither opens nor ends a warning.</source>
   <translation>将所有读数与预警规则比较：园区水质目标的限值、浓度突升和数据缺失。预警分三级触发，可升级或降级，只有明显低于触发值时才解除。每个事件都记录所依据的读数、限值和规则版本；重复运行不会改变任何内容。标记为不合格的读数不参与判定，可疑读数待核实，高于限值的未检出既不触发也不解除预警。</translation>
  </message>
  <message>
   <source>Own rules</source>
   <translation>自定义规则</translation>
  </message>
  <message>
   <source>CSV file with rules that are added to the built-in ones, or replace those of the same name.</source>
   <translation>规则 CSV 文件，在内置规则之外增加，或取代同名规则。</translation>
  </message>
  <message>
   <source>Warnings since (UTC)</source>
   <translation>预警起始时间 (UTC)</translation>
  </message>
  <message>
   <source>Warnings that were over before then are left out.</source>
   <translation>在此之前已解除的预警不输出。</translation>
  </message>
  <message>
   <source>As at (UTC)</source>
   <translation>截至时间 (UTC)</translation>
  </message>
  <message>
   <source>Later readings are not looked at; empty means the present moment.</source>
   <translation>不考虑此后的读数；留空表示当前时刻。</translation>
  </message>
  <message>
   <source>Open warnings</source>
   <translation>未解除的预警</translation>
  </message>
  <message>
   <source>Warnings opened by this evaluation</source>
   <translation>本次触发的预警数</translation>
  </message>
  <message>
   <source>Warnings ended by this evaluation</source>
   <translation>本次解除的预警数</translation>
  </message>
  <message>
   <source>Store: park and database</source>
   <translation>数据存储：园区与数据库</translation>
  </message>
  <message>
   <source>Acquisition: readings in</source>
   <translation>数据采集：读数导入</translation>
  </message>
  <message>
   <source>Quality of readings</source>
   <translation>读数质量控制</translation>
  </message>
  <message>
   <source>Assessment: classes, trends, plumes</source>
   <translation>水质评价：类别、趋势、污染羽</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>预警</translation>
  </message>
  <message>
   <source>Transport: flow and plume</source>
   <translation>数值模拟：水流与污染羽</translation>
  </message>
  <message>
   <source>Tracing of sources</source>
   <translation>污染溯源</translation>
  </message>
  <message>
   <source>Emergency response</source>
   <translation>应急响应</translation>
  </message>
  <message>
   <source>Reporting</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Python package {names} is missing; see docs/installation.md.</source>
   <translation>缺少 Python 包 {names}；见 docs/installation.md。</translation>
  </message>
  <message>
   <source>{what} has no coordinate reference system; set one first.</source>
   <translation>{what} 没有坐标参照系；请先设置。</translation>
  </message>
  <message>
   <source>{what} is in {crs}; reproject it to a projected system in metres first.</source>
   <translation>{what} 的坐标系为 {crs}；请先重投影到以米为单位的投影坐标系。</translation>
  </message>
  <message>
   <source>{place}: The polygon is not valid; run "Fix geometries" first.</source>
   <translation>{place}：多边形无效；请先运行“修复几何图形”。</translation>
  </message>
  <message>
   <source>Writing the result failed: {reason}</source>
   <translation>写入结果失败：{reason}</translation>
  </message>
  <message>
   <source>{database} is not a GeoPackage file (.gpkg) and not postgres:NAME or service:NAME.</source>
   <translation>{database} 不是 GeoPackage 文件 (.gpkg)，也不是 postgres:NAME 或 service:NAME。</translation>
  </message>
  <message>
   <source>No database is named.</source>
   <translation>未指定数据库。</translation>
  </message>
  <message>
   <source>No PostgreSQL connection named {name} is saved in QGIS.</source>
   <translation>QGIS 中没有保存名为 {name} 的 PostgreSQL 连接。</translation>
  </message>
  <message>
   <source>{output} would overwrite the database; choose another file.</source>
   <translation>{output} 会覆盖数据库；请选择其他文件。</translation>
  </message>
  <message>
   <source>A GeoPackage file (.gpkg), or postgres:NAME for a PostgreSQL connection saved in QGIS, or service:NAME for an entry of the PostgreSQL service file.</source>
   <translation>GeoPackage 文件 (.gpkg)；或 postgres:NAME，表示 QGIS 中保存的 PostgreSQL 连接；或 service:NAME，表示 PostgreSQL 服务文件中的条目。</translation>
  </message>
  <message>
   <source>Point layer as made by "Load observations": point, property, time, value, unit, censored, flag.</source>
   <translation>由“加载监测数据”生成的点图层：point、property、time、value、unit、censored、flag。</translation>
  </message>
  <message>
   <source>Code, English or Chinese name, or CAS number, such as benzene, 苯 or 71-43-2.</source>
   <translation>代码、中英文名称或 CAS 号，如 benzene、苯或 71-43-2。</translation>
  </message>
  <message>
   <source>Class to keep</source>
   <translation>水质目标类别</translation>
  </message>
  <message>
   <source>Class of GB/T 14848-2017 whose limits warnings, classes and plumes are held against.</source>
   <translation>预警、水质类别和污染羽均以该 GB/T 14848-2017 类别的限值为准。</translation>
  </message>
  <message>
   <source>Folder written by "Simulate flow".</source>
   <translation>由“水流模拟”生成的文件夹。</translation>
  </message>
  <message>
   <source>Folder for the model files, for looking at, repeating and chaining.</source>
   <translation>存放模型文件的文件夹，供查看、重算和后续算法使用。</translation>
  </message>
  <message>
   <source>Observed property</source>
   <translation>监测指标</translation>
  </message>
  <message>
   <source>Flow model</source>
   <translation>水流模型</translation>
  </message>
  <message>
   <source>Model folder</source>
   <translation>模型文件夹</translation>
  </message>
  <message>
   <source>GeoPackage (*.gpkg);;All files (*)</source>
   <translation>GeoPackage (*.gpkg);;所有文件 (*)</translation>
  </message>
  <message>
   <source>GW Monitor</source>
   <translation>GW Monitor</translation>
  </message>
  <message>
   <source>A raster needs one or more grids of the same size.</source>
   <translation>栅格需要一个或多个大小相同的格网。</translation>
  </message>
  <message>
   <source>The raster {path} could not be written: {reason}</source>
   <translation>无法写入栅格 {path}：{reason}</translation>
  </message>
  <message>
   <source>The warning no longer fires; there is nothing to acknowledge.</source>
   <translation>该预警已不再触发，无需确认。</translation>
  </message>
  <message>
   <source>No open warnings.</source>
   <translation>没有未解除的预警。</translation>
  </message>
  <message>
   <source>Zoom to well</source>
   <translation>缩放到监测井</translation>
  </message>
  <message>
   <source>Acknowledge</source>
   <translation>确认</translation>
  </message>
  <message>
   <source>No database is open.</source>
   <translation>未打开数据库。</translation>
  </message>
  <message>
   <source>Warnings: {park}</source>
   <translation>预警：{park}</translation>
  </message>
  <message>
   <source>&lt;b&gt;{count}&lt;/b&gt; warnings, &lt;b&gt;{waiting}&lt;/b&gt; not yet acknowledged.</source>
   <translation>&lt;b&gt;{count}&lt;/b&gt; 条预警，&lt;b&gt;{waiting}&lt;/b&gt; 条尚未确认。</translation>
  </message>
  <message>
   <source>Warnings: {park} (simulated)</source>
   <translation>预警：{park}（模拟）</translation>
  </message>
  <message>
   <source>As of {time} UTC</source>
   <translation>截至 {time} UTC</translation>
  </message>
  <message>
   <source>Not refreshed: {reason}</source>
   <translation>未刷新：{reason}</translation>
  </message>
  <message>
   <source>General</source>
   <translation>一般</translation>
  </message>
  <message>
   <source>Serious</source>
   <translation>较重</translation>
  </message>
  <message>
   <source>Severe</source>
   <translation>严重</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>待核实</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>预警中</translation>
  </message>
  <message>
   <source>Acknowledged</source>
   <translation>已确认</translation>
  </message>
  <message>
   <source>Resolved</source>
   <translation>已解除</translation>
  </message>
  <message>
   <source>Since (UTC)</source>
   <translation>起始时间 (UTC)</translation>
  </message>
  <message>
   <source>{property}, rule {rule}. The value is the reading that opened or raised the warning.</source>
   <translation>{property}，规则 {rule}。所示值为触发预警或使其升级的读数。</translation>
  </message>
  <message>
   <source>Open database …</source>
   <translation>打开数据库…</translation>
  </message>
  <message>
   <source>Live layer</source>
   <translation>实时图层</translation>
  </message>
  <message>
   <source>Well chart</source>
   <translation>监测井曲线</translation>
  </message>
  <message>
   <source>Look now</source>
   <translation>立即刷新</translation>
  </message>
  <message>
   <source>Algorithms</source>
   <translation>算法</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Choose the database of the park and how often to look at it</source>
   <translation>选择园区数据库和刷新间隔</translation>
  </message>
  <message>
   <source>Add the layer of latest values, coloured by class</source>
   <translation>添加最新值图层，按水质类别着色</translation>
  </message>
  <message>
   <source>Turn on the plugin Processing to see the algorithms.</source>
   <translation>请启用 Processing 插件以查看算法。</translation>
  </message>
  <message>
   <source>{count} warnings acknowledged.</source>
   <translation>已确认 {count} 条预警。</translation>
  </message>
  <message>
   <source>GW Monitor: database</source>
   <translation>GW Monitor：数据库</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>Look every (s)</source>
   <translation>刷新间隔 (s)</translation>
  </message>
  <message>
   <source>A value counts for (days)</source>
   <translation>读数有效期（天）</translation>
  </message>
  <message>
   <source>Wells without a reading for longer are shown as offline, not with their old class.</source>
   <translation>超过该时间没有读数的监测井显示为离线，不再显示原来的类别。</translation>
  </message>
  <message>
   <source>Name in pg_service.conf</source>
   <translation>pg_service.conf 中的名称</translation>
  </message>
  <message>
   <source>GeoPackage file</source>
   <translation>GeoPackage 文件</translation>
  </message>
  <message>
   <source>PostgreSQL connection of QGIS</source>
   <translation>QGIS 的 PostgreSQL 连接</translation>
  </message>
  <message>
   <source>PostgreSQL service</source>
   <translation>PostgreSQL 服务</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Connection</source>
   <translation>连接</translation>
  </message>
  <message>
   <source>Service</source>
   <translation>服务</translation>
  </message>
  <message>
   <source>Latest values</source>
   <translation>最新值</translation>
  </message>
  <message>
   <source>Latest values: {park}</source>
   <translation>最新值：{park}</translation>
  </message>
  <message>
   <source>Latest values (simulated): {park}, as of {time} UTC</source>
   <translation>最新值（模拟）：{park}，截至 {time} UTC</translation>
  </message>
  <message>
   <source>Latest values: NOT REFRESHED since {time}</source>
   <translation>最新值：自 {time} 起未刷新</translation>
  </message>
  <message>
   <source>Class I</source>
   <translation>Ⅰ类</translation>
  </message>
  <message>
   <source>Class II</source>
   <translation>Ⅱ类</translation>
  </message>
  <message>
   <source>Class III</source>
   <translation>Ⅲ类</translation>
  </message>
  <message>
   <source>Class IV</source>
   <translation>Ⅳ类</translation>
  </message>
  <message>
   <source>Class V</source>
   <translation>Ⅴ类</translation>
  </message>
  <message>
   <source>No class</source>
   <translation>无类别</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>离线</translation>
  </message>
  <message>
   <source>Never read</source>
   <translation>从无读数</translation>
  </message>
  <message>
   <source>Something unexpected happened: {what}. The log has the details.</source>
   <translation>发生意外错误：{what}。详情见日志。</translation>
  </message>
  <message>
   <source>failed check</source>
   <translation>未通过检查</translation>
  </message>
  <message>
   <source>lower limit class {name}</source>
   <translation>{name} 类下限</translation>
  </message>
  <message>
   <source>limit class {name}</source>
   <translation>{name} 类限值</translation>
  </message>
  <message>
   <source>reading</source>
   <translation>读数</translation>
  </message>
  <message>
   <source>below detection limit</source>
   <translation>低于检出限</translation>
  </message>
  <message>
   <source>Select a well on the live layer.</source>
   <translation>请在实时图层上选择一口监测井。</translation>
  </message>
  <message>
   <source>Well chart: {park} (simulated)</source>
   <translation>监测井曲线：{park}（模拟）</translation>
  </message>
  <message>
   <source>Well chart: {park}</source>
   <translation>监测井曲线：{park}</translation>
  </message>
  <message>
   <source>Loading …</source>
   <translation>正在加载…</translation>
  </message>
  <message>
   <source>Could not be loaded.</source>
   <translation>无法加载。</translation>
  </message>
  <message>
   <source>{count} readings, {first} to {last}; {below} below the detection limit.</source>
   <translation>{count} 个读数，{first} 至 {last}；{below} 个低于检出限。</translation>
  </message>
  <message>
   <source>Nothing was ever read at this well.</source>
   <translation>该监测井从无读数。</translation>
  </message>
  <message>
   <source>The setting {name} is "{value}", not a whole number.</source>
   <translation>设置 {name} 的值“{value}”不是整数。</translation>
  </message>
 </context>
 <context>
  <name>Alerts</name>
 </context>
 <context>
  <name>Chart</name>
 </context>
 <context>
  <name>DatabaseDialog</name>
 </context>
</TS>
