<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>gw_monitor</name>
  <message>
   <source>Rejected rows ({count}): {reason}</source>
   <translation>拒收的行（{count}）：{reason}</translation>
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
   <source>Unexpected error of the program: {kind}: {reason}</source>
   <translation>程序发生意外错误：{kind}：{reason}</translation>
  </message>
  <message>
   <source>The line has {found} cells where {wanted} are expected.</source>
   <translation>该行有 {found} 个单元格，应为 {wanted} 个。</translation>
  </message>
  <message>
   <source>A damaged file of the outbox is kept as {name}; readings may be in it.</source>
   <translation>暂存区有一个文件已损坏，现以 {name} 保留；其中可能含有读数。</translation>
  </message>
  <message>
   <source>The clock of this machine jumped by {seconds} s.</source>
   <translation>本机时钟跳变了 {seconds} s。</translation>
  </message>
  <message>
   <source>The session ended by itself.</source>
   <translation>会话自行结束。</translation>
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
   <source>The text was read as {encoding}.</source>
   <translation>文本按 {encoding} 编码读取。</translation>
  </message>
  <message>
   <source>{count} places hold bytes that are no text and were replaced, first in line {line}.</source>
   <translation>有 {count} 处字节不是文本，已作替换，首次出现在第 {line} 行。</translation>
  </message>
  <message>
   <source>Storage that was never written ({count} gaps) was taken for line ends.</source>
   <translation>从未写入的存储区（{count} 处空隙）按行结束处理。</translation>
  </message>
  <message>
   <source>The file is binary: {what}.</source>
   <translation>文件是二进制文件：{what}。</translation>
  </message>
  <message>
   <source>link: UTC</source>
   <translation>链路：UTC</translation>
  </message>
  <message>
   <source>No database can hold the time or the flag.</source>
   <translation>数据库无法存放该时间或该标记。</translation>
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
   <source>There is no file to import.</source>
   <translation>没有可导入的文件。</translation>
  </message>
  <message>
   <source>The file cannot be read: {reason}.</source>
   <translation>无法读取文件：{reason}。</translation>
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
   <source>{address} is open; no device called within {seconds} s.</source>
   <translation>{address} 已开放监听；{seconds} s 内没有设备呼入。</translation>
  </message>
  <message>
   <source>{address} is open, and device {device} sent a valid frame.</source>
   <translation>{address} 已开放监听，设备 {device} 发来了有效数据帧。</translation>
  </message>
  <message>
   <source>{address} cannot be opened: {reason}.</source>
   <translation>无法开放 {address}：{reason}。</translation>
  </message>
  <message>
   <source>{address} is open, but: {reason}</source>
   <translation>{address} 已开放监听，但：{reason}</translation>
  </message>
  <message>
   <source>This is only a test.</source>
   <translation>这只是一次测试。</translation>
  </message>
  <message>
   <source>A call failed: {reason}.</source>
   <translation>一次呼入失败：{reason}。</translation>
  </message>
  <message>
   <source>Encrypted HJ 212 frames need the package cryptography.</source>
   <translation>加密的 HJ 212 数据帧需要 Python 包 cryptography。</translation>
  </message>
  <message>
   <source>The package cryptography has no SM4 here.</source>
   <translation>此处的 cryptography 包不支持 SM4。</translation>
  </message>
  <message>
   <source>A call from {address} was refused.</source>
   <translation>已拒绝来自 {address} 的呼入。</translation>
  </message>
  <message>
   <source>A connection that brought no frames was closed.</source>
   <translation>已关闭一个未发送数据帧的连接。</translation>
  </message>
  <message>
   <source>The connection said nothing for {seconds} s and was closed.</source>
   <translation>连接 {seconds} s 内无数据，已关闭。</translation>
  </message>
  <message>
   <source>A call was refused: {count} devices are connected.</source>
   <translation>已拒绝一次呼入：已有 {count} 台设备连接。</translation>
  </message>
  <message>
   <source>{code} is the state of a device, and no channel says what it means.</source>
   <translation>{code} 是设备状态，没有通道说明其含义。</translation>
  </message>
  <message>
   <source>The factor code {code} is unknown, and no channel says what it means.</source>
   <translation>因子编码 {code} 未知，也没有通道说明其含义。</translation>
  </message>
  <message>
   <source>The factor code {code} stands for nothing that is observed here.</source>
   <translation>因子编码 {code} 所代表的内容不在本系统监测之列。</translation>
  </message>
  <message>
   <source>The unit of the factor code {code} is not certain: name it in a channel.</source>
   <translation>因子编码 {code} 的单位不明确：请在通道中指明。</translation>
  </message>
  <message>
   <source>The time is missing or cannot be read.</source>
   <translation>时间缺失或无法读取。</translation>
  </message>
  <message>
   <source>The time lies more than 30 days ahead: the clock of the device is wrong.</source>
   <translation>时间超前 30 天以上：设备时钟有误。</translation>
  </message>
  <message>
   <source>The item {name} is unknown.</source>
   <translation>字段 {name} 未知。</translation>
  </message>
  <message>
   <source>None of the items that become readings is in this group.</source>
   <translation>该组中没有可作为读数的字段。</translation>
  </message>
  <message>
   <source>An item stands twice in this group: which one counts is not known.</source>
   <translation>该组中同一字段出现两次：无法判断以哪个为准。</translation>
  </message>
  <message>
   <source>{code} reports the fault {text}.</source>
   <translation>{code} 报告故障 {text}。</translation>
  </message>
  <message>
   <source>"{value}" of {item} is not a number.</source>
   <translation>{item} 的“{value}”不是数值。</translation>
  </message>
  <message>
   <source>No device {mn} is known here.</source>
   <translation>此处没有登记设备 {mn}。</translation>
  </message>
  <message>
   <source>Real-time data are {seconds} s old: the device sends late, or its clock is behind.</source>
   <translation>实时数据已滞后 {seconds} s：设备上传延迟，或其时钟偏慢。</translation>
  </message>
  <message>
   <source>Of a message of {total} packets number {missing} never came.</source>
   <translation>共 {total} 包的报文中，第 {missing} 包始终未到。</translation>
  </message>
  <message>
   <source>The access password of the device is wrong.</source>
   <translation>设备的访问密码有误。</translation>
  </message>
  <message>
   <source>The clock of the device is {seconds} s ahead.</source>
   <translation>设备时钟超前 {seconds} s。</translation>
  </message>
  <message>
   <source>The command {command} brings no readings.</source>
   <translation>命令 {command} 不带读数。</translation>
  </message>
  <message>
   <source>The device has sent nothing for {seconds} s.</source>
   <translation>设备已 {seconds} s 未发送任何数据。</translation>
  </message>
  <message>
   <source>This answers nothing that was asked.</source>
   <translation>该应答不对应任何请求。</translation>
  </message>
  <message>
   <source>The secret "{name}" is no key of 16 bytes.</source>
   <translation>凭据“{name}”不是 16 字节的密钥。</translation>
  </message>
  <message>
   <source>The packet numbers make no sense.</source>
   <translation>分包的包号不合理。</translation>
  </message>
  <message>
   <source>The frame is encrypted, and no key is set that opens it.</source>
   <translation>数据帧已加密，但未设置可解密的密钥。</translation>
  </message>
  <message>
   <source>These bytes are no part of a frame.</source>
   <translation>这些字节不属于任何数据帧。</translation>
  </message>
  <message>
   <source>The frame breaks off.</source>
   <translation>数据帧不完整，中途断开。</translation>
  </message>
  <message>
   <source>The frame holds control characters.</source>
   <translation>数据帧含有控制字符。</translation>
  </message>
  <message>
   <source>The text of the frame is neither ASCII nor UTF-8 nor GB 18030.</source>
   <translation>数据帧文本既不是 ASCII、UTF-8，也不是 GB 18030。</translation>
  </message>
  <message>
   <source>The frame is whole, but not built as HJ 212 says.</source>
   <translation>数据帧完整，但结构不符合 HJ 212。</translation>
  </message>
  <message>
   <source>The CRC {sent} is that of Modbus; HJ 212 computes {right}.</source>
   <translation>CRC {sent} 是按 Modbus 算法计算的；按 HJ 212 应为 {right}。</translation>
  </message>
  <message>
   <source>The CRC is {sent}; computed is {right}.</source>
   <translation>CRC 为 {sent}；计算值为 {right}。</translation>
  </message>
  <message>
   <source>The stated length is {stated}, the data segment has {actual} bytes.</source>
   <translation>声明的长度为 {stated}，数据段实际为 {actual} 字节。</translation>
  </message>
  <message>
   <source>The stated length {stated} is more than this link takes.</source>
   <translation>声明的长度 {stated} 超过本链路允许的上限。</translation>
  </message>
  <message>
   <source>The device could not send its history (ExeRtn {code}).</source>
   <translation>设备未能上传历史数据（ExeRtn {code}）。</translation>
  </message>
  <message>
   <source>The device does not answer when it is asked for its history.</source>
   <translation>设备对调取历史数据的请求无应答。</translation>
  </message>
  <message>
   <source>The device did not finish sending its history.</source>
   <translation>设备未传完历史数据。</translation>
  </message>
  <message>
   <source>The device refused to send its history (QnRtn {code}).</source>
   <translation>设备拒绝上传历史数据（QnRtn {code}）。</translation>
  </message>
  <message>
   <source>No device is listed that may call.</source>
   <translation>未登记任何可呼入的设备。</translation>
  </message>
  <message>
   <source>A device is listed twice.</source>
   <translation>同一设备登记了两次。</translation>
  </message>
  <message>
   <source>A device is named by up to 40 letters and digits.</source>
   <translation>设备标识（MN）由至多 40 个字母和数字组成。</translation>
  </message>
  <message>
   <source>A factor code consists of letters and digits, without its statistic.</source>
   <translation>因子编码由字母和数字组成，不含统计后缀。</translation>
  </message>
  <message>
   <source>"{text}" is not a time zone.</source>
   <translation>“{text}”不是时区。</translation>
  </message>
  <message>
   <source>{value} is not one of {words}.</source>
   <translation>{value} 不在 {words} 之中。</translation>
  </message>
  <message>
   <source>Keys with values are expected here.</source>
   <translation>此处应为键值对。</translation>
  </message>
  <message>
   <source>{value} is no flag; they are 1, 2, 3, 4 and 9.</source>
   <translation>{value} 不是质量标记；标记为 1、2、3、4 和 9。</translation>
  </message>
  <message>
   <source>"{text}" is no address and no network.</source>
   <translation>“{text}”既不是地址，也不是网段。</translation>
  </message>
  <message>
   <source>The service answers: {readings} readings, {rejected} records cannot be read; {examples}.</source>
   <translation>服务有应答：{readings} 个读数，{rejected} 条记录无法读取；{examples}。</translation>
  </message>
  <message>
   <source>The answer has more than {count} pages.</source>
   <translation>应答超过 {count} 页。</translation>
  </message>
  <message>
   <source>the first that cannot be read: {reason}</source>
   <translation>首条无法读取的记录：{reason}</translation>
  </message>
  <message>
   <source>The pages of the answer go round in a circle.</source>
   <translation>应答的各页循环引用。</translation>
  </message>
  <message>
   <source>The address of the next page, "{url}", is none.</source>
   <translation>下一页的地址“{url}”不是有效地址。</translation>
  </message>
  <message>
   <source>An address may have the gaps {since}, {until} and {page}, after the name of the server.</source>
   <translation>地址在服务器名之后可含占位符 {since}、{until} 和 {page}。</translation>
  </message>
  <message>
   <source>The address has neither {since} nor {until}.</source>
   <translation>地址中既没有 {since} 也没有 {until}。</translation>
  </message>
  <message>
   <source>{value} is not one of {words}, nor a pattern such as %Y-%m-%d.</source>
   <translation>{value} 既不在 {words} 之中，也不是 %Y-%m-%d 之类的格式。</translation>
  </message>
  <message>
   <source>Give either next, or an address with {page}.</source>
   <translation>请给出 next，或含 {page} 的地址，二者择一。</translation>
  </message>
  <message>
   <source>"{text}" is not a number.</source>
   <translation>“{text}”不是数值。</translation>
  </message>
  <message>
   <source>The value is too large.</source>
   <translation>数值过大。</translation>
  </message>
  <message>
   <source>The record names no monitoring point.</source>
   <translation>记录未指明监测点。</translation>
  </message>
  <message>
   <source>The settings do not say what the flag "{word}" means.</source>
   <translation>设置中没有说明标记“{word}”的含义。</translation>
  </message>
  <message>
   <source>The JSON document is nested too deeply.</source>
   <translation>JSON 文档嵌套过深。</translation>
  </message>
  <message>
   <source>This is not a JSON document: {reason}</source>
   <translation>这不是 JSON 文档：{reason}</translation>
  </message>
  <message>
   <source>Give each flag of the device one of {words}.</source>
   <translation>请把设备的每个标记对应为 {words} 之一。</translation>
  </message>
  <message>
   <source>Numbers are expected here.</source>
   <translation>此处应为数值。</translation>
  </message>
  <message>
   <source>The path of the records has {count} *, but star {star} is asked for.</source>
   <translation>记录路径中有 {count} 个 *，却要求第 {star} 个。</translation>
  </message>
  <message>
   <source>The document has no records where the settings say.</source>
   <translation>文档中设置所指的位置没有记录。</translation>
  </message>
  <message>
   <source>Give one of constant, path (with or without star), star and topic.</source>
   <translation>请给出 constant、path（可带 star）、star 和 topic 之一。</translation>
  </message>
  <message>
   <source>{point} and {property} stand in two columns; tell them apart by sensor.</source>
   <translation>{point} 的 {property} 出现在两列中；请用 sensor 区分。</translation>
  </message>
  <message>
   <source>The record has none of the fields that the settings name.</source>
   <translation>记录中没有设置所列的任何字段。</translation>
  </message>
  <message>
   <source>A text is expected here.</source>
   <translation>此处应为文字。</translation>
  </message>
  <message>
   <source>"{text}" is not a time written as the settings say.</source>
   <translation>“{text}”不是按设置格式书写的时间。</translation>
  </message>
  <message>
   <source>{value} is not one of {words}, nor a pattern such as %d.%m.%Y %H:%M.</source>
   <translation>{value} 既不在 {words} 之中，也不是 %d.%m.%Y %H:%M 之类的格式。</translation>
  </message>
  <message>
   <source>The time has no offset, and neither the settings nor the park name a time zone.</source>
   <translation>该时间没有 UTC 偏移，设置和园区也都未指定时区。</translation>
  </message>
  <message>
   <source>"{text}" does not exist in the zone {zone}.</source>
   <translation>“{text}”在时区 {zone} 中不存在。</translation>
  </message>
  <message>
   <source>The record has no time.</source>
   <translation>记录中没有时间。</translation>
  </message>
  <message>
   <source>{unit} refuses to read {count} from {register}: {reason} (exception {code}).</source>
   <translation>{unit} 拒绝从 {register} 起读取 {count} 个地址：{reason}（异常码 {code}）。</translation>
  </message>
  <message>
   <source>{property} of {point} cannot be {value}.</source>
   <translation>{point} 的 {property} 不可能为 {value}。</translation>
  </message>
  <message>
   <source>{address} answers: {units}.</source>
   <translation>{address} 有应答：{units}。</translation>
  </message>
  <message>
   <source>{property} of {point} cannot be {value}; in another order it would be {others}.</source>
   <translation>{point} 的 {property} 不可能为 {value}；按其他字节序则为 {others}。</translation>
  </message>
  <message>
   <source>{name}: {reason}</source>
   <translation>{name}：{reason}</translation>
  </message>
  <message>
   <source>No unit behind {address} answers.</source>
   <translation>{address} 之后没有任何从站应答。</translation>
  </message>
  <message>
   <source>The connection breaks whenever unit {unit} is asked.</source>
   <translation>每次询问从站 {unit} 时连接都会中断。</translation>
  </message>
  <message>
   <source>{address} cannot be reached: {reason}.</source>
   <translation>无法连接 {address}：{reason}。</translation>
  </message>
  <message>
   <source>The connection is lost: {reason}.</source>
   <translation>连接已断开：{reason}。</translation>
  </message>
  <message>
   <source>Unit {unit} does not answer within {seconds} s.</source>
   <translation>从站 {unit} 在 {seconds} s 内无应答。</translation>
  </message>
  <message>
   <source>{host} has no address.</source>
   <translation>主机 {host} 没有地址。</translation>
  </message>
  <message>
   <source>The device at {address} has closed the connection.</source>
   <translation>位于 {address} 的设备关闭了连接。</translation>
  </message>
  <message>
   <source>Unit {unit} sends no answer that fits the question, but {count} bytes such as {bytes}.</source>
   <translation>从站 {unit} 没有发回与请求相符的应答，而是发来 {count} 个字节，例如 {bytes}。</translation>
  </message>
  <message>
   <source>Nothing accepted the connection within {seconds} s.</source>
   <translation>{seconds} s 内无人接受连接。</translation>
  </message>
  <message>
   <source>The device at {address} is not connected.</source>
   <translation>位于 {address} 的设备未连接。</translation>
  </message>
  <message>
   <source>{value} is no register such as 40001, 30017 or, in quotes, "00001".</source>
   <translation>{value} 不是寄存器号；应形如 40001、30017，或加引号的 "00001"。</translation>
  </message>
  <message>
   <source>Give each whole number one of {words}.</source>
   <translation>请把每个整数对应为 {words} 之一。</translation>
  </message>
  <message>
   <source>At least one is expected here.</source>
   <translation>此处至少需要一项。</translation>
  </message>
  <message>
   <source>Units on a serial line have the numbers 1 to 247.</source>
   <translation>串行线路上的从站地址为 1 至 247。</translation>
  </message>
  <message>
   <source>A coil or discrete input has the type bit.</source>
   <translation>线圈或离散输入的类型为 bit。</translation>
  </message>
  <message>
   <source>The number ends beyond the last address.</source>
   <translation>该数值超出了最后一个地址。</translation>
  </message>
  <message>
   <source>Give either flags (number: word) or bits (bit: word).</source>
   <translation>请给出 flags（数值: 标记）或 bits（位: 标记），二者择一。</translation>
  </message>
  <message>
   <source>{first} ({kind}) and {second} ({other}) overlap.</source>
   <translation>{first}（{kind}）与 {second}（{other}）重叠。</translation>
  </message>
  <message>
   <source>{name} (unit {unit}) is listed twice.</source>
   <translation>{name}（从站 {unit}）列出了两次。</translation>
  </message>
  <message>
   <source>{point} and {property} stand in two registers; tell them apart by sensor.</source>
   <translation>{point} 的 {property} 出现在两个寄存器中；请用 sensor 区分。</translation>
  </message>
  <message>
   <source>Give either register, or address and table.</source>
   <translation>请给出 register，或 address 与 table。</translation>
  </message>
  <message>
   <source>The value is infinite.</source>
   <translation>数值为无穷大。</translation>
  </message>
  <message>
   <source>{host} accepts the subscription; no message came yet.</source>
   <translation>{host} 有应答并接受订阅；尚未收到消息。</translation>
  </message>
  <message>
   <source>{host} answers; a message came under {topic}.</source>
   <translation>{host} 有应答；收到主题 {topic} 的消息。</translation>
  </message>
  <message>
   <source>At least one topic is needed.</source>
   <translation>至少需要一个主题。</translation>
  </message>
  <message>
   <source>A password needs a user.</source>
   <translation>有密码就必须有用户名。</translation>
  </message>
  <message>
   <source>"{topic}" is not a topic filter.</source>
   <translation>“{topic}”不是有效的主题过滤器。</translation>
  </message>
  <message>
   <source>The broker refuses the connection: {reason}.</source>
   <translation>MQTT 服务器拒绝连接：{reason}。</translation>
  </message>
  <message>
   <source>No topic of the settings matches.</source>
   <translation>没有与设置相符的主题。</translation>
  </message>
  <message>
   <source>The message is longer than {count} bytes.</source>
   <translation>消息超过 {count} 字节。</translation>
  </message>
  <message>
   <source>A retained message without a time of its own.</source>
   <translation>保留消息自身不带时间。</translation>
  </message>
  <message>
   <source>The connection to the broker is lost.</source>
   <translation>与 MQTT 服务器的连接已断开。</translation>
  </message>
  <message>
   <source>The broker refuses the topic {topic}.</source>
   <translation>MQTT 服务器拒绝主题 {topic}。</translation>
  </message>
  <message>
   <source>The broker's certificate is refused: {reason}.</source>
   <translation>MQTT 服务器的证书未通过验证：{reason}。</translation>
  </message>
  <message>
   <source>The broker does not answer within {time} s.</source>
   <translation>MQTT 服务器在 {time} s 内无应答。</translation>
  </message>
  <message>
   <source>A message could not be kept: {reason}</source>
   <translation>有一条消息未能保存：{reason}</translation>
  </message>
  <message>
   <source>{text} is no BCD number.</source>
   <translation>{text} 不是 BCD 数。</translation>
  </message>
  <message>
   <source>The server answers: {count} datastreams are read, {unread} are not; the first has {readings} readings on its first page.</source>
   <translation>服务器有应答：读取 {count} 个数据流，{unread} 个不读；第一个数据流的首页有 {readings} 个读数。</translation>
  </message>
  <message>
   <source>Give each word of the server a QARTOD flag: 1, 2, 3, 4 or 9.</source>
   <translation>请把服务器的每个标记对应为 QARTOD 标记：1、2、3、4 或 9。</translation>
  </message>
  <message>
   <source>Not read: its Thing or its observed property has no name.</source>
   <translation>不读取：其 Thing 或监测指标没有名称。</translation>
  </message>
  <message>
   <source>Not read: {reason}</source>
   <translation>不读取：{reason}</translation>
  </message>
  <message>
   <source>A number or a text is expected here.</source>
   <translation>此处应为数值或文字。</translation>
  </message>
  <message>
   <source>The time {text} has no offset.</source>
   <translation>时间 {text} 没有 UTC 偏移。</translation>
  </message>
  <message>
   <source>The server has no datastream that is understood; name them in the settings.</source>
   <translation>服务器上没有可识别的数据流；请在设置中指明。</translation>
  </message>
  <message>
   <source>"{text}" is not a time in ISO 8601.</source>
   <translation>“{text}”不是 ISO 8601 时间。</translation>
  </message>
  <message>
   <source>The server answers, but not as SensorThings does.</source>
   <translation>服务器有应答，但不符合 SensorThings。</translation>
  </message>
  <message>
   <source>"{url}" is not a web address.</source>
   <translation>“{url}”不是网址。</translation>
  </message>
  <message>
   <source>A web address must not hold a password; name a secret.</source>
   <translation>网址中不得含有密码；请改用凭据名称。</translation>
  </message>
  <message>
   <source>{host} does not answer within {time} s.</source>
   <translation>{host} 在 {time} s 内无应答。</translation>
  </message>
  <message>
   <source>{host} redirects to another server: {url}.</source>
   <translation>{host} 转向另一服务器：{url}。</translation>
  </message>
  <message>
   <source>{host} cannot be reached: {reason}.</source>
   <translation>无法连接 {host}：{reason}。</translation>
  </message>
  <message>
   <source>{host} refuses the credentials ({status}).</source>
   <translation>{host} 拒绝了所给凭据（{status}）。</translation>
  </message>
  <message>
   <source>{host} redirects to {place}; give that address.</source>
   <translation>{host} 重定向至 {place}；请直接填写该地址。</translation>
  </message>
  <message>
   <source>{host} answers with error {status}.</source>
   <translation>{host} 返回错误 {status}。</translation>
  </message>
  <message>
   <source>{host}: {reason}</source>
   <translation>{host}：{reason}</translation>
  </message>
  <message>
   <source>{host} answers with more than {count} bytes.</source>
   <translation>{host} 的应答超过 {count} 字节。</translation>
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
   <source>The clock runs backwards, first at line {line} (steps back: {count}).</source>
   <translation>时钟倒走，首次出现在第 {line} 行（共倒退 {count} 次）。</translation>
  </message>
  <message>
   <source>{count} times exist twice as the clock was put back; standard time is taken.</source>
   <translation>因时钟回拨，有 {count} 个时刻出现两次；已按标准时间处理。</translation>
  </message>
  <message>
   <source>{count} rows hold only events of the logger, no reading.</source>
   <translation>{count} 行只记录了仪器事件，没有读数。</translation>
  </message>
  <message>
   <source>The file is binary: a Campbell table of type TOB; convert it to TOA5.</source>
   <translation>文件是二进制的 Campbell TOB 表；请转换为 TOA5。</translation>
  </message>
  <message>
   <source>The file is a Campbell table of type TOACI1, which states no units.</source>
   <translation>文件是 Campbell TOACI1 表，其中不注明单位。</translation>
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
   <source>The header announces {declared} readings, the file holds {found}.</source>
   <translation>文件头声明有 {declared} 个读数，实际有 {found} 个。</translation>
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
   <source>The file breaks off before its end mark.</source>
   <translation>文件在结束标记之前中断。</translation>
  </message>
  <message>
   <source>The file has a header but no readings.</source>
   <translation>文件有文件头，但没有读数。</translation>
  </message>
  <message>
   <source>The table has no level above NAP.</source>
   <translation>表中没有 NAP 基准以上的水位。</translation>
  </message>
  <message>
   <source>The pressure is lower than that of the air: it is not absolute, and not imported.</source>
   <translation>压力低于大气压：不是绝对压力，不予导入。</translation>
  </message>
  <message>
   <source>The document holds no measured levels.</source>
   <translation>文档中没有实测水位。</translation>
  </message>
  <message>
   <source>Series without any reading: {count}.</source>
   <translation>没有任何读数的序列：{count} 个。</translation>
  </message>
  <message>
   <source>No table with a column of dates and times was found.</source>
   <translation>未找到含日期时间列的表格。</translation>
  </message>
  <message>
   <source>The heading stands {count} times more among the rows.</source>
   <translation>表头在数据行中又出现 {count} 次。</translation>
  </message>
  <message>
   <source>The table has no channel.</source>
   <translation>该表没有通道。</translation>
  </message>
  <message>
   <source>The file ends before its readings begin.</source>
   <translation>文件在读数开始之前就结束了。</translation>
  </message>
  <message>
   <source>The readings of the file are compressed.</source>
   <translation>文件中的读数经过压缩，无法读取。</translation>
  </message>
  <message>
   <source>The file has no header.</source>
   <translation>文件没有文件头。</translation>
  </message>
  <message>
   <source>The header of the file is damaged.</source>
   <translation>文件头已损坏。</translation>
  </message>
  <message>
   <source>{names} is taken as absolute pressure; the file does not say.</source>
   <translation>{names} 按绝对压力处理；文件未作说明。</translation>
  </message>
  <message>
   <source>{names} is relative to the air, not absolute, and not imported as such.</source>
   <translation>{names} 是相对大气的压力而非绝对压力，未按绝对压力导入。</translation>
  </message>
  <message>
   <source>The log entry is incomplete.</source>
   <translation>该条日志记录不完整。</translation>
  </message>
  <message>
   <source>The values of a day stand at its beginning.</source>
   <translation>日值的时间记为当日开始时刻。</translation>
  </message>
  <message>
   <source>A sum stands at the date at whose 08:00 UTC its 24 hours end.</source>
   <translation>累计值的时间记为其 24 小时于 08:00 UTC 结束的那一天。</translation>
  </message>
  <message>
   <source>The XML is broken here or further above.</source>
   <translation>XML 在此处或更早处已损坏。</translation>
  </message>
  <message>
   <source>The file is no valid XML.</source>
   <translation>文件不是有效的 XML。</translation>
  </message>
  <message>
   <source>The file defines XML entities; such files are not read, for safety.</source>
   <translation>文件定义了 XML 实体；出于安全考虑不读取此类文件。</translation>
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
   <source>The file holds readings of {count} locations.</source>
   <translation>文件含有 {count} 个位置的读数。</translation>
  </message>
  <message>
   <source>Sheets not read: {names}.</source>
   <translation>未读取的工作表：{names}。</translation>
  </message>
  <message>
   <source>Times are taken as Dutch winter time, UTC+1, all the year.</source>
   <translation>时间全年按荷兰冬令时（UTC+1）处理。</translation>
  </message>
  <message>
   <source>The table has no column {name}.</source>
   <translation>表中没有列 {name}。</translation>
  </message>
  <message>
   <source>The file cannot be read in slices.</source>
   <translation>该文件无法分段读取。</translation>
  </message>
  <message>
   <source>The line looks like a reading, but stands where no table is.</source>
   <translation>该行看似读数，但所在位置没有表格。</translation>
  </message>
  <message>
   <source>The file lists stations; it holds no readings.</source>
   <translation>文件是站点清单，不含读数。</translation>
  </message>
  <message>
   <source>The file lists series or parameters; it holds no readings.</source>
   <translation>文件是序列或参数清单，不含读数。</translation>
  </message>
  <message>
   <source>Lines that are messages of the logger: {count}.</source>
   <translation>属于记录仪消息的行：{count} 行。</translation>
  </message>
  <message>
   <source>The file is no valid JSON; it may have been cut short.</source>
   <translation>文件不是有效的 JSON；可能被截断。</translation>
  </message>
  <message>
   <source>The workbook is empty.</source>
   <translation>工作簿是空的。</translation>
  </message>
  <message>
   <source>The file is binary, and no Excel workbook that can be opened.</source>
   <translation>文件是二进制文件，且不是能打开的 Excel 工作簿。</translation>
  </message>
  <message>
   <source>The mapping names columns that the file does not have: {absent}; it has: {shown}.</source>
   <translation>映射文件所列的列在文件中不存在：{absent}；文件中有：{shown}。</translation>
  </message>
  <message>
   <source>Words of quality that the mapping does not know ({count}): {words}.</source>
   <translation>映射文件未定义的质量用语（{count}）：{words}。</translation>
  </message>
  <message>
   <source>The file has no column "{column}".</source>
   <translation>文件中没有列“{column}”。</translation>
  </message>
  <message>
   <source>{value} is no delimiter; give one sign or one of {words}.</source>
   <translation>{value} 不是分隔符；请给出一个字符，或 {words} 之一。</translation>
  </message>
  <message>
   <source>A list of column widths (whole numbers above 0) is expected here.</source>
   <translation>此处应为列宽清单（大于 0 的整数）。</translation>
  </message>
  <message>
   <source>A column is expected here: its heading, or its number from 1.</source>
   <translation>此处应为列：列名，或从 1 起的列号。</translation>
  </message>
  <message>
   <source>"{form}" is no format of times; see the documentation of mapping files.</source>
   <translation>“{form}”不是时间格式；见映射文件的文档。</translation>
  </message>
  <message>
   <source>"{text}" is not a time zone; give an IANA name such as Asia/Shanghai or UTC+08:00.</source>
   <translation>“{text}”不是时区；请给出 IANA 名称（如 Asia/Shanghai）或 UTC+08:00。</translation>
  </message>
  <message>
   <source>Either one column or a list of columns is expected here.</source>
   <translation>此处应为一列，或多列的清单。</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}.</source>
   <translation>无法读取 {file}：{reason}。</translation>
  </message>
  <message>
   <source>Either "column" or "constant" is expected here.</source>
   <translation>此处应为 "column" 或 "constant"。</translation>
  </message>
  <message>
   <source>More than two columns of time need a format.</source>
   <translation>时间分列超过两列时须给出格式。</translation>
  </message>
  <message>
   <source>No value is mapped to a property.</source>
   <translation>没有任何值对应到监测指标。</translation>
  </message>
  <message>
   <source>A scale of zero would erase the readings.</source>
   <translation>比例为零会抹去读数。</translation>
  </message>
  <message>
   <source>Words and the flags they mean are expected here.</source>
   <translation>此处应为用语及其对应的标记。</translation>
  </message>
  <message>
   <source>The encoding "{name}" is unknown.</source>
   <translation>编码“{name}”未知。</translation>
  </message>
  <message>
   <source>Nothing in the file tells whether dates like "{example}" begin with the day or the month; say which.</source>
   <translation>文件中没有信息能判断“{example}”这类日期是日在前还是月在前；请指明。</translation>
  </message>
  <message>
   <source>The outbox is full: {limit} MB of readings wait for the database.</source>
   <translation>暂存区已满：有 {limit} MB 读数等待入库。</translation>
  </message>
  <message>
   <source>The outbox cannot be written: {reason}.</source>
   <translation>无法写入暂存区：{reason}。</translation>
  </message>
  <message>
   <source>The service stops.</source>
   <translation>服务正在停止。</translation>
  </message>
  <message>
   <source>The disk of the outbox refuses, and the memory beside it is full.</source>
   <translation>暂存区所在磁盘拒绝写入，备用内存也已满。</translation>
  </message>
  <message>
   <source>The outbox {folder} cannot be used: {reason}.</source>
   <translation>暂存区 {folder} 无法使用：{reason}。</translation>
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
   <source>The outbox {folder} is in use by another program.</source>
   <translation>暂存区 {folder} 正被其他程序使用。</translation>
  </message>
  <message>
   <source>The workbook has no sheet "{sheet}"; it has {names}.</source>
   <translation>工作簿中没有工作表“{sheet}”；现有：{names}。</translation>
  </message>
  <message>
   <source>The park has no monitoring point "{name}" or "{other}".</source>
   <translation>园区没有监测点“{name}”或“{other}”。</translation>
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
   <source>The database does not work.</source>
   <translation>数据库不可用。</translation>
  </message>
  <message>
   <source>The database did not answer for {seconds} s; the connection was given up.</source>
   <translation>数据库 {seconds} s 内无应答；已放弃该连接。</translation>
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
   <source>file: {zone}</source>
   <translation>文件：{zone}</translation>
  </message>
  <message>
   <source>setting: {zone}</source>
   <translation>设置：{zone}</translation>
  </message>
  <message>
   <source>site: {zone}</source>
   <translation>园区：{zone}</translation>
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
   <source>default {variogram}</source>
   <translation>缺省 {variogram}</translation>
  </message>
  <message>
   <source>fitted {variogram}</source>
   <translation>拟合 {variogram}</translation>
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
   <source>Faults in {place}: {count}; the first: {fault}</source>
   <translation>{place} 有 {count} 处错误；第一处：{fault}</translation>
  </message>
  <message>
   <source>{value} is neither true nor false.</source>
   <translation>{value} 既不是 true 也不是 false。</translation>
  </message>
  <message>
   <source>The file is no valid YAML: {reason}.</source>
   <translation>文件不是有效的 YAML：{reason}。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation>无法读取 {path}：{reason}。</translation>
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
   <source>{program} was ended from outside by signal {signal}, perhaps for want of memory.</source>
   <translation>{program} 被信号 {signal} 从外部终止，可能是内存不足。</translation>
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
   <source>Point, time or depth of a dip is missing or cannot be read.</source>
   <translation>人工实测记录的监测点、时间或埋深缺失或无法读取。</translation>
  </message>
  <message>
   <source>The elevation of the measuring point is not known.</source>
   <translation>测量基准点的高程未知。</translation>
  </message>
  <message>
   <source>No manual dip falls into a time when the logger was reading.</source>
   <translation>没有人工实测落在记录仪有读数的时段内。</translation>
  </message>
  <message>
   <source>The table of dips has no column {names}.</source>
   <translation>人工实测表缺少列 {names}。</translation>
  </message>
  <message>
   <source>The table of dips cannot be used.</source>
   <translation>人工实测表无法使用。</translation>
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
   <source>A flat line needs a tolerance above zero.</source>
   <translation>“数值不变”检查的容差必须大于零。</translation>
  </message>
  <message>
   <source>This check needs a window above zero, in days.</source>
   <translation>该检查需要大于零的时间窗（天）。</translation>
  </message>
  <message>
   <source>A figure to compare with is missing.</source>
   <translation>缺少用于比较的数值。</translation>
  </message>
  <message>
   <source>The suspect range must lie within the fail range, and minimum below maximum.</source>
   <translation>可疑范围必须位于不合格范围之内，且最小值小于最大值。</translation>
  </message>
  <message>
   <source>Thresholds must be above zero, and that of fail not milder than that of suspect.</source>
   <translation>阈值必须大于零，且“不合格”的阈值不得比“可疑”的更宽松。</translation>
  </message>
  <message>
   <source>The table of checks {path} cannot be read: {reason}</source>
   <translation>无法读取检查规则表 {path}：{reason}</translation>
  </message>
  <message>
   <source>A figure is infinite; leave it empty instead.</source>
   <translation>参数为无穷大；请改为留空。</translation>
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
   <source>Ratio and difference, and only they, need the other property as reference.</source>
   <translation>比值检查和差值检查需要以另一指标作参照，其他检查则不可有参照。</translation>
  </message>
  <message>
   <source>{text} is not a number.</source>
   <translation>{text} 不是数值。</translation>
  </message>
  <message>
   <source>A gap is longer than one sampling interval.</source>
   <translation>间断的长度必须大于一个采样间隔。</translation>
  </message>
  <message>
   <source>The period ends before it starts.</source>
   <translation>时段的结束早于开始。</translation>
  </message>
  <message>
   <source>The drift must end after it starts.</source>
   <translation>漂移的结束必须晚于开始。</translation>
  </message>
  <message>
   <source>An offset of the drift is not a number.</source>
   <translation>漂移的偏移量不是数值。</translation>
  </message>
  <message>
   <source>Gains must be above zero.</source>
   <translation>增益必须大于零。</translation>
  </message>
  <message>
   <source>The barometer has no usable reading.</source>
   <translation>气压计没有可用的读数。</translation>
  </message>
  <message>
   <source>The barometer reads {value} kPa: that is no air pressure.</source>
   <translation>气压计读数为 {value} kPa：这不是大气压。</translation>
  </message>
  <message>
   <source>A density of water lies between 900 and 1400 kg/m³.</source>
   <translation>水的密度应在 900 至 1400 kg/m³ 之间。</translation>
  </message>
  <message>
   <source>Offset, gap or temperature of the compensation is out of range.</source>
   <translation>气压补偿的偏移量、间断或温度超出范围。</translation>
  </message>
  <message>
   <source>Results that this check needs are missing.</source>
   <translation>缺少该检查所需的检测结果。</translation>
  </message>
  <message>
   <source>Non-detects leave it open.</source>
   <translation>因有未检出结果，无法判定。</translation>
  </message>
  <message>
   <source>The check "{name}" is there twice.</source>
   <translation>检查“{name}”出现两次。</translation>
  </message>
  <message>
   <source>Low must be below high, and both finite.</source>
   <translation>下限必须小于上限，且均为有限值。</translation>
  </message>
  <message>
   <source>Low and high must be numbers.</source>
   <translation>上限和下限必须是数值。</translation>
  </message>
  <message>
   <source>The datastream {name} is there more than once.</source>
   <translation>数据流 {name} 出现多次。</translation>
  </message>
  <message>
   <source>The table of sensors has no column {names}.</source>
   <translation>传感器表缺少列 {names}。</translation>
  </message>
  <message>
   <source>The table of sensors cannot be used.</source>
   <translation>传感器表无法使用。</translation>
  </message>
  <message>
   <source>The next calibration is due before the last one.</source>
   <translation>下次校准日期早于上次校准。</translation>
  </message>
  <message>
   <source>The column {name} is empty.</source>
   <translation>列 {name} 为空。</translation>
  </message>
  <message>
   <source>{name} must be a number above zero.</source>
   <translation>{name} 必须是大于零的数值。</translation>
  </message>
  <message>
   <source>{name}: {text} cannot be read.</source>
   <translation>{name}：{text} 无法读取。</translation>
  </message>
  <message>
   <source>The table of synonyms needs the columns name and property.</source>
   <translation>同义名表需要 name 和 property 两列。</translation>
  </message>
  <message>
   <source>{name} given as {basis} is not known.</source>
   <translation>无法识别以 {basis} 计的{name}。</translation>
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
   <source>settings of the service (park.yaml)</source>
   <translation>服务的设置（park.yaml）</translation>
  </message>
  <message>
   <source>The settings are in order; links: {count}.</source>
   <translation>设置无误；链路：{count} 条。</translation>
  </message>
  <message>
   <source>Read all links round the clock until told to stop.</source>
   <translation>昼夜不停地读取所有链路，直至收到停止命令。</translation>
  </message>
  <message>
   <source>Check the settings and say what is wrong with them.</source>
   <translation>检查设置并指出错误。</translation>
  </message>
  <message>
   <source>Connect to links once and say what answers.</source>
   <translation>连接一次各链路，说明应答情况。</translation>
  </message>
  <message>
   <source>Ask the running service how it is.</source>
   <translation>查询运行中的服务的状态。</translation>
  </message>
  <message>
   <source>Play the devices of a park.</source>
   <translation>模拟园区的设备。</translation>
  </message>
  <message>
   <source>There is no link {name}; there are {names}.</source>
   <translation>没有链路 {name}；现有 {names}。</translation>
  </message>
  <message>
   <source>The settings have no health endpoint.</source>
   <translation>设置中没有健康状态端口。</translation>
  </message>
  <message>
   <source>Stored a park with {count} monitoring points.</source>
   <translation>已存入含 {count} 个监测点的园区。</translation>
  </message>
  <message>
   <source>Watches the groundwater of a park round the clock.</source>
   <translation>昼夜不间断地监测园区地下水。</translation>
  </message>
  <message>
   <source>what is played</source>
   <translation>要模拟的情景</translation>
  </message>
  <message>
   <source>store the scenario's park in this database, and end</source>
   <translation>将情景中的园区存入该数据库后结束</translation>
  </message>
  <message>
   <source>end after this many seconds</source>
   <translation>运行这么多秒后结束</translation>
  </message>
  <message>
   <source>The service does not answer: {reason}.</source>
   <translation>服务无应答：{reason}。</translation>
  </message>
  <message>
   <source>this link only</source>
   <translation>仅此链路</translation>
  </message>
  <message>
   <source>{name} cannot be the name of a secret.</source>
   <translation>{name} 不能用作凭据名称。</translation>
  </message>
  <message>
   <source>The secret {name} is neither a credential nor in {variable}.</source>
   <translation>凭据 {name} 既不在服务凭据中，也不在环境变量 {variable} 中。</translation>
  </message>
  <message>
   <source>The secret {name} cannot be read.</source>
   <translation>无法读取凭据 {name}。</translation>
  </message>
  <message>
   <source>At least one device is needed.</source>
   <translation>至少需要一台设备。</translation>
  </message>
  <message>
   <source>This is not a time zone.</source>
   <translation>这不是时区。</translation>
  </message>
  <message>
   <source>A key has 16 characters or 32 hexadecimal digits.</source>
   <translation>密钥为 16 个字符或 32 位十六进制数。</translation>
  </message>
  <message>
   <source>Factor codes with the names of signals are expected here.</source>
   <translation>此处应为因子编码及其信号名称。</translation>
  </message>
  <message>
   <source>{fault} is not one of {words}.</source>
   <translation>{fault} 不在 {words} 之中。</translation>
  </message>
  <message>
   <source>Unit {unit} is listed twice.</source>
   <translation>从站 {unit} 列出了两次。</translation>
  </message>
  <message>
   <source>A scale of zero leaves no number.</source>
   <translation>比例为零时得不到数值。</translation>
  </message>
  <message>
   <source>At least one field is needed.</source>
   <translation>至少需要一个字段。</translation>
  </message>
  <message>
   <source>At least one stream is needed.</source>
   <translation>至少需要一个数据流。</translation>
  </message>
  <message>
   <source>The health endpoint cannot use port {port}: {reason}.</source>
   <translation>健康状态端口 {port} 无法使用：{reason}。</translation>
  </message>
  <message>
   <source>samples of {wells} wells, kriged, above {threshold:g} {unit}</source>
   <translation>{wells} 口井的样品,克里金插值,高于 {threshold:g} {unit}</translation>
  </message>
  <message>
   <source>Warnings are not merged, the flow is unknown: {reason}</source>
   <translation>预警未合并,流向未知:{reason}</translation>
  </message>
  <message>
   <source>Give both the direction of flow and the gradient, or neither.</source>
   <translation>请同时给出流向和水力梯度,或都不给。</translation>
  </message>
  <message>
   <source>No map of {code} can be drawn from its samples: {reason}</source>
   <translation>无法根据样品绘制 {code} 的分布图:{reason}</translation>
  </message>
  <message>
   <source>At least one device is expected.</source>
   <translation>此处至少应有一台设备。</translation>
  </message>
  <message>
   <source>The name {name} is taken.</source>
   <translation>名称 {name} 已被占用。</translation>
  </message>
  <message>
   <source>There is no device {name}.</source>
   <translation>没有设备 {name}。</translation>
  </message>
  <message>
   <source>"{name}" is neither an IANA time zone nor an offset such as UTC+8.</source>
   <translation>“{name}”既不是 IANA 时区名，也不是 UTC+8 之类的偏移。</translation>
  </message>
  <message>
   <source>At least one link is expected.</source>
   <translation>此处至少应有一条链路。</translation>
  </message>
  <message>
   <source>{path} cannot be replayed: {reason}.</source>
   <translation>无法回放 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The scenario describes no park.</source>
   <translation>情景中没有描述园区。</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>完成。</translation>
  </message>
  <message>
   <source>Say: DEVICE FAULT on, DEVICE FAULT off, or quit. Devices: {names}.</source>
   <translation>请输入：设备 故障 on、设备 故障 off，或 quit。设备：{names}。</translation>
  </message>
  <message>
   <source>No new limit of {place}: {reason}</source>
   <translation>{place} 没有得出新限值：{reason}</translation>
  </message>
  <message>
   <source>Not one limit could be revised: {reason}</source>
   <translation>没有一个限值可以修订：{reason}</translation>
  </message>
  <message>
   <source>Give window_d or start and end, not both.</source>
   <translation>window_d 与 start、end 只能给出其一。</translation>
  </message>
  <message>
   <source>The base period ends before it begins.</source>
   <translation>基准期的结束早于开始。</translation>
  </message>
  <message>
   <source>Give every_d or every_months, not both.</source>
   <translation>every_d 与 every_months 只能给出其一。</translation>
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
   <source>{path} cannot be written: {reason}.</source>
   <translation>无法写入 {path}：{reason}。</translation>
  </message>
  <message>
   <source>{file} reads otherwise than it was written: nothing was archived.</source>
   <translation>{file} 读回的内容与写入的不一致：未归档任何数据。</translation>
  </message>
  <message>
   <source>{name} changed while it was archived; try again.</source>
   <translation>归档期间 {name} 有变动；请重试。</translation>
  </message>
  <message>
   <source>{file} is damaged or no archive of observations.</source>
   <translation>{file} 已损坏，或不是监测数据归档。</translation>
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
   <source>Operation {number} is undone already.</source>
   <translation>操作 {number} 已被撤销。</translation>
  </message>
  <message>
   <source>Entries of the ledger have no column {column}.</source>
   <translation>台账条目缺少列 {column}。</translation>
  </message>
  <message>
   <source>An entry of the ledger names an observation more than once.</source>
   <translation>台账的一条条目多次涉及同一监测数据。</translation>
  </message>
  <message>
   <source>A flag is none of 1, 2, 3, 4 and 9.</source>
   <translation>有标记不是 1、2、3、4、9 之一。</translation>
  </message>
  <message>
   <source>A corrected value is infinite.</source>
   <translation>修正值为无穷大。</translation>
  </message>
  <message>
   <source>{count} entries belong to observations that are not stored.</source>
   <translation>有 {count} 个条目所属的监测数据不在库中。</translation>
  </message>
  <message>
   <source>The ledger has no operation {number}.</source>
   <translation>台账中没有操作 {number}。</translation>
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
   <source>There is nothing to store: the source gave no part.</source>
   <translation>没有可入库的内容：来源未给出任何部分。</translation>
  </message>
  <message>
   <source>The parts of {source} are not of one source.</source>
   <translation>{source} 的各部分不属于同一来源。</translation>
  </message>
  <message>
   <source>{database} is not a GeoPackage file (.gpkg) and not service:NAME.</source>
   <translation>{database} 不是 GeoPackage 文件 (.gpkg)，也不是 service:NAME。</translation>
  </message>
  <message>
   <source>No database is named.</source>
   <translation>未指定数据库。</translation>
  </message>
  <message>
   <source>{database} is not a GeoPackage file (.gpkg) and not postgres:NAME or service:NAME.</source>
   <translation>{database} 不是 GeoPackage 文件 (.gpkg)，也不是 postgres:NAME 或 service:NAME。</translation>
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
   <source>Partitions are made {years} years ahead at most.</source>
   <translation>分区最多提前 {years} 年建立。</translation>
  </message>
  <message>
   <source>A silence must end after it begins.</source>
   <translation>静默的结束时间必须晚于开始时间。</translation>
  </message>
  <message>
   <source>{file} is not as this database archived it; import it as a table instead.</source>
   <translation>{file} 与本数据库归档时的内容不一致；请改为作为表导入。</translation>
  </message>
  <message>
   <source>Unknown observed property "{code}".</source>
   <translation>未知的监测指标“{code}”。</translation>
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
   <source>A source must reach from a lower to a higher place, not from {a} to {b}.</source>
   <translation>面源必须由低处延伸到高处，不能从 {a} 到 {b}。</translation>
  </message>
  <message>
   <source>The source must lie within the aquifer, from 0 to {wall} m.</source>
   <translation>污染源必须位于含水层内，即 0 至 {wall} m 之间。</translation>
  </message>
  <message>
   <source>A decay chain needs at least one member.</source>
   <translation>衰变链至少需要一个成员。</translation>
  </message>
  <message>
   <source>A decay chain needs one yield for each member but the first.</source>
   <translation>衰变链中除第一个成员外，每个成员都需要一个产率。</translation>
  </message>
  <message>
   <source>Decay rates and yields of a chain must not be negative.</source>
   <translation>衰变链的衰减速率和产率不得为负。</translation>
  </message>
  <message>
   <source>The places of a map must be finite numbers in two rows.</source>
   <translation>地图位置必须是两行有限数值。</translation>
  </message>
  <message>
   <source>The tolerance must lie within 1e-13 and 1e-3, the floor within 1e-130 and 1e-3.</source>
   <translation>容差必须在 1e-13 至 1e-3 之间，下限必须在 1e-130 至 1e-3 之间。</translation>
  </message>
  <message>
   <source>Times of a map must be positive and ascending.</source>
   <translation>地图的时间必须为正值且递增。</translation>
  </message>
  <message>
   <source>A source must last, and its decay must not be negative.</source>
   <translation>污染源必须有持续时间，且其衰减不得为负。</translation>
  </message>
  <message>
   <source>{name} must be at most 1, not {value}.</source>
   <translation>{name} 不得大于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>Retardation must be at least 1, decay not negative.</source>
   <translation>阻滞系数不得小于 1，衰减不得为负。</translation>
  </message>
  <message>
   <source>The decay of the source must not be negative.</source>
   <translation>污染源的衰减不得为负。</translation>
  </message>
  <message>
   <source>With a decay chain give the decay of its members, not of the flow as well.</source>
   <translation>使用衰变链时，请给出其成员的衰减，不要在水流参数中再给出衰减。</translation>
  </message>
  <message>
   <source>This solution needs the width of the aquifer.</source>
   <translation>该解析解需要含水层的宽度。</translation>
  </message>
  <message>
   <source>This solution needs the thickness of the aquifer, at least the height of the patch.</source>
   <translation>该解析解需要含水层的厚度，且不小于面源的高度。</translation>
  </message>
  <message>
   <source>With this solution the source cannot fall off.</source>
   <translation>该解析解不允许污染源衰减。</translation>
  </message>
  <message>
   <source>Source {name} needs {wanted}.</source>
   <translation>污染源{name}需要 {wanted}。</translation>
  </message>
  <message>
   <source>Source {name} does not release anything within the simulated time.</source>
   <translation>污染源{name}在模拟时段内没有任何释放。</translation>
  </message>
  <message>
   <source>Source {name} does not lie within the width of the aquifer.</source>
   <translation>污染源{name}不在含水层宽度之内。</translation>
  </message>
  <message>
   <source>This solution needs the rate of the well.</source>
   <translation>该解析解需要井的流量。</translation>
  </message>
  <message>
   <source>This solution takes one well, not {count}.</source>
   <translation>该解析解只接受一口井，而不是 {count} 口。</translation>
  </message>
  <message>
   <source>Retardation must be at least 1, decay and diffusion not negative.</source>
   <translation>阻滞系数不得小于 1，衰减和扩散系数不得为负。</translation>
  </message>
  <message>
   <source>The front has moved only {travel} m, less than ten longitudinal dispersivities: a source that holds its concentration then gives off more mass than the water carries.</source>
   <translation>锋面仅移动了 {travel} m，不足纵向弥散度的十倍：此时定浓度源释放的质量多于水流所能带走的质量。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the rate enters evenly over the whole thickness; no sides.</source>
   <translation>假定：均匀流和均质地层；污染物按速率在整个厚度上均匀进入；无侧边界。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the source lies at the water table; no bottom and no sides.</source>
   <translation>假定：均匀流和均质地层；污染源位于潜水面；无底板和侧边界。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the concentration is held over the whole thickness; no sides.</source>
   <translation>假定：均匀流和均质地层；浓度在整个厚度上保持恒定；无侧边界。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the concentration is held below the water table; no bottom, no sides.</source>
   <translation>假定：均匀流和均质地层；潜水面以下浓度保持恒定；无底板和侧边界。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; a bell-shaped concentration is held over the whole thickness; no sides.</source>
   <translation>假定：均匀流和均质地层；整个厚度上保持钟形浓度分布；无侧边界。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the concentration is held over the whole thickness; nothing passes the sides of the aquifer.</source>
   <translation>假定：均匀流和均质地层；浓度在整个厚度上保持恒定；没有物质穿过含水层的两侧。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; the concentration is held below the water table; nothing passes the sides and the bottom of the aquifer.</source>
   <translation>假定：均匀流和均质地层；潜水面以下浓度保持恒定；没有物质穿过含水层的两侧和底板。</translation>
  </message>
  <message>
   <source>Assumed: water moves only away from the well, which is open over the whole thickness; injection goes on with clean water after the source ends.</source>
   <translation>假定：水只从井向外流动，井在整个厚度上开口；污染源结束后继续注入清水。</translation>
  </message>
  <message>
   <source>Assumed: uniform flow and ground; spreading across the flow takes the mean travel time everywhere.</source>
   <translation>假定：均匀流和均质地层；垂直于流向的展宽处处采用平均运移时间。</translation>
  </message>
  <message>
   <source>Domenico (1987) is an approximation, up to 80 % low ahead of the front and at high dispersivity; use the patch, which is exact.</source>
   <translation>Domenico (1987) 为近似解，在锋面前方和弥散度较大时最多偏低 80 %；请用精确的面源解。</translation>
  </message>
  <message>
   <source>Dispersivity across the flow is larger than along it, which is not known from the field.</source>
   <translation>垂直于流向的弥散度大于沿流向的弥散度，现场未见此情形。</translation>
  </message>
  <message>
   <source>Molecular diffusion, which is left out, spreads at least as much across the flow as dispersion of {value} m²/d.</source>
   <translation>未计入的分子扩散在垂直于流向上的展宽至少与 {value} m²/d 的弥散相当。</translation>
  </message>
  <message>
   <source>The flow of the surroundings carries the injected water {drift} m, which is not little against its radius of {front} m; this solution leaves it out.</source>
   <translation>周围水流把注入水带走 {drift} m，与其半径 {front} m 相比不可忽略；该解析解未计入此项。</translation>
  </message>
  <message>
   <source>The front, at {front} m, has moved less than ten dispersivities: close to a well that holds its concentration more mass enters than the water carries.</source>
   <translation>位于 {front} m 的锋面移动不足弥散度的十倍：在保持浓度的井附近，进入的质量多于水流带走的质量。</translation>
  </message>
  <message>
   <source>The plume would become {plume} m wide, wider than the aquifer; choose a solution with sides.</source>
   <translation>污染羽将宽达 {plume} m，超过含水层宽度；请选用有侧边界的解析解。</translation>
  </message>
  <message>
   <source>The plume would reach {plume} m down, deeper than the aquifer; choose a solution with a bottom.</source>
   <translation>污染羽将深达 {plume} m，超过含水层厚度；请选用有底板的解析解。</translation>
  </message>
  <message>
   <source>The range of {name} must rise from its low to its high end.</source>
   <translation>{name} 的范围必须从低端到高端递增。</translation>
  </message>
  <message>
   <source>The range of {name} must be positive.</source>
   <translation>{name} 的范围必须为正值。</translation>
  </message>
  <message>
   <source>The middle of {name} must lie in its range.</source>
   <translation>{name} 的中值必须位于其范围内。</translation>
  </message>
  <message>
   <source>{name} needs a middle and a standard deviation that is not negative.</source>
   <translation>{name} 需要中值和非负的标准差。</translation>
  </message>
  <message>
   <source>The median of {name} must be positive.</source>
   <translation>{name} 的中位数必须为正值。</translation>
  </message>
  <message>
   <source>{folder} holds a flow model; give the ensemble a folder of its own.</source>
   <translation>{folder} 中已有水流模型；请为集合模拟另指定一个文件夹。</translation>
  </message>
  <message>
   <source>{count} values of curves would be kept; take fewer members or points.</source>
   <translation>需要保存 {count} 个曲线数值；请减少成员数或监测点数。</translation>
  </message>
  <message>
   <source>{name} cannot be drawn.</source>
   <translation>不能对 {name} 抽样。</translation>
  </message>
  <message>
   <source>The response operator needs sources with a rate; take MODFLOW 6 for held concentrations.</source>
   <translation>响应算子需要给定释放速率的污染源；定浓度源请用 MODFLOW 6。</translation>
  </message>
  <message>
   <source>The response operator knows neither isotherms, immobile water nor mass that is there; take MODFLOW 6.</source>
   <translation>响应算子不支持非线性等温线、不流动水和初始已有的质量；请用 MODFLOW 6。</translation>
  </message>
  <message>
   <source>Running {members} members, {side} side by side</source>
   <translation>正在运行 {members} 个成员，并行 {side} 个</translation>
  </message>
  <message>
   <source>The worker died: {reason}.</source>
   <translation>工作进程已终止：{reason}。</translation>
  </message>
  <message>
   <source>{failed} of {asked} members failed, which is too many for a probability; member {number}: {reason}</source>
   <translation>{asked} 个成员中有 {failed} 个失败，过多而无法给出概率；成员 {number}：{reason}</translation>
  </message>
  <message>
   <source>{failed} of {asked} members failed and do not count; member {number}: {reason}</source>
   <translation>{asked} 个成员中有 {failed} 个失败，不计入；成员 {number}：{reason}</translation>
  </message>
  <message>
   <source>{count} members warned; member {number}: {text}</source>
   <translation>{count} 个成员有警告；成员 {number}：{text}</translation>
  </message>
  <message>
   <source>The limit must be positive.</source>
   <translation>限值必须为正值。</translation>
  </message>
  <message>
   <source>There must be 1 to {most} members.</source>
   <translation>成员数必须为 1 至 {most}。</translation>
  </message>
  <message>
   <source>The seed must not be negative.</source>
   <translation>随机种子不得为负。</translation>
  </message>
  <message>
   <source>The run was stopped.</source>
   <translation>运行已停止。</translation>
  </message>
  <message>
   <source>Layer {layer} does not exist; the model has {count}.</source>
   <translation>第 {layer} 层不存在；模型共有 {count} 层。</translation>
  </message>
  <message>
   <source>The field {field} must be positive.</source>
   <translation>字段 {field} 必须为正值。</translation>
  </message>
  <message>
   <source>The point lies outside the grid.</source>
   <translation>该点位于网格之外。</translation>
  </message>
  <message>
   <source>{count} measured conductivities lie outside the grid.</source>
   <translation>有 {count} 个实测渗透系数位于网格之外。</translation>
  </message>
  <message>
   <source>The standard deviation of ln K must not be negative.</source>
   <translation>ln K 的标准差不得为负。</translation>
  </message>
  <message>
   <source>The correlation lengths must be positive.</source>
   <translation>相关长度必须为正值。</translation>
  </message>
  <message>
   <source>Measured conductivities must be positive.</source>
   <translation>实测渗透系数必须为正值。</translation>
  </message>
  <message>
   <source>{folder} holds no flow model; make one with "Simulate flow".</source>
   <translation>{folder} 中没有水流模型；请用“水流模拟”建立。</translation>
  </message>
  <message>
   <source>This needs steady flow, but the flow model changes with time; simulate a steady flow for it.</source>
   <translation>此处需要稳定流，而该水流模型随时间变化；请为此模拟稳定流。</translation>
  </message>
  <message>
   <source>The flow model in {folder} cannot be read: {reason}.</source>
   <translation>无法读取 {folder} 中的水流模型：{reason}。</translation>
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
   <source>The geometry {wkt} lies outside the active cells of layer {layer}.</source>
   <translation>几何图形 {wkt} 位于第 {layer} 层的有效单元之外。</translation>
  </message>
  <message>
   <source>The geometry {wkt} cannot be read.</source>
   <translation>无法读取几何图形 {wkt}。</translation>
  </message>
  <message>
   <source>The water levels of the boundaries show no direction of flow; give the angle of the grid.</source>
   <translation>各边界的水位不能显示流向；请给出网格的角度。</translation>
  </message>
  <message>
   <source>A refined grid needs features around which it is refined.</source>
   <translation>加密网格需要给出加密所围绕的要素。</translation>
  </message>
  <message>
   <source>top</source>
   <translation>顶面</translation>
  </message>
  <message>
   <source>bottom of layer {layer}</source>
   <translation>第 {layer} 层底板</translation>
  </message>
  <message>
   <source>The surface {name} has no value in {count} cells, such as at {place}.</source>
   <translation>{name}在 {count} 个单元中没有值，例如 {place}。</translation>
  </message>
  <message>
   <source>Cover the whole area, or let gaps be filled.</source>
   <translation>请覆盖整个区域，或允许填补空缺。</translation>
  </message>
  <message>
   <source>The {lower} lies above the {upper} in {count} cells, by up to {most:.3g} m, such as at {place}.</source>
   <translation>{lower}在 {count} 个单元中高于{upper}，最多高出 {most:.3g} m，例如 {place}。</translation>
  </message>
  <message>
   <source>The surface {name} was filled from its surroundings in {count} cells, such as at {place}.</source>
   <translation>{name}在 {count} 个单元中由周围值填补，例如 {place}。</translation>
  </message>
  <message>
   <source>The surface {name} covers no cell of the area.</source>
   <translation>{name}未覆盖区域内的任何单元。</translation>
  </message>
  <message>
   <source>The MODFLOW 6 files of the flow model are missing; simulate the flow again.</source>
   <translation>缺少水流模型的 MODFLOW 6 文件；请重新进行水流模拟。</translation>
  </message>
  <message>
   <source>{folder} holds no water budget; simulate the flow again.</source>
   <translation>{folder} 中没有水均衡数据；请重新进行水流模拟。</translation>
  </message>
  <message>
   <source>The feature has no geometry.</source>
   <translation>要素没有几何图形。</translation>
  </message>
  <message>
   <source>Zone {name} has no active cell.</source>
   <translation>分区{name}没有有效单元。</translation>
  </message>
  <message>
   <source>The error of the head at {name} must be positive.</source>
   <translation>{name} 处水头的误差必须为正值。</translation>
  </message>
  <message>
   <source>Calibration needs a steady flow model.</source>
   <translation>率定需要稳定流模型。</translation>
  </message>
  <message>
   <source>There is no zone to calibrate.</source>
   <translation>没有可率定的分区。</translation>
  </message>
  <message>
   <source>There is no observed head in the active cells.</source>
   <translation>有效单元内没有实测水头。</translation>
  </message>
  <message>
   <source>The uncertainty before calibration must be positive.</source>
   <translation>率定前的不确定性必须为正值。</translation>
  </message>
  <message>
   <source>There is no recharge to calibrate.</source>
   <translation>没有可率定的补给。</translation>
  </message>
  <message>
   <source>Calibrating the flow model</source>
   <translation>正在率定水流模型</translation>
  </message>
  <message>
   <source>The calibration stopped before it had settled; the fit may still improve.</source>
   <translation>率定在收敛之前停止；拟合可能还能改善。</translation>
  </message>
  <message>
   <source>The model has {count} different conductivities; give zones to calibrate.</source>
   <translation>模型中有 {count} 个不同的渗透系数；请给出要率定的分区。</translation>
  </message>
  <message>
   <source>Left out, as outside the active cells of layer {layer}: {names}.</source>
   <translation>因位于第 {layer} 层有效单元之外而略去：{names}。</translation>
  </message>
  <message>
   <source>The zone covers no active cell.</source>
   <translation>该分区不含任何有效单元。</translation>
  </message>
  <message>
   <source>A well lies less than three cells from a boundary: refine the cells between them.</source>
   <translation>有井距边界不足三个单元：请加密两者之间的单元。</translation>
  </message>
  <message>
   <source>well</source>
   <translation>井</translation>
  </message>
  <message>
   <source>river</source>
   <translation>河流</translation>
  </message>
  <message>
   <source>drain</source>
   <translation>排水沟</translation>
  </message>
  <message>
   <source>A {name} lies in cells of a fixed head and so has no effect on the level there.</source>
   <translation>{name} 位于定水头单元中，对该处水位没有影响。</translation>
  </message>
  <message>
   <source>Cells are more than 10 times as long as wide; Voronoi cells stay compact.</source>
   <translation>单元的长宽比超过 10；Voronoi 单元可保持紧凑。</translation>
  </message>
  <message>
   <source>No boundary holds the level of these cells; their heads mean nothing.</source>
   <translation>没有边界控制这些单元的水位；其水头没有意义。</translation>
  </message>
  <message>
   <source>Two fixed heads share these cells; the first counts.</source>
   <translation>两个定水头共用这些单元；以第一个为准。</translation>
  </message>
  <message>
   <source>A conductivity of {value:.3g} m/d is less than that of tight clay; was it given in m/s?</source>
   <translation>渗透系数 {value:.3g} m/d 小于致密黏土；是否按 m/s 填写了？</translation>
  </message>
  <message>
   <source>A conductivity of {value:.3g} m/d is more than that of open gravel; was it given per year?</source>
   <translation>渗透系数 {value:.3g} m/d 大于松散砾石；是否按每年填写了？</translation>
  </message>
  <message>
   <source>A recharge of {value:.4g} mm/a is more than it rains nearly anywhere; is its unit mm/a?</source>
   <translation>补给量 {value:.4g} mm/a 几乎超过任何地方的降水量；单位是否为 mm/a？</translation>
  </message>
  <message>
   <source>Neighbouring cells differ in conductivity by more than 100000 times, which is hard to solve.</source>
   <translation>相邻单元的渗透系数相差超过 100000 倍，难以求解。</translation>
  </message>
  <message>
   <source>The nearest boundary's level lies below the bottom of these cells: they may fall dry.</source>
   <translation>最近边界的水位低于这些单元的底板：这些单元可能疏干。</translation>
  </message>
  <message>
   <source>The nearest boundary's level lies more than 0.5 m above the top of the model: the water is confined, or levels and surfaces have different datums.</source>
   <translation>最近边界的水位比模型顶面高出 0.5 m 以上：地下水为承压，或者水位与地层面的高程基准不同。</translation>
  </message>
  <message>
   <source>Cells are more than 100 times as wide as thick; vertical flow is then only roughly right.</source>
   <translation>单元宽度超过厚度的 100 倍；此时垂向水流只是近似正确。</translation>
  </message>
  <message>
   <source>A layer is so steep that neighbouring cells do not touch; use smaller cells, or fewer or thicker layers.</source>
   <translation>某一层坡度过陡，相邻单元互不接触；请减小单元，或减少层数、加厚各层。</translation>
  </message>
  <message>
   <source>{folder} does not hold what its flow was made of; run "Simulate flow" again.</source>
   <translation>{folder} 中没有建立水流模型所用的数据；请重新运行“水流模拟”。</translation>
  </message>
  <message>
   <source>A river bed is a line or a polygon.</source>
   <translation>河床须为线或面。</translation>
  </message>
  <message>
   <source>The screen must reach from above to below, not from {top} to {bottom} m.</source>
   <translation>滤水管必须自上而下，不能从 {top} 到 {bottom} m。</translation>
  </message>
  <message>
   <source>It lies outside the model, at {x:.0f}, {y:.0f}.</source>
   <translation>位于模型之外，坐标 {x:.0f}, {y:.0f}。</translation>
  </message>
  <message>
   <source>Its screen from {top} to {bottom} m meets no active layer.</source>
   <translation>其 {top} 至 {bottom} m 的滤水管未进入任何有效层。</translation>
  </message>
  <message>
   <source>{name}_start and {name}_end need a line.</source>
   <translation>{name}_start 和 {name}_end 需要线要素。</translation>
  </message>
  <message>
   <source>{field} must be positive, not {value}.</source>
   <translation>{field} 必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>A wall is a line.</source>
   <translation>隔水墙须为线。</translation>
  </message>
  <message>
   <source>The wall passes between no two active cells.</source>
   <translation>隔水墙未穿过任何两个有效单元之间。</translation>
  </message>
  <message>
   <source>The raster of heads does not cover the feature.</source>
   <translation>水头栅格未覆盖该要素。</translation>
  </message>
  <message>
   <source>The porosity must be above 0 and at most 1, not {value}.</source>
   <translation>孔隙度必须大于 0 且不大于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>The specific yield must be above 0 and at most 1, not {value}.</source>
   <translation>给水度必须大于 0 且不大于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>{count} conductivities were given for {layers} layers.</source>
   <translation>给出了 {count} 个渗透系数，而模型有 {layers} 层。</translation>
  </message>
  <message>
   <source>{count} values of {name} were given for {layers} layers.</source>
   <translation>{name} 给出了 {count} 个值，而模型有 {layers} 层。</translation>
  </message>
  <message>
   <source>A zone needs conductivity_m_d, texture or another property.</source>
   <translation>分区需要 conductivity_m_d、texture 或其他属性。</translation>
  </message>
  <message>
   <source>The field {field} is missing or empty.</source>
   <translation>字段 {field} 缺失或为空。</translation>
  </message>
  <message>
   <source>conductivity_m_d must be positive, not {value}.</source>
   <translation>conductivity_m_d 必须为正值，不能为 {value}。</translation>
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
   <source>flow</source>
   <translation>水流</translation>
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
   <source>MODFLOW 6 did not get through; it is run again, damped</source>
   <translation>MODFLOW 6 未能收敛；现加阻尼后重新运行</translation>
  </message>
  <message>
   <source>No cell of the model is active; the area is smaller than a cell, or its layers have no thickness.</source>
   <translation>模型没有有效单元：范围小于一个单元，或各层没有厚度。</translation>
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
   <source>The anisotropy must be positive, not {value}.</source>
   <translation>各向异性比必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The recharge is not known in every column.</source>
   <translation>并非每一柱单元的补给都已知。</translation>
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
   <source>A barrier needs a positive conductivity and thickness.</source>
   <translation>隔水墙需要正的渗透系数和厚度。</translation>
  </message>
  <message>
   <source>The drain at {elevation} m lies below the bottom of its cells.</source>
   <translation>{elevation} m 的排水高程低于其单元底板。</translation>
  </message>
  <message>
   <source>A conductance must be positive, not {value}.</source>
   <translation>传导度必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The river stage {stage} m lies below the bottom of its cells.</source>
   <translation>河水位 {stage} m 低于其所在单元的底板。</translation>
  </message>
  <message>
   <source>The bed of the river lies above its stage of {stage} m.</source>
   <translation>河床高于其河水位 {stage} m。</translation>
  </message>
  <message>
   <source>The river conductance must be positive, not {value}.</source>
   <translation>河流边界的水力传导系数必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The flow periods must have a positive length.</source>
   <translation>水流应力期的长度必须为正值。</translation>
  </message>
  <message>
   <source>A boundary ends before it begins.</source>
   <translation>边界的结束时间早于开始时间。</translation>
  </message>
  <message>
   <source>The initial head is not known in every active cell.</source>
   <translation>并非每个有效单元的初始水头都已知。</translation>
  </message>
  <message>
   <source>Transient flow needs initial heads, or a first period that is steady.</source>
   <translation>非稳定流需要初始水头，或第一个应力期为稳定流。</translation>
  </message>
  <message>
   <source>The specific storage must be positive, not {value}.</source>
   <translation>贮水率必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The fixed head {head} m lies below the bottom of its cells.</source>
   <translation>定水头 {head} m 低于其单元底板。</translation>
  </message>
  <message>
   <source>The flow model fell dry everywhere; raise its heads or lower its bottoms.</source>
   <translation>水流模型全部疏干；请提高水头或降低底板。</translation>
  </message>
  <message>
   <source>The soil "{name}" has no curve of water content.</source>
   <translation>土壤“{name}”没有持水曲线。</translation>
  </message>
  <message>
   <source>rain</source>
   <translation>降雨量</translation>
  </message>
  <message>
   <source>evaporation</source>
   <translation>蒸发量</translation>
  </message>
  <message>
   <source>The soil must hold water, not {value} mm.</source>
   <translation>土壤必须能持水，持水量不能为 {value} mm。</translation>
  </message>
  <message>
   <source>The share that runs off must be from 0 to 1, not {value}.</source>
   <translation>径流比例必须为 0 至 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>The {name} must be known and not negative in every row.</source>
   <translation>每一行的 {name} 都必须已知且不为负。</translation>
  </message>
  <message>
   <source>{what}: {first}</source>
   <translation>{what}：{first}</translation>
  </message>
  <message>
   <source>The weather reaches from {first} to {last} and does not cover the time of the flow.</source>
   <translation>气象数据从 {first} 到 {last}，未覆盖水流模拟的时间。</translation>
  </message>
  <message>
   <source>It needs two or more rows with time, precipitation_mm, and et0_mm, temperature_min_c with temperature_max_c, or temperature_c.</source>
   <translation>需要两行或更多行，含 time、precipitation_mm，以及 et0_mm、temperature_min_c 与 temperature_max_c，或 temperature_c。</translation>
  </message>
  <message>
   <source>{count} rows have no time.</source>
   <translation>有 {count} 行没有时间。</translation>
  </message>
  <message>
   <source>Two rows have the same time {time}.</source>
   <translation>有两行的时间相同：{time}。</translation>
  </message>
  <message>
   <source>Its steps of {days:.0f} days are too long; days or months are needed.</source>
   <translation>其步长 {days:.0f} 天过长；需要逐日或逐月数据。</translation>
  </message>
  <message>
   <source>It has {count} gaps, the first after {time}.</source>
   <translation>其中有 {count} 处空缺，第一处在 {time} 之后。</translation>
  </message>
  <message>
   <source>{count} rows have no number in {field}.</source>
   <translation>有 {count} 行的 {field} 没有数值。</translation>
  </message>
  <message>
   <source>Keeping the plume</source>
   <translation>正在保存污染羽</translation>
  </message>
  <message>
   <source>Cutting the part of the flow model out</source>
   <translation>正在截取水流模型的局部</translation>
  </message>
  <message>
   <source>{percent:.2g} % of the mass left the part of the model that was simulated; choose a larger one.</source>
   <translation>有 {percent:.2g} % 的质量离开了所模拟的模型局部；请选用更大的范围。</translation>
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
   <source>transport</source>
   <translation>溶质运移</translation>
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
   <source>Source {name} lies in inactive cells.</source>
   <translation>污染源{name}位于无效单元中。</translation>
  </message>
  <message>
   <source>Source {name} releases into cells that are dry from day {day:g} on; put it into a deeper layer.</source>
   <translation>污染源 {name} 释放到的单元自第 {day:g} 天起干涸；请将其放入更深的层。</translation>
  </message>
  <message>
   <source>The scheme undershoots to {lowest:.3g} mg/L; refine the grid or use TVD or upstream.</source>
   <translation>计算格式出现负值，低至 {lowest:.3g} mg/L；请加密网格，或改用 TVD 或迎风格式。</translation>
  </message>
  <message>
   <source>Source {name} lies in cells that fell dry; put it into a deeper layer.</source>
   <translation>污染源{name}位于已疏干的单元中；请将其放入更深的层。</translation>
  </message>
  <message>
   <source>The cells are too large for these dispersivities: the scheme alone disperses over {along} m along and {across} m across the flow; fronts come too early and peaks too low. Use smaller cells.</source>
   <translation>单元对这些弥散度来说过大：仅数值格式引起的弥散度沿流向就达 {along} m、垂直流向达 {across} m；锋面到达偏早、峰值偏低。请减小单元。</translation>
  </message>
  <message>
   <source>The source has a strength of its own beside its schedule.</source>
   <translation>该污染源除时间表外还有自己的强度。</translation>
  </message>
  <message>
   <source>A row needs either time (UTC) or time_d (days), not both.</source>
   <translation>一行须给出 time (UTC) 或 time_d（天）之一，不能两者都给。</translation>
  </message>
  <message>
   <source>A row needs either rate_kg_d or concentration_mg_l, not both.</source>
   <translation>一行须给出 rate_kg_d 或 concentration_mg_l 之一，不能两者都给。</translation>
  </message>
  <message>
   <source>A source cannot take mass out.</source>
   <translation>污染源不能移出质量。</translation>
  </message>
  <message>
   <source>There is no source of this name.</source>
   <translation>没有该名称的污染源。</translation>
  </message>
  <message>
   <source>The field concentration_mg_l is empty or negative.</source>
   <translation>字段 concentration_mg_l 为空或为负。</translation>
  </message>
  <message>
   <source>Sorption is not linear: the answers to several sources do not add up.</source>
   <translation>吸附为非线性：多个污染源的响应不能叠加。</translation>
  </message>
  <message>
   <source>Cells are up to {peclet:.3g} dispersivities long (Péclet number): central weighting oscillates above 2. Use cells of at most {size:.3g} m, or TVD.</source>
   <translation>单元长度最大为弥散度的 {peclet:.3g} 倍（佩克莱数）：大于 2 时中心差分会振荡。请采用不大于 {size:.3g} m 的单元，或 TVD。</translation>
  </message>
  <message>
   <source>Cells are up to {peclet:.3g} dispersivities long (Péclet number): upstream weighting smears the front by half a cell. Use cells of at most {size:.3g} m, or TVD.</source>
   <translation>单元长度最大为弥散度的 {peclet:.3g} 倍（佩克莱数）：迎风格式使锋面展宽半个单元。请采用不大于 {size:.3g} m 的单元，或 TVD。</translation>
  </message>
  <message>
   <source>Cells are up to {peclet:.3g} dispersivities long (Péclet number): the front is thinner than the grid resolves. Use cells of at most {size:.3g} m.</source>
   <translation>单元长度最大为弥散度的 {peclet:.3g} 倍（佩克莱数）：锋面比网格所能分辨的更薄。请采用不大于 {size:.3g} m 的单元。</translation>
  </message>
  <message>
   <source>The plume travels up to {courant:.3g} cells in a step (Courant number), which smears it by {smeared:.3g} m. Use steps of at most {step:.3g} d.</source>
   <translation>污染羽在一个时间步内最多移动 {courant:.3g} 个单元（库朗数），由此展宽 {smeared:.3g} m。请采用不大于 {step:.3g} d 的时间步长。</translation>
  </message>
  <message>
   <source>No water flows from a source to {name}.</source>
   <translation>没有水从污染源流向 {name}。</translation>
  </message>
  <message>
   <source>The plume needs about {days:.3g} d with the water to {name}, longer than the {duration:g} d simulated.</source>
   <translation>污染羽随水到达 {name} 约需 {days:.3g} d，超过模拟的 {duration:g} d。</translation>
  </message>
  <message>
   <source>Source {name} needs either a rate or a concentration, which must not be negative.</source>
   <translation>污染源{name}需要给出释放速率或浓度之一，且不得为负。</translation>
  </message>
  <message>
   <source>The decay of sorbed mass must not be negative.</source>
   <translation>吸附态质量的衰减不得为负。</translation>
  </message>
  <message>
   <source>The porosity must be above 0 and at most 1 in every cell.</source>
   <translation>每个单元的孔隙度必须大于 0 且不大于 1。</translation>
  </message>
  <message>
   <source>Duration and step must be positive.</source>
   <translation>时长和步长必须为正值。</translation>
  </message>
  <message>
   <source>Output times must lie within the duration of {days} d.</source>
   <translation>输出时间必须在 {days} d 的时长之内。</translation>
  </message>
  <message>
   <source>There is no source.</source>
   <translation>没有污染源。</translation>
  </message>
  <message>
   <source>Concentrations at the start and of inflow must not be negative or infinite.</source>
   <translation>初始浓度和流入浓度不得为负或无穷大。</translation>
  </message>
  <message>
   <source>Immobile water needs linear sorption; MODFLOW 6 knows no other there.</source>
   <translation>不流动水要求线性吸附；MODFLOW 6 在此处不支持其他类型。</translation>
  </message>
  <message>
   <source>There are more than {most} time steps; choose a longer step.</source>
   <translation>时间步超过 {most} 个；请加大时间步长。</translation>
  </message>
  <message>
   <source>The sorption coefficient must not be negative, but is {value}.</source>
   <translation>吸附系数不得为负，但实为 {value}。</translation>
  </message>
  <message>
   <source>The exponent (Freundlich) or capacity (Langmuir) of sorption must be positive, not {value}.</source>
   <translation>吸附的指数（Freundlich）或容量（Langmuir）必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The immobile porosity must be above 0 and below 1 together with the mobile one, not {value}.</source>
   <translation>不流动孔隙度必须大于 0，且与流动孔隙度之和小于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>Exchange with and decay in immobile water must not be negative.</source>
   <translation>不流动水的交换和衰减不得为负。</translation>
  </message>
  <message>
   <source>A source needs either rate_kg_d or concentration_mg_l.</source>
   <translation>污染源需要给出 rate_kg_d 或 concentration_mg_l 之一。</translation>
  </message>
  <message>
   <source>It ends before it begins.</source>
   <translation>其结束时间早于开始时间。</translation>
  </message>
  <message>
   <source>The substance {code} is given twice.</source>
   <translation>物质 {code} 给出了两次。</translation>
  </message>
  <message>
   <source>The parent {parent} of {code} is not simulated.</source>
   <translation>未模拟 {code} 的母体 {parent}。</translation>
  </message>
  <message>
   <source>{count} values would be kept for the daughters; choose longer steps or larger cells.</source>
   <translation>需要为子体保存 {count} 个数值；请加大时间步长或单元。</translation>
  </message>
  <message>
   <source>The decay of {codes} runs in a circle.</source>
   <translation>{codes} 的衰减形成循环。</translation>
  </message>
  <message>
   <source>The yield of {code} must be positive.</source>
   <translation>{code} 的产率必须为正值。</translation>
  </message>
  <message>
   <source>{code}: parents in immobile water cannot have daughters.</source>
   <translation>{code}：处于不流动水中的母体不能有子体。</translation>
  </message>
  <message>
   <source>{code} does not decay, so nothing becomes {daughter}.</source>
   <translation>{code} 不衰减，因此不会生成 {daughter}。</translation>
  </message>
  <message>
   <source>All substances need the same duration and step.</source>
   <translation>所有物质的时长和步长必须相同。</translation>
  </message>
  <message>
   <source>The part of the model to simulate has no active cell.</source>
   <translation>所要模拟的模型局部没有有效单元。</translation>
  </message>
  <message>
   <source>{name} lies outside the part of the model that is simulated.</source>
   <translation>{name}位于所模拟的模型局部之外。</translation>
  </message>
  <message>
   <source>The sorption of {code} (Koc) is not known.</source>
   <translation>{code} 的吸附参数 (Koc) 未知。</translation>
  </message>
  <message>
   <source>The half-life of {code} in groundwater is not known.</source>
   <translation>{code} 在地下水中的半衰期未知。</translation>
  </message>
  <message>
   <source>The diffusion of {code} in water is not known.</source>
   <translation>{code} 在水中的扩散系数未知。</translation>
  </message>
  <message>
   <source>The figures of {code} are not confirmed by a source.</source>
   <translation>{code} 的参数未经来源核实。</translation>
  </message>
  <message>
   <source>The molar mass of {code} is not known; give yield_kg_kg.</source>
   <translation>{code} 的摩尔质量未知；请给出 yield_kg_kg。</translation>
  </message>
  <message>
   <source>The table of substances has no figures for {code}.</source>
   <translation>物质参数表中没有 {code} 的参数。</translation>
  </message>
  <message>
   <source>There is no head with a time in the time that was asked for.</source>
   <translation>所要求的时段内没有带时间的水头。</translation>
  </message>
  <message>
   <source>All heads are equal: there is no gradient.</source>
   <translation>所有水头都相等：不存在水力梯度。</translation>
  </message>
  <message>
   <source>The gradient is within its error: the direction is not settled.</source>
   <translation>水力梯度小于其误差：流向无法确定。</translation>
  </message>
  <message>
   <source>{count} readings are left out: {reason}.</source>
   <translation>略去 {count} 个读数：{reason}。</translation>
  </message>
  <message>
   <source>The number of wells changes from {fewest} to {most}: part of a turn may be theirs.</source>
   <translation>井数在 {fewest} 至 {most} 之间变化：流向的转动可能部分由此引起。</translation>
  </message>
  <message>
   <source>In {count} of {all} results: {note}</source>
   <translation>{all} 个结果中有 {count} 个：{note}</translation>
  </message>
  <message>
   <source>without a time</source>
   <translation>无时间</translation>
  </message>
  <message>
   <source>A direction needs at least {fewest} wells with a head; there are {count}.</source>
   <translation>确定流向至少需要 {fewest} 口有水头的井；现有 {count} 口。</translation>
  </message>
  <message>
   <source>The wells lie in one line: no direction of flow can be told.</source>
   <translation>各井位于一条直线上：无法判断流向。</translation>
  </message>
  <message>
   <source>All triangles between the wells are too thin for a direction; lay a plane instead.</source>
   <translation>各井之间的三角形都过于狭长，不能确定流向；请改用平面拟合。</translation>
  </message>
  <message>
   <source>{count} thin triangles are left out.</source>
   <translation>略去 {count} 个狭长三角形。</translation>
  </message>
  <message>
   <source>The observations hold no {wanted} (elevation of the water table), only {others}.</source>
   <translation>监测数据中没有 {wanted}（地下水位高程），只有 {others}。</translation>
  </message>
  <message>
   <source>Depths and pressures become elevations by Calibrate levels by manual dips.</source>
   <translation>埋深和压力须经“用人工实测埋深校准水位”换算为高程。</translation>
  </message>
  <message>
   <source>There is no head at {time} or in the {days} days before.</source>
   <translation>{time} 当时及此前 {days} 天内没有水头。</translation>
  </message>
  <message>
   <source>There is no usable head in these observations.</source>
   <translation>这些监测数据中没有可用的水头。</translation>
  </message>
  <message>
   <source>Not heads, left out: {others}.</source>
   <translation>不是水头，已略去：{others}。</translation>
  </message>
  <message>
   <source>flagged fail or missing</source>
   <translation>标记为不合格或缺失</translation>
  </message>
  <message>
   <source>without a head</source>
   <translation>无水头</translation>
  </message>
  <message>
   <source>dry or below the sensor</source>
   <translation>干井或低于传感器</translation>
  </message>
  <message>
   <source>without a place on the map</source>
   <translation>在地图上无位置</translation>
  </message>
  <message>
   <source>The observations have no field layer to choose by.</source>
   <translation>监测数据没有可供选择的字段 layer。</translation>
  </message>
  <message>
   <source>No head is of layer {layer}; there are layers {layers}.</source>
   <translation>没有第 {layer} 层的水头；现有层号 {layers}。</translation>
  </message>
  <message>
   <source>These wells stand at several places, the middle is taken: {names}.</source>
   <translation>这些井有多个位置，取其中点：{names}。</translation>
  </message>
  <message>
   <source>Wells of the layers {layers} are taken together; choose one layer.</source>
   <translation>第 {layers} 层的井合并使用；请选择一层。</translation>
  </message>
  <message>
   <source>The wells {names} stand at one place; the mean of their heads is taken, which differ by {difference} m.</source>
   <translation>井 {names} 位于同一位置；取其水头的平均值，各水头相差 {difference} m。</translation>
  </message>
  <message>
   <source>No cell of {size} m lies in the map; choose smaller ones.</source>
   <translation>地图范围内没有边长 {size} m 的单元；请选用更小的单元。</translation>
  </message>
  <message>
   <source>The drift raster is empty in {count} cells; so is the map.</source>
   <translation>漂移栅格有 {count} 个像元为空；地图相应为空。</translation>
  </message>
  <message>
   <source>A surface needs at least {fewest} wells with a head; there are {count}.</source>
   <translation>水面插值至少需要 {fewest} 口有水头的井；现有 {count} 口。</translation>
  </message>
  <message>
   <source>Three wells settle a plane exactly: nothing is left to tell its uncertainty from.</source>
   <translation>三口井恰好确定一个平面：没有余量可用于估计其不确定性。</translation>
  </message>
  <message>
   <source>Kriging with a drift raster needs the raster.</source>
   <translation>带漂移栅格的克里金法需要该栅格。</translation>
  </message>
  <message>
   <source>The drift raster is empty at these wells, which are left out: {names}.</source>
   <translation>漂移栅格在以下井处为空，这些井已略去：{names}。</translation>
  </message>
  <message>
   <source>The drift raster has the same value at all wells; it explains nothing.</source>
   <translation>漂移栅格在各井处的值相同，不能解释任何变化。</translation>
  </message>
  <message>
   <source>{method} needs at least {fewest} wells; a plane is laid through the {count} there are.</source>
   <translation>{method} 至少需要 {fewest} 口井；现用已有的 {count} 口井拟合一个平面。</translation>
  </message>
  <message>
   <source>The wells lie in one line: heads are kriged without a drift.</source>
   <translation>各井位于一条直线上：水头按无漂移的克里金法插值。</translation>
  </message>
  <message>
   <source>The wells lie nearly in one line: the slope across it is uncertain.</source>
   <translation>各井几乎位于一条直线上：垂直于该线的坡度不确定。</translation>
  </message>
  <message>
   <source>Ordinary kriging</source>
   <translation>普通克里金</translation>
  </message>
  <message>
   <source>Kriging with a linear drift</source>
   <translation>线性漂移克里金</translation>
  </message>
  <message>
   <source>Kriging with a drift raster</source>
   <translation>外部漂移（栅格）克里金</translation>
  </message>
  <message>
   <source>A plane of least squares</source>
   <translation>最小二乘平面</translation>
  </message>
  <message>
   <source>{count} wells are too few for a variogram (at least {fewest}); a nearly linear one is taken.</source>
   <translation>{count} 口井不足以拟合变差函数（至少 {fewest} 口）；采用近似线性的变差函数。</translation>
  </message>
  <message>
   <source>The head at {point}, {head} m, is {difference} m off what the other wells say: another datum, unit or layer, or a pumped well?</source>
   <translation>{point} 的水头 {head} m 与其他井所示相差 {difference} m：是否高程基准、单位或含水层不同，或为抽水井？</translation>
  </message>
  <message>
   <source>The wells lie in one line: no slope across it can be told.</source>
   <translation>各井位于一条直线上：无法确定垂直于该线的坡度。</translation>
  </message>
  <message>
   <source>{share} % of the area lies beyond the wells: look at the deviation.</source>
   <translation>有 {share} % 的区域位于井群范围之外：请查看标准差。</translation>
  </message>
  <message>
   <source>{count} wells are too many to krige; at most {most}.</source>
   <translation>{count} 口井过多，无法克里金插值；最多 {most} 口。</translation>
  </message>
  <message>
   <source>The wells lie so, or are so few, that the trend cannot be told from them.</source>
   <translation>各井的分布或数量不足以确定趋势。</translation>
  </message>
  <message>
   <source>Some wells are too close together to be kriged.</source>
   <translation>有些井相距过近，无法克里金插值。</translation>
  </message>
  <message>
   <source>A cell size of {cell} m would make {count} cells; choose a larger one.</source>
   <translation>像元大小 {cell} m 将产生 {count} 个像元；请改用更大的像元。</translation>
  </message>
  <message>
   <source>{shape}, sill {sill}, range {range} m, nugget {nugget}</source>
   <translation>{shape}，基台值 {sill}，变程 {range} m，块金值 {nugget}</translation>
  </message>
  <message>
   <source>A source needs either soil_mg_kg or leachate_mg_l, which must not be negative.</source>
   <translation>污染源需要给出 soil_mg_kg 或 leachate_mg_l 之一，且不得为负。</translation>
  </message>
  <message>
   <source>The area of the source must be positive, not {value}.</source>
   <translation>污染源的面积必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>The contaminated soil must have a thickness above 0, not {value}.</source>
   <translation>污染土壤的厚度必须大于 0，不能为 {value}。</translation>
  </message>
  <message>
   <source>The solubility must be positive, not {value}.</source>
   <translation>溶解度必须为正值，不能为 {value}。</translation>
  </message>
  <message>
   <source>Nothing of {name} reaches the water table within {days} d.</source>
   <translation>{name}在 {days} d 内没有任何质量到达潜水面。</translation>
  </message>
  <message>
   <source>The contaminated soil reaches the water table: there is no column to compute with MODFLOW 6.</source>
   <translation>污染土壤已达潜水面：没有可用 MODFLOW 6 计算的包气带土柱。</translation>
  </message>
  <message>
   <source>There are more than {most} time steps; choose a shorter time or the analytic method.</source>
   <translation>时间步超过 {most} 个；请缩短时间，或改用解析法。</translation>
  </message>
  <message>
   <source>The times must rise and be positive.</source>
   <translation>时间必须为正值且递增。</translation>
  </message>
  <message>
   <source>MODFLOW 6 needs a folder for its files.</source>
   <translation>MODFLOW 6 需要一个存放其文件的文件夹。</translation>
  </message>
  <message>
   <source>Running MODFLOW 6: the unsaturated column of {name}</source>
   <translation>正在运行 MODFLOW 6：{name}的包气带土柱</translation>
  </message>
  <message>
   <source>The sorption of {substance} is unknown; give Kd, or the organic carbon where Koc is known.</source>
   <translation>{substance}的吸附参数未知；请给出 Kd，或在 Koc 已知时给出有机碳含量。</translation>
  </message>
  <message>
   <source>Without recharge nothing leaches: it must be positive, not {value} m/d.</source>
   <translation>没有补给就没有淋滤：补给必须为正值，不能为 {value} m/d。</translation>
  </message>
  <message>
   <source>The sorption of {substance} is unknown: it is computed as not held back, the earliest case.</source>
   <translation>{substance}的吸附参数未知：按不受阻滞计算，即最早到达的情形。</translation>
  </message>
  <message>
   <source>{name}: the content is more than water, solids and air can hold; the leachate is held at the solubility of {value} mg/L.</source>
   <translation>{name}：含量超过水、固体和空气所能容纳的量；淋滤液浓度保持为溶解度 {value} mg/L。</translation>
  </message>
  <message>
   <source>The lower end of the soil ({bottom} m) is above its upper end ({top} m).</source>
   <translation>土壤的下端（{bottom} m）高于其上端（{top} m）。</translation>
  </message>
  <message>
   <source>The water table at {table} m lies above the lower end of the contaminated soil at {bottom} m: that soil stands in groundwater, it does not leach to it.</source>
   <translation>{table} m 处的潜水面高于 {bottom} m 处污染土壤的下端：该土壤浸在地下水中，而不是向地下水淋滤。</translation>
  </message>
  <message>
   <source>The texture {texture} has no {field}.</source>
   <translation>土壤质地{texture}没有 {field}。</translation>
  </message>
  <message>
   <source>The organic carbon must be from 0 to 1 kg/kg, not {value}.</source>
   <translation>有机碳必须为 0 至 1 kg/kg，不能为 {value}。</translation>
  </message>
  <message>
   <source>The Henry constant of {substance} is unknown: none of it is counted in the soil air.</source>
   <translation>{substance}的亨利常数未知：土壤气中的量不计。</translation>
  </message>
  <message>
   <source>The half-life of {substance} is unknown: it is computed without decay, the worst case.</source>
   <translation>{substance}的半衰期未知：按不衰减计算，即最不利情形。</translation>
  </message>
  <message>
   <source>{substance} is computed without decay, the worst case; published half-lives in groundwater are {low} to {high} d.</source>
   <translation>{substance}按不衰减计算，即最不利情形；已发表的地下水中半衰期为 {low} 至 {high} d。</translation>
  </message>
  <message>
   <source>{name} must be a depth below ground, but is {value}.</source>
   <translation>{name} 必须是地面以下深度，但实为 {value}。</translation>
  </message>
  <message>
   <source>The half-life must not be negative, but is {value}.</source>
   <translation>半衰期不得为负，但实为 {value}。</translation>
  </message>
  <message>
   <source>{texture} cannot carry a recharge of {recharge} m/d: its conductivity is {k} m/d.</source>
   <translation>{texture}不能通过 {recharge} m/d 的补给：其渗透系数为 {k} m/d。</translation>
  </message>
  <message>
   <source>{texture} has no curve of unsaturated flow; give its water content.</source>
   <translation>{texture}没有非饱和渗流曲线；请给出其含水量。</translation>
  </message>
  <message>
   <source>{name} must not be negative, but is {value}.</source>
   <translation>{name} 不得为负，现为 {value}。</translation>
  </message>
  <message>
   <source>The porosity must be below 1, not {value}.</source>
   <translation>孔隙度必须小于 1，不能为 {value}。</translation>
  </message>
  <message>
   <source>The water content {water} is above the porosity {porosity}.</source>
   <translation>含水量 {water} 大于孔隙度 {porosity}。</translation>
  </message>
  <message>
   <source>MODFLOW {version}, which made the flow, mirrors dispersion where water flows obliquely to the south through cells that are not rectangles, or with XT3D; 6.8.0 and later do not.</source>
   <translation>生成该水流的MODFLOW {version}在水流斜向南流经非矩形单元时,或使用XT3D时,会把弥散椭圆镜像;6.8.0及以后的版本不会。</translation>
  </message>
  <message>
   <source>MODPATH 7 (mp7) was not found: flopy's get-modflow gets it; or give its path in MP7 or {variable}.</source>
   <translation>未找到 MODPATH 7 (mp7)：可用 flopy 的 get-modflow 获取，或在参数 MP7 或 {variable} 中给出其路径。</translation>
  </message>
  <message>
   <source>MODPATH 7 did not end normally.</source>
   <translation>MODPATH 7 未正常结束。</translation>
  </message>
  <message>
   <source>{path} is not the MODPATH 7 program.</source>
   <translation>{path} 不是 MODPATH 7 程序。</translation>
  </message>
  <message>
   <source>{count} particles are too many; take fewer a cell.</source>
   <translation>{count} 个粒子过多；请减少每个单元的粒子数。</translation>
  </message>
  <message>
   <source>Running MODPATH 7</source>
   <translation>正在运行 MODPATH 7</translation>
  </message>
  <message>
   <source>Running MODPATH 7 from every cell</source>
   <translation>正在从每个单元运行 MODPATH 7</translation>
  </message>
  <message>
   <source>MODPATH 7 follows particles on rows and columns only; simulate the flow on such a grid.</source>
   <translation>MODPATH 7 只能在行列网格上追踪粒子；请在这种网格上模拟水流。</translation>
  </message>
  <message>
   <source>The porosity must be a positive number in every active cell.</source>
   <translation>每个有效单元的孔隙度必须为正值。</translation>
  </message>
  <message>
   <source>The longest travel time must be positive, not {days} d.</source>
   <translation>最长运移时间必须为正值，不能为 {days} d。</translation>
  </message>
  <message>
   <source>The table has no field {name}.</source>
   <translation>表中没有字段 {name}。</translation>
  </message>
  <message>
   <source>concentration</source>
   <translation>浓度</translation>
  </message>
  <message>
   <source>limit {value}</source>
   <translation>限值 {value}</translation>
  </message>
  <message>
   <source>The table holds no curve.</source>
   <translation>表中没有曲线。</translation>
  </message>
  <message>
   <source>{count} curves are too many for one chart; at most {most}.</source>
   <translation>一张图上不能有 {count} 条曲线；最多 {most} 条。</translation>
  </message>
  <message>
   <source>The curves have different units.</source>
   <translation>各曲线的单位不同。</translation>
  </message>
  <message>
   <source>now</source>
   <translation>当前</translation>
  </message>
  <message>
   <source>Thresholds must be positive numbers, at least one.</source>
   <translation>阈值必须为正数，且至少一个。</translation>
  </message>
  <message>
   <source>Layer {layer} does not exist; the plume has {count}.</source>
   <translation>第 {layer} 层不存在；该污染羽共有 {count} 层。</translation>
  </message>
  <message>
   <source>{code} has the shape {found}, not {wanted}.</source>
   <translation>{code} 的形状为 {found}，而应为 {wanted}。</translation>
  </message>
  <message>
   <source>{folder} holds no plume; make one with "Simulate plume".</source>
   <translation>{folder} 中没有污染羽；请用“污染羽模拟”建立。</translation>
  </message>
  <message>
   <source>The plume in {folder} cannot be read: {reason}.</source>
   <translation>无法读取 {folder} 中的污染羽：{reason}。</translation>
  </message>
  <message>
   <source>The plume holds {held}, not {code}.</source>
   <translation>该污染羽含有 {held}，没有 {code}。</translation>
  </message>
  <message>
   <source>The main substance {code} has no concentrations.</source>
   <translation>主要物质 {code} 没有浓度数据。</translation>
  </message>
  <message>
   <source>The start of the plume has no time zone.</source>
   <translation>污染羽的起始时间没有时区。</translation>
  </message>
  <message>
   <source>The times of the plume must rise from zero or later.</source>
   <translation>污染羽的时间必须从零或更晚开始递增。</translation>
  </message>
  <message>
   <source>limit {value} {unit}</source>
   <translation>限值 {value} {unit}</translation>
  </message>
  <message>
   <source>well and screen</source>
   <translation>井和滤水管</translation>
  </message>
  <message>
   <source>distance along the section, m</source>
   <translation>沿剖面的距离，m</translation>
  </message>
  <message>
   <source>elevation, m</source>
   <translation>高程，m</translation>
  </message>
  <message>
   <source>hydraulic head</source>
   <translation>水头</translation>
  </message>
  <message>
   <source>water table</source>
   <translation>潜水面</translation>
  </message>
  <message>
   <source>model layers</source>
   <translation>模型层</translation>
  </message>
  <message>
   <source>The section needs a line that has a length.</source>
   <translation>剖面需要有长度的线。</translation>
  </message>
  <message>
   <source>The section line lies outside the model.</source>
   <translation>剖面线位于模型之外。</translation>
  </message>
  <message>
   <source>The mesh would be larger than NetCDF allows; choose fewer output times.</source>
   <translation>网格将超过 NetCDF 允许的大小；请减少输出时间。</translation>
  </message>
  <message>
   <source>The mesh {path} could not be written: {reason}</source>
   <translation>无法写入网格 {path}：{reason}</translation>
  </message>
  <message>
   <source>Decay must not be negative, but is {value}.</source>
   <translation>衰减不得为负，但实为 {value}。</translation>
  </message>
  <message>
   <source>{count} responses do not fit in the memory; take fewer sources or points, or longer steps.</source>
   <translation>{count} 个响应值超出内存；请减少源或监测点，或增大时间步长。</translation>
  </message>
  <message>
   <source>No cell of {what} number {number} carries water.</source>
   <translation>{what} 第 {number} 项没有含水单元。</translation>
  </message>
  <message>
   <source>The time step must be positive, not {step} d.</source>
   <translation>时间步长必须为正值，不能为 {step} d。</translation>
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
   <source>The responses in {path} cannot be read: {reason}.</source>
   <translation>无法读取 {path} 中的响应：{reason}。</translation>
  </message>
  <message>
   <source>The file {path} could not be written: {reason}</source>
   <translation>无法写入文件 {path}：{reason}</translation>
  </message>
  <message>
   <source>No cell of {name} carries water.</source>
   <translation>{name}没有含水单元。</translation>
  </message>
  <message>
   <source>A model of {count} cells does not fit in the memory; use larger cells.</source>
   <translation>{count} 个单元的模型超出内存；请增大单元。</translation>
  </message>
  <message>
   <source>The transport step did not converge; use larger cells or a shorter step.</source>
   <translation>溶质运移时间步未收敛；请增大单元或减小步长。</translation>
  </message>
  <message>
   <source>MODFLOW 6 stopped in the {what} model: {reason}</source>
   <translation>MODFLOW 6 在 {what} 模型中停止：{reason}</translation>
  </message>
  <message>
   <source>The disk is full: MODFLOW 6 could not write the files of the {what} model.</source>
   <translation>磁盘已满：MODFLOW 6 无法写入 {what} 模型的文件。</translation>
  </message>
  <message>
   <source>{message} That is near {places}.</source>
   <translation>{message} 位置在 {places} 附近。</translation>
  </message>
  <message>
   <source>The {what} model did not converge; it changed most (by {change}) near {places}: check heads, conductivity and boundaries there.</source>
   <translation>{what}模型未收敛；变化最大处（{change}）在 {places} 附近：请检查该处的水头、渗透系数和边界。</translation>
  </message>
  <message>
   <source>The {what} model did not converge; check its heads, conductivity and boundaries.</source>
   <translation>{what}模型未收敛；请检查其水头、渗透系数和边界。</translation>
  </message>
  <message>
   <source>The {what} model stopped: {reason}</source>
   <translation>{what}模型停止运行：{reason}</translation>
  </message>
  <message>
   <source>easting {x}, northing {y}, layer {layer}</source>
   <translation>东坐标 {x}，北坐标 {y}，第 {layer} 层</translation>
  </message>
  <message>
   <source>MODFLOW 6 (mf6) was not found: get it with flopy's get-modflow, or give its path in MF6 or {variable}.</source>
   <translation>未找到 MODFLOW 6 (mf6)：请用 flopy 的 get-modflow 获取，或在参数 MF6 或 {variable} 中给出其路径。</translation>
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
   <source>Another run is at work on the folder {path}; wait for its end or choose another.</source>
   <translation>另一次运行正在使用文件夹 {path}；请等待其结束，或另选文件夹。</translation>
  </message>
  <message>
   <source>The folder {path} cannot be written: {reason}.</source>
   <translation>无法写入文件夹 {path}：{reason}。</translation>
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
   <source>"{value}" is not a date and time.</source>
   <translation>“{value}”不是日期时间。</translation>
  </message>
  <message>
   <source>The layer has no features.</source>
   <translation>图层没有要素。</translation>
  </message>
  <message>
   <source>{path}: the column "{name}" is unknown.</source>
   <translation>{path}：未知的列“{name}”。</translation>
  </message>
  <message>
   <source>Unknown soil texture "{name}"; known are, among others: {names}.</source>
   <translation>未知的土壤质地“{name}”；已知的有：{names} 等。</translation>
  </message>
  <message>
   <source>{path} has no row with a texture.</source>
   <translation>{path} 中没有任何含土壤质地的行。</translation>
  </message>
  <message>
   <source>{path} needs the columns name_en or name_zh, and k_typical_m_d.</source>
   <translation>{path} 需要列 name_en 或 name_zh，以及 k_typical_m_d。</translation>
  </message>
  <message>
   <source>Is "{near}" meant?</source>
   <translation>是否指“{near}”？</translation>
  </message>
  <message>
   <source>{path}: {first}</source>
   <translation>{path}：{first}</translation>
  </message>
  <message>
   <source>The texture has no name.</source>
   <translation>该土壤质地没有名称。</translation>
  </message>
  <message>
   <source>theta_r, theta_s, alpha_1_m and n are given together or not at all.</source>
   <translation>theta_r、theta_s、alpha_1_m 和 n 须一并给出，或都不给出。</translation>
  </message>
  <message>
   <source>alpha_1_m must be positive and n above 1.</source>
   <translation>alpha_1_m 必须为正值，n 必须大于 1。</translation>
  </message>
  <message>
   <source>{lower} is not below {upper}.</source>
   <translation>{lower} 不小于 {upper}。</translation>
  </message>
  <message>
   <source>{name} is there twice.</source>
   <translation>{name} 出现了两次。</translation>
  </message>
  <message>
   <source>{column} is {value}, which cannot be.</source>
   <translation>{column} 为 {value}，这不可能。</translation>
  </message>
  <message>
   <source>{lower} is above {upper}.</source>
   <translation>{lower} 大于 {upper}。</translation>
  </message>
  <message>
   <source>Regression on order statistics needs two different detected values.</source>
   <translation>顺序统计量回归需要两个不同的检出值。</translation>
  </message>
  <message>
   <source>Nothing was detected: a mean cannot be estimated.</source>
   <translation>全部未检出:无法估计均值。</translation>
  </message>
  <message>
   <source>A line needs values of different times.</source>
   <translation>拟合直线需要不同时间的数值。</translation>
  </message>
  <message>
   <source>A confidence limit needs at least {n} values.</source>
   <translation>置信限至少需要 {n} 个数值。</translation>
  </message>
  <message>
   <source>A confidence must lie between one half and 1.</source>
   <translation>置信度必须在 0.5 与 1 之间。</translation>
  </message>
  <message>
   <source>Never detected: an exceedance is two detected values in a row above the quantification limit.</source>
   <translation>从未检出:连续两次检出且高于定量限即为超标。</translation>
  </message>
  <message>
   <source>A normal distribution is not refused either; it would give {value}.</source>
   <translation>正态分布同样未被拒绝；按正态分布限值为 {value}。</translation>
  </message>
  <message>
   <source>A mean and a standard deviation need at least two background values.</source>
   <translation>均值和标准差至少需要两个背景值。</translation>
  </message>
  <message>
   <source>{n} values without a distribution keep a rate of {rate} at best; take more, or retests.</source>
   <translation>{n} 个无分布的数值最多只能保证误报率 {rate};请增加样本或复测。</translation>
  </message>
  <message>
   <source>The largest of {n} values covers only {share} with this confidence.</source>
   <translation>{n} 个数值中的最大值在该置信度下只覆盖 {share}。</translation>
  </message>
  <message>
   <source>A control chart needs a background with a distribution; take a prediction limit.</source>
   <translation>控制图需要背景值服从某种分布;请改用预测限。</translation>
  </message>
  <message>
   <source>Coverage and confidence must lie between 0 and 1.</source>
   <translation>覆盖率和置信度必须在 0 与 1 之间。</translation>
  </message>
  <message>
   <source>The limits of a control chart must be above 0.</source>
   <translation>控制图的限值必须大于 0。</translation>
  </message>
  <message>
   <source>{n} background values are too few for this false-positive rate.</source>
   <translation>对于该假阳性率,{n}个背景值太少。</translation>
  </message>
  <message>
   <source>The site-wide false-positive rate must lie between 0 and 1.</source>
   <translation>全场地假阳性率必须介于0和1之间。</translation>
  </message>
  <message>
   <source>Wells, constituents and evaluations a year must each be one or more.</source>
   <translation>监测井数、指标数和每年评价次数都必须不小于1。</translation>
  </message>
  <message>
   <source>A limit needs at least one background value.</source>
   <translation>限值至少需要一个背景值。</translation>
  </message>
  <message>
   <source>The rank {rank} is not among {n} values.</source>
   <translation>{n} 个数值中没有第 {rank} 位。</translation>
  </message>
  <message>
   <source>A limit on means needs a background with a distribution; take a median instead.</source>
   <translation>均值限需要背景值服从某种分布;请改用中位数。</translation>
  </message>
  <message>
   <source>Version {version}, from {since}, by {author}: {reason}</source>
   <translation>版本 {version},自 {since} 起,{author}:{reason}</translation>
  </message>
  <message>
   <source>Limits from the background</source>
   <translation>由背景值推导的限值</translation>
  </message>
  <message>
   <source>Without a limit</source>
   <translation>无限值</translation>
  </message>
  <message>
   <source>{count} background readings are left out: a warning stood.</source>
   <translation>{count} 个背景读数未采用：当时有预警。</translation>
  </message>
  <message>
   <source>Only {n} background values; at least {least} are asked for.</source>
   <translation>只有 {n} 个背景值;至少需要 {least} 个。</translation>
  </message>
  <message>
   <source>There are no background points: give some, or set their role in the park.</source>
   <translation>没有背景点:请给出,或在园区中设定其角色。</translation>
  </message>
  <message>
   <source>At least two values are needed, and a spacing that is not negative.</source>
   <translation>至少需要两个数值,且间隔不得为负。</translation>
  </message>
  <message>
   <source>{count} background readings are left out: suspect, failed or missing.</source>
   <translation>剔除 {count} 个背景读数:可疑、不合格或缺失。</translation>
  </message>
  <message>
   <source>{count} background readings are left out: closer than {days} d to the one before.</source>
   <translation>剔除 {count} 个背景读数:与前一个相隔不足 {days} 天。</translation>
  </message>
  <message>
   <source>There is no usable background reading of these points and properties.</source>
   <translation>这些点位和指标没有可用的背景读数。</translation>
  </message>
  <message>
   <source>There is no usable background reading.</source>
   <translation>没有可用的背景读数。</translation>
  </message>
  <message>
   <source>The background falls (Kendall's tau {tau}); a limit from it is too high.</source>
   <translation>背景值呈下降趋势(Kendall τ {tau});由其得出的限值偏高。</translation>
  </message>
  <message>
   <source>The background wells differ; limits of each well from its own values suit better.</source>
   <translation>各背景井有差异;宜用各井自身数值推导限值。</translation>
  </message>
  <message>
   <source>The value {value} may be an outlier (Grubbs).</source>
   <translation>数值 {value} 可能是离群值(Grubbs 检验)。</translation>
  </message>
  <message>
   <source>The distribution {name} that was asked for cannot be fitted to these values.</source>
   <translation>所指定的分布 {name} 无法拟合这些数值。</translation>
  </message>
  <message>
   <source>Only {n} values; the guidance advises {advised} or more.</source>
   <translation>只有 {n} 个数值;指南建议不少于 {advised} 个。</translation>
  </message>
  <message>
   <source>The background rises (Kendall's tau {tau}); a limit from it lags behind.</source>
   <translation>背景值呈上升趋势(Kendall τ {tau});由其得出的限值会滞后。</translation>
  </message>
  <message>
   <source>A significance must lie between 0 and 1.</source>
   <translation>显著性水平必须在 0 与 1 之间。</translation>
  </message>
  <message>
   <source>Values, non-detects, times and wells differ in number.</source>
   <translation>数值、未检出标记、时间和井的个数不一致。</translation>
  </message>
  <message>
   <source>A background value is no finite number.</source>
   <translation>有背景值不是有限数。</translation>
  </message>
  <message>
   <source>No limits have been derived yet.</source>
   <translation>尚未推导过限值。</translation>
  </message>
  <message>
   <source>A risk assessment was confirmed on {date}.</source>
   <translation>风险评估已于 {date} 确认。</translation>
  </message>
  <message>
   <source>The limits are revised every {days} days, last on {date}.</source>
   <translation>限值每 {days} 天修订一次,上次为 {date}。</translation>
  </message>
  <message>
   <source>The version {version} holds no limits.</source>
   <translation>版本 {version} 不含限值。</translation>
  </message>
  <message>
   <source>A revision cannot count from before the one it follows.</source>
   <translation>修订的生效时间不得早于前一版本。</translation>
  </message>
  <message>
   <source>The time between revisions must be above 0.</source>
   <translation>修订间隔必须大于 0。</translation>
  </message>
  <message>
   <source>The limits lack the columns {names}.</source>
   <translation>限值表缺少列 {names}。</translation>
  </message>
  <message>
   <source>Line {line} of the limits cannot be read: {reason}.</source>
   <translation>限值表第 {line} 行无法读取:{reason}。</translation>
  </message>
  <message>
   <source>There are two limits of {property} at {point}.</source>
   <translation>{point} 的 {property} 有两个限值。</translation>
  </message>
  <message>
   <source>A revision of limits needs an author.</source>
   <translation>限值修订需要作者。</translation>
  </message>
  <message>
   <source>A revision of limits needs a reason.</source>
   <translation>限值修订需要理由。</translation>
  </message>
  <message>
   <source>The moment of a revision needs a time zone.</source>
   <translation>修订时间需要带时区。</translation>
  </message>
  <message>
   <source>The state of the warnings cannot be written to {path}: {reason}.</source>
   <translation>预警状态无法写入 {path}:{reason}。</translation>
  </message>
  <message>
   <source>{end} is not down-gradient of {start}.</source>
   <translation>{end} 不在 {start} 的下游。</translation>
  </message>
  <message>
   <source>The flow passes {offset:.0f} m beside {end}.</source>
   <translation>水流从 {end} 旁 {offset:.0f} m 处经过。</translation>
  </message>
  <message>
   <source>{name} cannot be {value}.</source>
   <translation>{name} 不能为 {value}。</translation>
  </message>
  <message>
   <source>The heads show no gradient.</source>
   <translation>水位没有显示出梯度。</translation>
  </message>
  <message>
   <source>The heads leave the direction of flow open: its standard deviation is {deviation:.0f}°.</source>
   <translation>水位不足以确定流向:其标准差为 {deviation:.0f}°。</translation>
  </message>
  <message>
   <source>The place of {name} is not known.</source>
   <translation>{name} 的位置未知。</translation>
  </message>
  <message>
   <source>{second} warned at a time that does not follow from {first} by the travel time.</source>
   <translation>按运移时间,{second} 的预警时刻与 {first} 不相承接。</translation>
  </message>
  <message>
   <source>{name} must be zero or more days, not {value}.</source>
   <translation>{name} 必须是不小于零的天数,而不是 {value}。</translation>
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
   <source>{name} at {point} rose from {limit} to {value} {unit}, {ratio} times as much.</source>
   <translation>{point} 的{name}由 {limit} 升至 {value} {unit}，为原来的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>{name} at {point} rose {ratio} times in a row, the last time to {value}.</source>
   <translation>{point} 的 {name} 连续 {ratio} 次上升,最近一次为 {value}。</translation>
  </message>
  <message>
   <source>{name} at {point} rises by {value} {unit}, where {limit} {unit} is watched for.</source>
   <translation>{point} 的 {name} 上升速率为 {value} {unit},关注值为 {limit} {unit}。</translation>
  </message>
  <message>
   <source>{name} at {point} has a rising trend of {value} {unit} (confidence {ratio}).</source>
   <translation>{point} 的 {name} 呈上升趋势,{value} {unit}(置信度 {ratio})。</translation>
  </message>
  <message>
   <source>{name} at {point} left its control chart: {value} {unit} against a background of {limit} {unit}, {ratio} times the control limit.</source>
   <translation>{point} 的{name}超出控制图：{value} {unit}，背景为 {limit} {unit}，是控制限的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>Several properties at {point}, {name} among them, meet the rule {rule} ({ratio} times its threshold).</source>
   <translation>{point} 的多项指标(含 {name})满足规则 {rule}(阈值的 {ratio} 倍)。</translation>
  </message>
  <message>
   <source>A plume of {name} is forecast to reach {point} in {value} d, within the {limit} d that are watched for.</source>
   <translation>预测 {name} 污染羽将在 {value} 天后到达 {point},在关注的 {limit} 天之内。</translation>
  </message>
  <message>
   <source>No usable reading of {name} at {point} for {value} d, where one comes every {limit} d.</source>
   <translation>{point} 已有 {value} d 没有{name}的可用读数，正常应每 {limit} d 一次。</translation>
  </message>
  <message>
   <source>The reading of {name} at {point} has not moved for {value} d: the sensor may be stuck.</source>
   <translation>{point} 的 {name} 读数已 {value} 天不变:传感器可能卡滞。</translation>
  </message>
  <message>
   <source>The reading of {name} at {point}, {value} {unit}, lies outside of what the instrument can measure ({limit} {unit}).</source>
   <translation>{point} 的 {name} 读数 {value} {unit} 超出仪器量程({limit} {unit})。</translation>
  </message>
  <message>
   <source>The calibration of the sensor for {name} at {point} is {value} d overdue.</source>
   <translation>{point} 的 {name} 传感器校准已逾期 {value} 天。</translation>
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
   <source>{name} at {point} is {value} {unit}, {ratio} times the background limit of {limit} {unit}.</source>
   <translation>{point} 的 {name} 为 {value} {unit},是背景限值 {limit} {unit} 的 {ratio} 倍。</translation>
  </message>
  <message>
   <source>The sensor for {name} at {point} must be calibrated in {value} d.</source>
   <translation>{point} 的 {name} 传感器须在 {value} 天内校准。</translation>
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
   <source>Recovering: below the limit, not yet for long enough.</source>
   <translation>恢复中:已低于限值,但时间还不够长。</translation>
  </message>
  <message>
   <source>Over.</source>
   <translation>已解除。</translation>
  </message>
  <message>
   <source>{start} lies outside of the flow model.</source>
   <translation>{start} 位于水流模型之外。</translation>
  </message>
  <message>
   <source>By the present flow these would be {parts} events; they stay one.</source>
   <translation>按当前流场这些应为 {parts} 个事件;仍保持为一个。</translation>
  </message>
  <message>
   <source>The channel {name} did not take it: {reason}</source>
   <translation>渠道 {name} 未能接收：{reason}</translation>
  </message>
  <message>
   <source>Taken by {service}.</source>
   <translation>已由 {service} 接收。</translation>
  </message>
  <message>
   <source>The address of the channel {name} is not understood.</source>
   <translation>无法识别渠道 {name} 的地址。</translation>
  </message>
  <message>
   <source>{person}: {receipt}</source>
   <translation>{person}：{receipt}</translation>
  </message>
  <message>
   <source>{recipient} cannot be reached through {channel}: the settings no longer say how.</source>
   <translation>无法通过 {channel} 通知 {recipient}：设置中已没有相应的联系方式。</translation>
  </message>
  <message>
   <source>"{text}" is not a time of day such as 22:00.</source>
   <translation>“{text}”不是 22:00 这样的时刻。</translation>
  </message>
  <message>
   <source>"{text}" is not a mail address.</source>
   <translation>“{text}”不是邮件地址。</translation>
  </message>
  <message>
   <source>At least one channel is expected.</source>
   <translation>至少需要一个渠道。</translation>
  </message>
  <message>
   <source>Those on duty have no channel in common.</source>
   <translation>值班人员没有共同的渠道。</translation>
  </message>
  <message>
   <source>At least one recipient is expected.</source>
   <translation>至少需要一个接收人。</translation>
  </message>
  <message>
   <source>{place} stands for the warning and is missing here.</source>
   <translation>此处缺少代表预警编号的 {place}。</translation>
  </message>
  <message>
   <source>There is no {name} here.</source>
   <translation>此处没有 {name}。</translation>
  </message>
  <message>
   <source>"{text}" is not a local date or time in ISO 8601.</source>
   <translation>“{text}”不是 ISO 8601 格式的本地日期或时间。</translation>
  </message>
  <message>
   <source>Undelivered: {title}</source>
   <translation>未送达：{title}</translation>
  </message>
  <message>
   <source>{recipient} could not be told through {channel}, tried {attempts} times. The last fault: {fault}</source>
   <translation>未能通过 {channel} 通知 {recipient}，已尝试 {attempts} 次。最后一次的原因：{fault}</translation>
  </message>
  <message>
   <source>{count} warnings, the highest {level}: {points}</source>
   <translation>{count} 条预警，最高级别{level}：{points}</translation>
  </message>
  <message>
   <source>Rule {rule}, version {version}; warning {event}.</source>
   <translation>规则 {rule}，版本 {version}；预警编号 {event}。</translation>
  </message>
  <message>
   <source>Worse: {headline}</source>
   <translation>升级：{headline}</translation>
  </message>
  <message>
   <source>Still open: {headline}</source>
   <translation>仍未解除：{headline}</translation>
  </message>
  <message>
   <source>Not acknowledged: {headline}</source>
   <translation>无人确认：{headline}</translation>
  </message>
  <message>
   <source>Over: {headline}</source>
   <translation>已解除：{headline}</translation>
  </message>
  <message>
   <source>{count} instruments need attention: {points}</source>
   <translation>{count} 台设备需要处理：{points}</translation>
  </message>
  <message>
   <source>{level} warning ({colour}) at {point}: {name}</source>
   <translation>{level}预警（{colour}）：{point} {name}</translation>
  </message>
  <message>
   <source>Level: {level} ({colour}).</source>
   <translation>级别：{level}（{colour}）。</translation>
  </message>
  <message>
   <source>Since {start}.</source>
   <translation>自 {start} 起。</translation>
  </message>
  <message>
   <source>Next: {step}</source>
   <translation>下一步：{step}</translation>
  </message>
  <message>
   <source>Told before as {level}.</source>
   <translation>此前通知的级别为{level}。</translation>
  </message>
  <message>
   <source>Nobody has acknowledged it yet; reminder no. {number}.</source>
   <translation>尚无人确认；第 {number} 次提醒。</translation>
  </message>
  <message>
   <source>Nobody has acknowledged it for {minutes} min.</source>
   <translation>已 {minutes} 分钟无人确认。</translation>
  </message>
  <message>
   <source>Found by late readings: it has stood since before they arrived.</source>
   <translation>由迟到的读数发现：预警状态在读数到达之前就已存在。</translation>
  </message>
  <message>
   <source>A silence had held this notice back.</source>
   <translation>此通知曾因静默而推迟。</translation>
  </message>
  <message>
   <source>It belongs to plume event {plume} with {count} warnings.</source>
   <translation>属于污染羽事件 {plume}，共 {count} 条预警。</translation>
  </message>
  <message>
   <source>Instrument at {point}: {name}</source>
   <translation>设备：{point} {name}</translation>
  </message>
  <message>
   <source>This concerns the instrument; it says nothing about the water.</source>
   <translation>此通知只涉及设备，不说明水质。</translation>
  </message>
  <message>
   <source>From {start} to {end}.</source>
   <translation>自 {start} 至 {end}。</translation>
  </message>
  <message>
   <source>Instrument {point} {name}, {start} #{mark}</source>
   <translation>设备 {point} {name}，{start} #{mark}</translation>
  </message>
  <message>
   <source>{level} {point} {name} {value} {unit}, {ratio}x, {start} #{mark}</source>
   <translation>{level} {point} {name} {value} {unit}，{ratio}倍，{start} #{mark}</translation>
  </message>
  <message>
   <source>Urgent: {brief}</source>
   <translation>加急：{brief}</translation>
  </message>
  <message>
   <source>And {count} more; all of them are in the list of warnings.</source>
   <translation>另有 {count} 条；全部见预警列表。</translation>
  </message>
  <message>
   <source>blue</source>
   <translation>蓝色</translation>
  </message>
  <message>
   <source>yellow</source>
   <translation>黄色</translation>
  </message>
  <message>
   <source>orange</source>
   <translation>橙色</translation>
  </message>
  <message>
   <source>red</source>
   <translation>红色</translation>
  </message>
  <message>
   <source>Readings: {readings} {unit}.</source>
   <translation>读数：{readings} {unit}。</translation>
  </message>
  <message>
   <source>Check the instrument, its power and its link.</source>
   <translation>检查设备、供电和通信。</translation>
  </message>
  <message>
   <source>Check the reading, and sample the well again at the next round.</source>
   <translation>核对读数，并在下一轮监测时复采。</translation>
  </message>
  <message>
   <source>Sample again within a day, and check the facilities upstream for leaks.</source>
   <translation>一天内复采，并排查上游设施是否泄漏。</translation>
  </message>
  <message>
   <source>Sample again at once, stop suspected leaks, decide on the emergency response.</source>
   <translation>立即复采，切断可疑泄漏，并决定是否启动应急响应。</translation>
  </message>
  <message>
   <source>"{kind}" is none of the kinds of rules that a table holds: {kinds}.</source>
   <translation>“{kind}”不是表格可用的规则类型:{kinds}。</translation>
  </message>
  <message>
   <source>"{text}" in column {column} is not a number from {low} to {high}.</source>
   <translation>列 {column} 中的“{text}”不是 {low} 至 {high} 之间的数值。</translation>
  </message>
  <message>
   <source>The rule file {path} is refused; faults found: {count}.</source>
   <translation>规则文件 {path} 被拒绝；发现错误 {count} 处。</translation>
  </message>
  <message>
   <source>The columns {columns} are missing.</source>
   <translation>缺少列 {columns}。</translation>
  </message>
  <message>
   <source>The clear ratio {clear} is not below the open ratio {open}.</source>
   <translation>解除倍数 {clear} 不低于触发倍数 {open}。</translation>
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
   <source>The rule file {path} cannot be read as UTF-8 text.</source>
   <translation>规则文件 {path} 不是 UTF-8 文本，无法读取。</translation>
  </message>
  <message>
   <source>A version of the rules needs an author.</source>
   <translation>规则版本需要作者。</translation>
  </message>
  <message>
   <source>A version of the rules needs a reason.</source>
   <translation>规则版本需要理由。</translation>
  </message>
  <message>
   <source>{value} is no span of time from {low} d to {high} d; write "12 h", "3 d" or a number of days.</source>
   <translation>{value} 不是 {low} 至 {high} 天之间的时长;请写“12 h”“3 d”或天数。</translation>
  </message>
  <message>
   <source>{group} is no class of pollutants; known are {known}.</source>
   <translation>{group} 不是污染物类别;已知有 {known}。</translation>
  </message>
  <message>
   <source>The keys flaps and flap belong together.</source>
   <translation>flaps 与 flap 两个键须同时给出。</translation>
  </message>
  <message>
   <source>A rule has a limit of its own or a basis, not both.</source>
   <translation>规则要么有自己的限值,要么有依据,不能两者都有。</translation>
  </message>
  <message>
   <source>The window does not hold as many steps as are needed.</source>
   <translation>窗口容纳不下所需的步数。</translation>
  </message>
  <message>
   <source>A combined rule needs two or more different properties.</source>
   <translation>组合规则需要两个以上不同的指标。</translation>
  </message>
  <message>
   <source>A range needs a low or a high bound, and the low one below the high one.</source>
   <translation>量程需要下限或上限,且下限低于上限。</translation>
  </message>
  <message>
   <source>A rule needs at least one level.</source>
   <translation>规则至少需要一个级别。</translation>
  </message>
  <message>
   <source>A level would expire before it is reached.</source>
   <translation>级别在达到之前就会过期。</translation>
  </message>
  <message>
   <source>{key} must be a whole number.</source>
   <translation>{key} 必须是整数。</translation>
  </message>
  <message>
   <source>{first}; {more}</source>
   <translation>{first}；{more}</translation>
  </message>
  <message>
   <source>Import laboratory results</source>
   <translation>导入实验室结果</translation>
  </message>
  <message>
   <source>Reads tables of laboratory results (CSV, XLSX, XLS) into the database: one result a row, or one property a column. Columns are found by their English or Chinese names. Non-detects (&lt;0.5, ND, BDL, 0.5L and their kin) are stored as less than their detection limit; units are converted, and so is what is given as NO3, NH4 or CaCO3. Every result ends stored, already stored, or rejected with its reason.</source>
   <translation>将实验室结果表（CSV、XLSX、XLS）读入数据库：每行一个结果，或每个指标一列。按中英文列名识别各列。未检出（&lt;0.5、ND、BDL、0.5L 及类似写法）按低于其检出限存入；自动换算单位，并换算以 NO3、NH4 或 CaCO3 计的结果。每个结果都有明确去向：入库、已在库中，或拒收并说明原因。</translation>
  </message>
  <message>
   <source>CSV, XLSX or XLS files with columns for well, date, and analyte and result.</source>
   <translation>含井、日期、分析项目和结果各列的 CSV、XLSX 或 XLS 文件。</translation>
  </message>
  <message>
   <source>Own names of analytes</source>
   <translation>自定义分析项目名称</translation>
  </message>
  <message>
   <source>An empty result was a non-detect</source>
   <translation>空结果为未检出</translation>
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
   <source>Table (CSV) with the columns name and property: how the laboratory calls an observed property.</source>
   <translation>含 name 和 property 两列的表 (CSV)：实验室对各监测指标的叫法。</translation>
  </message>
  <message>
   <source>Stores an empty result beside a detection limit as less than that limit. Otherwise it is rejected, for it may as well be a lost sample.</source>
   <translation>检出限旁的空结果按低于该检出限存入；否则拒收，因为也可能是样品丢失。</translation>
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
   <source>Description of a local format</source>
   <translation>本地格式说明</translation>
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
   <source>A YAML file that says how the files are to be read: columns, units, times. All files are then read by it. Empty: the format is found by content.</source>
   <translation>说明文件读法（列、单位、时间）的 YAML 文件，所有文件都按它读取。留空：按内容识别格式。</translation>
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
   <source>Analytes that are no observed property, in how many rows of which file, and the property whose name is nearest: the start of a table of your own names.</source>
   <translation>不属于任何监测指标的分析项目、其在各文件中的行数，以及名称最接近的监测指标：可据此编制自定义名称表。</translation>
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
   <source>Names not matched</source>
   <translation>未匹配的名称</translation>
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
   <source>Assess data quality</source>
   <translation>评估数据质量</translation>
  </message>
  <message>
   <source>Reports for each datastream how complete, timely and valid its record is: readings against those expected, gaps, shares of flags and non-detects, delay of arrival, age of the last reading, calibration overdue. Nothing is changed.</source>
   <translation>报告每个数据流的记录是否完整、及时、有效：实有读数与应有读数之比、间断、各质量标记和未检出的占比、到达延迟、最近读数距今时间、校准逾期。不作任何改动。</translation>
  </message>
  <message>
   <source>Data quality</source>
   <translation>数据质量</translation>
  </message>
  <message>
   <source>Now (UTC)</source>
   <translation>当前时刻 (UTC)</translation>
  </message>
  <message>
   <source>For ages and overdue calibrations; empty is now.</source>
   <translation>用于计算距今时间和校准逾期；留空为现在。</translation>
  </message>
  <message>
   <source>A gap is longer than (sampling intervals)</source>
   <translation>间断的判据（采样间隔的倍数）</translation>
  </message>
  <message>
   <source>Readings farther apart have a gap between them.</source>
   <translation>相邻读数的间隔超过该值即为间断。</translation>
  </message>
  <message>
   <source>Number of datastreams</source>
   <translation>数据流数</translation>
  </message>
  <message>
   <source>Number of readings</source>
   <translation>读数个数</translation>
  </message>
  <message>
   <source>Completeness (%)</source>
   <translation>完整率 (%)</translation>
  </message>
  <message>
   <source>Good among the checked (%)</source>
   <translation>已检查读数的合格率 (%)</translation>
  </message>
  <message>
   <source>Calibrations overdue</source>
   <translation>校准逾期数</translation>
  </message>
  <message>
   <source>No observations match these points, properties and times.</source>
   <translation>没有符合这些监测点、指标和时间的监测数据。</translation>
  </message>
  <message>
   <source>Calibrate levels by manual dips</source>
   <translation>用人工实测埋深校准水位</translation>
  </message>
  <message>
   <source>Makes elevations of the water table (water_level) from loggers: what was measured by hand, with the elevation of the measuring point, says what must be added to the logger, constant or from dip to dip. The result table says how well the series meets each dip. Elevations below zero are as good as others. Run it again after new dips: only what differs is entered.</source>
   <translation>由记录仪数据得到地下水位高程 (water_level)：人工实测埋深与测量基准点高程决定应加到记录仪读数上的改正量，可为常数，也可在各次实测之间线性变化。结果表给出序列与每次实测的吻合程度。高程为负同样有效。有新的实测后可再次运行：只录入有变化的部分。</translation>
  </message>
  <message>
   <source>Fields point, time (UTC) and depth: m below the measuring point. Empty: depths in the database.</source>
   <translation>字段 point、time (UTC) 和 depth（测量基准点以下，m）。留空：取数据库中的埋深。</translation>
  </message>
  <message>
   <source>Dips and residuals</source>
   <translation>人工实测与残差</translation>
  </message>
  <message>
   <source>Names with commas between; empty means all points.</source>
   <translation>名称以逗号分隔；留空表示所有监测点。</translation>
  </message>
  <message>
   <source>Sensors</source>
   <translation>传感器</translation>
  </message>
  <message>
   <source>Names with commas between; empty means all sensors.</source>
   <translation>名称以逗号分隔；留空表示所有传感器。</translation>
  </message>
  <message>
   <source>The property water_column, free of air pressure, or water_depth.</source>
   <translation>指标 water_column（已扣除气压）或 water_depth。</translation>
  </message>
  <message>
   <source>Manual dips</source>
   <translation>人工实测</translation>
  </message>
  <message>
   <source>Sensor name of the dips</source>
   <translation>人工实测的传感器名称</translation>
  </message>
  <message>
   <source>Which datastream of water_depth was measured by hand; empty is the one without a name.</source>
   <translation>water_depth 的哪个数据流是人工实测的；留空为未命名的那个。</translation>
  </message>
  <message>
   <source>From dip to dip follows a slipping cable or a drifting sensor.</source>
   <translation>逐次实测之间线性变化可跟踪缆绳滑移或传感器漂移。</translation>
  </message>
  <message>
   <source>Longest gap of the logger at a dip (h)</source>
   <translation>实测时记录仪的最长间断 (h)</translation>
  </message>
  <message>
   <source>Dips in longer gaps are not used.</source>
   <translation>落在更长间断中的实测不采用。</translation>
  </message>
  <message>
   <source>Series calibrated</source>
   <translation>已校准的序列数</translation>
  </message>
  <message>
   <source>Readings stored</source>
   <translation>入库读数</translation>
  </message>
  <message>
   <source>Readings corrected</source>
   <translation>修正读数</translation>
  </message>
  <message>
   <source>Root mean square of the residuals (m)</source>
   <translation>残差均方根 (m)</translation>
  </message>
  <message>
   <source>{point}: {reason}</source>
   <translation>{point}：{reason}</translation>
  </message>
  <message>
   <source>What the loggers give</source>
   <translation>记录仪给出的量</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>改正方式</translation>
  </message>
  <message>
   <source>No logger matches these points and sensors.</source>
   <translation>没有符合这些监测点和传感器的记录仪。</translation>
  </message>
  <message>
   <source>Water above the sensor</source>
   <translation>传感器以上水柱</translation>
  </message>
  <message>
   <source>Depth to water</source>
   <translation>地下水埋深</translation>
  </message>
  <message>
   <source>One offset for all</source>
   <translation>统一的偏移量</translation>
  </message>
  <message>
   <source>Straight from dip to dip</source>
   <translation>在各次实测之间线性变化</translation>
  </message>
  <message>
   <source>Check samples</source>
   <translation>校核样品</translation>
  </message>
  <message>
   <source>Holds the results of each laboratory sample against each other, as HJ 164 asks: balance of ions, dissolved solids against the sum of ions and against conductivity, hardness against calcium and magnesium, pH against carbonate, parts against totals. On request the results that disagree are flagged suspect in the ledger.</source>
   <translation>按 HJ 164 的要求，对每个实验室样品的结果作相互校核：阴阳离子平衡，溶解性总固体与离子总量、与电导率，总硬度与钙镁，pH 与碳酸盐，分量与总量。可选择在台账中将不相符的结果标记为可疑。</translation>
  </message>
  <message>
   <source>CSV with the laboratory's own tolerances, as the documentation describes; empty: built-in.</source>
   <translation>含实验室自定允许偏差的 CSV，格式见文档；留空：使用内置值。</translation>
  </message>
  <message>
   <source>Results of one sample (h)</source>
   <translation>同一样品的结果 (h)</translation>
  </message>
  <message>
   <source>Results of a point within so many hours are of the same sample.</source>
   <translation>同一监测点在这么多小时之内的结果视为同一样品。</translation>
  </message>
  <message>
   <source>Enters in the ledger that these results are suspect.</source>
   <translation>在台账中将这些结果记为可疑。</translation>
  </message>
  <message>
   <source>Checks of samples</source>
   <translation>样品校核结果</translation>
  </message>
  <message>
   <source>Number of samples</source>
   <translation>样品数</translation>
  </message>
  <message>
   <source>Checks that disagree</source>
   <translation>不相符的校核数</translation>
  </message>
  <message>
   <source>Number of the ledger entry, 0 for none</source>
   <translation>台账记录编号，0 表示无</translation>
  </message>
  <message>
   <source>Table of tolerances</source>
   <translation>允许偏差表</translation>
  </message>
  <message>
   <source>Flag what disagrees</source>
   <translation>标记不相符的结果</translation>
  </message>
  <message>
   <source>No laboratory results match these points and times.</source>
   <translation>没有符合这些监测点和时间的实验室结果。</translation>
  </message>
  <message>
   <source>CSV files (*.csv)</source>
   <translation>CSV 文件 (*.csv)</translation>
  </message>
  <message>
   <source>Compensate for air pressure</source>
   <translation>气压补偿</translation>
  </message>
  <message>
   <source>Turns readings of absolute loggers into the column of water above the sensor, with the air pressure of a barometer interpolated to their times. From pressures a series of its own is made (water_column, its sensor names where it comes from); readings of level that still hold the air are corrected in the ledger. What came in stays. Run it again when more readings have come: only what differs is entered.</source>
   <translation>用气压计的大气压（内插到读数时刻），将绝压式记录仪的读数换算为传感器以上水柱。由压力生成独立的序列 (water_column，其传感器名注明来源)；仍含大气压的水位读数则在台账中修正。原始数据保持不变。有新读数后可再次运行：只录入有变化的部分。</translation>
  </message>
  <message>
   <source>Compensated series</source>
   <translation>补偿后的序列</translation>
  </message>
  <message>
   <source>No air pressure is stored for the barometer {point}.</source>
   <translation>数据库中没有气压计 {point} 的大气压。</translation>
  </message>
  <message>
   <source>Monitoring point of the barometer</source>
   <translation>气压计所在监测点</translation>
  </message>
  <message>
   <source>Has barometric_pressure, or else pressure, in the database.</source>
   <translation>在数据库中须有 barometric_pressure，或 pressure。</translation>
  </message>
  <message>
   <source>Sensor of the barometer</source>
   <translation>气压计的传感器</translation>
  </message>
  <message>
   <source>Needed where the point has several.</source>
   <translation>该监测点有多个传感器时需要。</translation>
  </message>
  <message>
   <source>Pressure is the property pressure; level is the property water_column.</source>
   <translation>压力对应指标 pressure，水位对应指标 water_column。</translation>
  </message>
  <message>
   <source>Readings compensated</source>
   <translation>已补偿的读数</translation>
  </message>
  <message>
   <source>Readings without air pressure</source>
   <translation>缺少大气压的读数</translation>
  </message>
  <message>
   <source>Longest gap of the barometer (h)</source>
   <translation>气压计的最长间断 (h)</translation>
  </message>
  <message>
   <source>Air pressure is not interpolated across longer gaps.</source>
   <translation>更长的间断中不内插大气压。</translation>
  </message>
  <message>
   <source>Density of the water (kg/m³)</source>
   <translation>水的密度 (kg/m³)</translation>
  </message>
  <message>
   <source>Empty: of fresh water at its measured temperature.</source>
   <translation>留空：取实测水温下的淡水密度。</translation>
  </message>
  <message>
   <source>Temperature of the water (°C)</source>
   <translation>水温 (°C)</translation>
  </message>
  <message>
   <source>For the density where none is measured.</source>
   <translation>没有实测水温时用于计算密度。</translation>
  </message>
  <message>
   <source>Added to levels first (m)</source>
   <translation>先加到水位上的常数 (m)</translation>
  </message>
  <message>
   <source>For loggers that subtract a constant, such as 9.5 m, before they store a level.</source>
   <translation>用于存储水位前先减去常数（如 9.5 m）的记录仪。</translation>
  </message>
  <message>
   <source>Absolute pressure</source>
   <translation>绝对压力</translation>
  </message>
  <message>
   <source>Level that holds the air pressure</source>
   <translation>含大气压的水位</translation>
  </message>
  <message>
   <source>Correct drift</source>
   <translation>漂移校正</translation>
  </message>
  <message>
   <source>Takes a drift that grew evenly between two calibrations off the readings of one sensor: an offset, a gain or both. The corrected values are an entry of a person in the ledger; what came in stays. A period that is corrected already is refused: undo that entry first.</source>
   <translation>从某一传感器的读数中扣除两次校准之间均匀增长的漂移：偏移量、增益或两者。修正值作为人工条目记入台账，原始数据保持不变。已校正过的时段会被拒绝：请先撤销该条目。</translation>
  </message>
  <message>
   <source>When the sensor was last calibrated: the drift starts here.</source>
   <translation>传感器上次校准的时间：漂移由此开始。</translation>
  </message>
  <message>
   <source>When it was checked again: the drift ends here.</source>
   <translation>再次检查的时间：漂移至此结束。</translation>
  </message>
  <message>
   <source>What the sensor reads too much.</source>
   <translation>传感器读数偏高的量。</translation>
  </message>
  <message>
   <source>Once the offset is taken off; 1 is a true sensor.</source>
   <translation>扣除偏移量之后的增益；1 表示传感器准确。</translation>
  </message>
  <message>
   <source>Name of the monitoring point.</source>
   <translation>监测点的名称。</translation>
  </message>
  <message>
   <source>Sensor</source>
   <translation>传感器</translation>
  </message>
  <message>
   <source>Offset at the start (canonical unit)</source>
   <translation>开始时的偏移量（标准单位）</translation>
  </message>
  <message>
   <source>Offset at the end (canonical unit)</source>
   <translation>结束时的偏移量（标准单位）</translation>
  </message>
  <message>
   <source>Gain at the start (reading over truth)</source>
   <translation>开始时的增益（读数与真值之比）</translation>
  </message>
  <message>
   <source>Gain at the end (reading over truth)</source>
   <translation>结束时的增益（读数与真值之比）</translation>
  </message>
  <message>
   <source>Number of the ledger entry</source>
   <translation>台账记录编号</translation>
  </message>
  <message>
   <source>A drift needs its start and its end.</source>
   <translation>漂移须有开始和结束时间。</translation>
  </message>
  <message>
   <source>Operation {number} corrects this period already; undo it first.</source>
   <translation>操作 {number} 已校正过该时段；请先撤销该操作。</translation>
  </message>
  <message>
   <source>Import sensors</source>
   <translation>导入传感器</translation>
  </message>
  <message>
   <source>Stores what is known of the sensor behind each datastream: model, accuracy, sampling interval, last and next calibration. Quality control and the data-quality report use it. All rows are checked first and all faults reported; with a fault nothing is stored.</source>
   <translation>存入每个数据流的传感器资料：型号、准确度、采样间隔、上次和下次校准。质量控制和数据质量报告会用到。先检查所有行并报告全部错误；只要有一处错误就不入库。</translation>
  </message>
  <message>
   <source>Fields point, property, sensor, model, accuracy (canonical unit of the property), sampling_interval_s, calibrated_at, calibration_due (UTC) and note. Only point and property are required.</source>
   <translation>字段 point、property、sensor、model、accuracy（指标的标准单位）、sampling_interval_s、calibrated_at、calibration_due (UTC) 和 note。只有 point 和 property 为必填。</translation>
  </message>
  <message>
   <source>Rows read</source>
   <translation>读取行数</translation>
  </message>
  <message>
   <source>New or changed</source>
   <translation>新增或变更</translation>
  </message>
  <message>
   <source>List operations</source>
   <translation>列出操作</translation>
  </message>
  <message>
   <source>Gives the ledger of a database as a table: every flagging, decision, correction and undo with its author, time, comment and parameters, oldest first.</source>
   <translation>以表格给出数据库的操作台账：每次标记、审定、修正和撤销及其操作人、时间、说明和参数，由早到晚。</translation>
  </message>
  <message>
   <source>Ledger</source>
   <translation>操作台账</translation>
  </message>
  <message>
   <source>Number of entries</source>
   <translation>条目数</translation>
  </message>
  <message>
   <source>Quality control</source>
   <translation>质量控制</translation>
  </message>
  <message>
   <source>Flags readings by the QARTOD checks gross range, spike, rate of change, flat line, attenuated signal, gap, repeats, clock, other properties and neighbouring wells, each with the figures of its property. The raw values stay as they are: the flags are an entry in the database's ledger, with author and parameters. What a person decided is never overridden. Run it after every import, before classes, warnings and trends.</source>
   <translation>按 QARTOD 检查为读数作标记：范围、尖峰、变化率、数值不变、信号衰减、间断、重复、时钟、关联指标和邻近监测井，各项检查采用该指标自己的参数。原始值保持不变：标记是数据库台账中的一条记录，含操作人和参数。人工审定的结果绝不会被覆盖。每次导入后、在水质评价、预警和趋势检验之前运行。</translation>
  </message>
  <message>
   <source>CSV with the site's own figures, as the documentation describes; empty means the built-in table.</source>
   <translation>含本场地参数的 CSV 文件，格式见文档；留空则使用内置表。</translation>
  </message>
  <message>
   <source>Readings after this moment are from the future; empty is now.</source>
   <translation>晚于该时刻的读数视为来自未来；留空为现在。</translation>
  </message>
  <message>
   <source>Flags by point and property</source>
   <translation>按监测点和指标统计的标记数</translation>
  </message>
  <message>
   <source>Flags</source>
   <translation>质量标记</translation>
  </message>
  <message>
   <source>Table of checks</source>
   <translation>检查规则表</translation>
  </message>
  <message>
   <source>Review observations</source>
   <translation>审定监测数据</translation>
  </message>
  <message>
   <source>Enters in the ledger what a person decided of readings: accepted (good), suspect or rejected (fail). Such a decision outranks every program, whenever it runs, until a person decides otherwise or undoes it. Readings without value stay missing.</source>
   <translation>将人工对读数的审定记入台账：接受（合格）、可疑或剔除（不合格）。无论程序何时运行，该审定都优先于程序，直至由人工另行审定或撤销。没有值的读数仍为缺失。</translation>
  </message>
  <message>
   <source>No readings match these points, properties and times.</source>
   <translation>没有符合这些监测点、指标和时间的读数。</translation>
  </message>
  <message>
   <source>What the chosen readings are.</source>
   <translation>对所选读数的审定结论。</translation>
  </message>
  <message>
   <source>Whether readings that no check objects to are decided as well.</source>
   <translation>是否也审定各项检查均无异议的读数。</translation>
  </message>
  <message>
   <source>Readings decided</source>
   <translation>已审定的读数</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>审定结论</translation>
  </message>
  <message>
   <source>Which readings</source>
   <translation>哪些读数</translation>
  </message>
  <message>
   <source>Accept: good</source>
   <translation>接受：合格</translation>
  </message>
  <message>
   <source>Suspect</source>
   <translation>可疑</translation>
  </message>
  <message>
   <source>Reject: fail</source>
   <translation>剔除：不合格</translation>
  </message>
  <message>
   <source>All chosen</source>
   <translation>所选的全部</translation>
  </message>
  <message>
   <source>Only those flagged suspect or fail</source>
   <translation>仅标记为可疑或不合格的</translation>
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
   <source>Who decides; must be named.</source>
   <translation>审定人；必须填写。</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Why; stays in the ledger.</source>
   <translation>理由；保存在台账中。</translation>
  </message>
  <message>
   <source>A decision needs an author.</source>
   <translation>审定须有操作人。</translation>
  </message>
  <message>
   <source>{what}: no datastream fits.</source>
   <translation>{what}：没有符合的数据流。</translation>
  </message>
  <message>
   <source>{what}: several datastreams fit; name the sensor: {names}.</source>
   <translation>{what}：有多个数据流符合；请指明传感器：{names}。</translation>
  </message>
  <message>
   <source>Undo operation</source>
   <translation>撤销操作</translation>
  </message>
  <message>
   <source>Enters in the ledger that an operation no longer counts: its flags and corrected values are gone, what was before speaks again. Nothing is deleted. Undoing the entry made here makes the operation count again.</source>
   <translation>在台账中记明某项操作不再有效：其标记和修正值失效，恢复此前的状态。不删除任何内容。再撤销本次生成的条目，即可使该操作重新有效。</translation>
  </message>
  <message>
   <source>As "List operations" shows it.</source>
   <translation>即“列出操作”所示的编号。</translation>
  </message>
  <message>
   <source>Number of the new entry</source>
   <translation>新条目的编号</translation>
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
   <source>Archive observations</source>
   <translation>归档监测数据</translation>
  </message>
  <message>
   <source>Moves the observations of the days before a date out of the database into compressed CSV files, one a month, and notes each in the ledger. Every file has been read back before its rows leave; daily sums stay, so that long trends can still be seen. "Restore observations" brings the files back.</source>
   <translation>将某日期之前的监测数据移出数据库，存为压缩 CSV 文件，每月一个，并逐一记入台账。每个文件都经读回核对后才从库中移出数据；日统计值保留，仍可查看长期趋势。可用“恢复监测数据”取回。</translation>
  </message>
  <message>
   <source>Before (UTC)</source>
   <translation>早于 (UTC)</translation>
  </message>
  <message>
   <source>The day of this moment stays, with all after it.</source>
   <translation>该时刻所在的日期及其后的数据保留。</translation>
  </message>
  <message>
   <source>Keep it as safely as the database: what is archived is nowhere else. Nothing in it is overwritten.</source>
   <translation>应与数据库同样妥善保管：归档的数据别处没有副本。文件夹中已有的文件不会被覆盖。</translation>
  </message>
  <message>
   <source>Number of files</source>
   <translation>文件数</translation>
  </message>
  <message>
   <source>Observations archived</source>
   <translation>已归档的监测数据</translation>
  </message>
  <message>
   <source>The date before which observations are archived is missing.</source>
   <translation>缺少归档截止日期。</translation>
  </message>
  <message>
   <source>Folder of the archive</source>
   <translation>归档文件夹</translation>
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
   <source>Gives the observations of chosen points, properties and times as a point layer: the input of classes, trends, plume maps and source tracing. Flags are those of the ledger, now or as they were at a given moment; for a non-detect, censored is true and value is the detection limit. Long histories can be summed up by hour, day or month in the database.</source>
   <translation>以点图层给出所选监测点、指标和时间的监测数据，供水质评价、趋势检验、污染羽制图和污染溯源使用。质量标记取台账当前的，或某一时刻的；未检出的 censored 为真，value 为检出限。很长的历史可在数据库中按小时、日或月汇总。</translation>
  </message>
  <message>
   <source>none</source>
   <translation>不汇总</translation>
  </message>
  <message>
   <source>hour</source>
   <translation>小时</translation>
  </message>
  <message>
   <source>day</source>
   <translation>日</translation>
  </message>
  <message>
   <source>month</source>
   <translation>月</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>平均值</translation>
  </message>
  <message>
   <source>minimum</source>
   <translation>最小值</translation>
  </message>
  <message>
   <source>maximum</source>
   <translation>最大值</translation>
  </message>
  <message>
   <source>Area</source>
   <translation>区域</translation>
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
   <source>Kinds of properties</source>
   <translation>指标类型</translation>
  </message>
  <message>
   <source>Such as concentration or level, with commas between; empty means all.</source>
   <translation>如 concentration 或 level，以逗号分隔；留空表示全部。</translation>
  </message>
  <message>
   <source>Only points inside these polygons, or on their edge.</source>
   <translation>只取这些面之内或边界上的监测点。</translation>
  </message>
  <message>
   <source>Number of observations</source>
   <translation>监测数据条数</translation>
  </message>
  <message>
   <source>One row a datastream and hour, day or month (UTC), without what failed or is missing.</source>
   <translation>每个数据流每小时、每日或每月 (UTC) 一行，不含不合格或缺失的数据。</translation>
  </message>
  <message>
   <source>What value is when observations are summed up; non-detects enter with their detection limit.</source>
   <translation>汇总时 value 的含义；未检出按其检出限参与计算。</translation>
  </message>
  <message>
   <source>Include failed and missing</source>
   <translation>包含不合格和缺失的数据</translation>
  </message>
  <message>
   <source>Sum up by</source>
   <translation>汇总时段</translation>
  </message>
  <message>
   <source>Statistic</source>
   <translation>统计量</translation>
  </message>
  <message>
   <source>Restore observations</source>
   <translation>恢复监测数据</translation>
  </message>
  <message>
   <source>Brings files of "Archive observations" back into the database that wrote them. A file that is not as the ledger noted it is refused. What the ledger says of the observations counts again, and the daily sums that stood for them are withdrawn. A file twice brings nothing twice.</source>
   <translation>将“归档监测数据”生成的文件取回到原数据库。与台账记录不符的文件会被拒绝。台账中对这些监测数据的标记和修正重新有效，代替它们的日统计值随之撤除。同一文件取回两次也不会重复入库。</translation>
  </message>
  <message>
   <source>Files of the archive (observations_YYYY-MM.csv.gz).</source>
   <translation>归档文件 (observations_YYYY-MM.csv.gz)。</translation>
  </message>
  <message>
   <source>Rows in the files</source>
   <translation>文件中的行数</translation>
  </message>
  <message>
   <source>Rows stored already</source>
   <translation>已在库中的行数</translation>
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
   <source>Animate plume</source>
   <translation>污染羽动画</translation>
  </message>
  <message>
   <source>Writes a raster with a band an output time, coloured in steps about the limit. Each band knows from when until when it is shown: open the temporal controller, and the plume plays. Style and times lie beside the raster; its layer definition (.qlr) opens it ready to play.</source>
   <translation>写出每个输出时间一个波段的栅格，以限值为中心分级着色。每个波段都带有起止显示时间：打开时间控制器即可播放污染羽。样式和时间保存在栅格旁；其图层定义文件 (.qlr) 打开即可播放。</translation>
  </message>
  <message>
   <source>Cell size of the raster (m)</source>
   <translation>栅格的像元大小 (m)</translation>
  </message>
  <message>
   <source>Empty: the smallest cell of the model.</source>
   <translation>留空：取模型的最小单元。</translation>
  </message>
  <message>
   <source>Plume with time</source>
   <translation>随时间变化的污染羽</translation>
  </message>
  <message>
   <source>Layer definition, ready to play</source>
   <translation>图层定义，可直接播放</translation>
  </message>
  <message>
   <source>Plume of {property} with time</source>
   <translation>随时间变化的{property}污染羽</translation>
  </message>
  <message>
   <source>Build 3D view of plume</source>
   <translation>建立污染羽三维视图</translation>
  </message>
  <message>
   <source>Writes a QGIS project that opens with a 3D map view: the surfaces of the plume, its sources, wells with their screens, and the frame of the model, drawn higher than wide where that is asked. The data lie in a GeoPackage beside the project.</source>
   <translation>写出一个打开即为三维地图视图的 QGIS 工程：污染羽的等值面、污染源、监测井及其滤水管、模型外框，可按要求放大高程。数据保存在工程旁的 GeoPackage 中。</translation>
  </message>
  <message>
   <source>Shown at the model's top.</source>
   <translation>显示在模型顶面上。</translation>
  </message>
  <message>
   <source>Vertical exaggeration (-)</source>
   <translation>垂向放大倍数 (-)</translation>
  </message>
  <message>
   <source>Elevations are drawn so many times higher above the model's bottom; 1 for true ones.</source>
   <translation>高程自模型底板起按此倍数放大绘制；1 为真实高程。</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>工程</translation>
  </message>
  <message>
   <source>Data of the view</source>
   <translation>视图的数据</translation>
  </message>
  <message>
   <source>Plume in space, {times} times higher</source>
   <translation>三维污染羽，垂向放大 {times} 倍</translation>
  </message>
  <message>
   <source>Nothing is as concentrated as the lowest threshold at that time.</source>
   <translation>此时各处浓度均未达到最低阈值。</translation>
  </message>
  <message>
   <source>QGIS projects (*.qgz)</source>
   <translation>QGIS 工程 (*.qgz)</translation>
  </message>
  <message>
   <source>Screens</source>
   <translation>滤水管</translation>
  </message>
  <message>
   <source>Wells</source>
   <translation>井</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Calibrate flow</source>
   <translation>水流模型率定</translation>
  </message>
  <message>
   <source>Fits the conductivities of zones, and on request recharge, of a steady flow model to observed heads, and says how sure each is. What the heads cannot tell, such as conductivity and recharge together, stays as uncertain as before and is marked. The fitted model is left in a flow folder of its own.</source>
   <translation>用实测水头拟合稳定流模型各分区的渗透系数，并可按要求率定补给，同时给出各参数的可靠程度。水头无法判别的参数（例如渗透系数与补给的组合）仍保持原有的不确定性并加以标注。率定后的模型保存在单独的水流文件夹中。</translation>
  </message>
  <message>
   <source>Of the heads; empty means that of the latest reading.</source>
   <translation>水头的时间；留空取最近一次读数的时间。</translation>
  </message>
  <message>
   <source>A well counts when it was read at the time or at most so many days before.</source>
   <translation>在该时刻或之前这么多天之内有读数的井参与计算。</translation>
  </message>
  <message>
   <source>Zones</source>
   <translation>分区</translation>
  </message>
  <message>
   <source>Fields name and layer (optional; else through all layers). Their conductivities are multiplied by a factor each. Empty: a zone for each conductivity that the model was given.</source>
   <translation>字段 name 和 layer（可选；缺省贯穿各层）。各分区的渗透系数各乘以一个系数。留空：模型所给的每个渗透系数为一个分区。</translation>
  </message>
  <message>
   <source>Error of a head (m)</source>
   <translation>水头的误差 (m)</translation>
  </message>
  <message>
   <source>Standard deviation: of reading and levelling, and of what a steady model cannot follow.</source>
   <translation>标准差：包括读数和水准测量误差，以及稳定流模型不能反映的变化。</translation>
  </message>
  <message>
   <source>Uncertainty of ln K before (-)</source>
   <translation>率定前 ln K 的不确定性 (-)</translation>
  </message>
  <message>
   <source>Standard deviation; 1 means that a factor of 2.7 either way would not surprise.</source>
   <translation>标准差；1 表示大或小 2.7 倍都不意外。</translation>
  </message>
  <message>
   <source>Sensible only where a well of known rate, or a river, fixes how much water flows.</source>
   <translation>只有当已知流量的井或河流能确定水流量时才有意义。</translation>
  </message>
  <message>
   <source>Uncertainty of ln recharge before (-)</source>
   <translation>率定前 ln 补给的不确定性 (-)</translation>
  </message>
  <message>
   <source>Standard deviation.</source>
   <translation>标准差。</translation>
  </message>
  <message>
   <source>Calibrated parameters</source>
   <translation>率定的参数</translation>
  </message>
  <message>
   <source>Residuals of heads</source>
   <translation>水头残差</translation>
  </message>
  <message>
   <source>Root mean square error before (m)</source>
   <translation>率定前均方根误差 (m)</translation>
  </message>
  <message>
   <source>Root mean square error (m)</source>
   <translation>均方根误差 (m)</translation>
  </message>
  <message>
   <source>Flow models run</source>
   <translation>运行的水流模型数</translation>
  </message>
  <message>
   <source>Scatter of the residuals against their errors: {value:.2f}</source>
   <translation>残差与其误差相比的离散程度：{value:.2f}</translation>
  </message>
  <message>
   <source>Fit recharge too</source>
   <translation>同时率定补给</translation>
  </message>
  <message>
   <source>The heads say little about {name}.</source>
   <translation>水头对 {name} 的约束很弱。</translation>
  </message>
  <message>
   <source>{first} and {second} cannot be told apart (correlation {value:.2f}).</source>
   <translation>{first}与{second}无法区分（相关系数 {value:.2f}）。</translation>
  </message>
  <message>
   <source>Chart breakthrough</source>
   <translation>绘制穿透曲线</translation>
  </message>
  <message>
   <source>Draws the concentration at wells and receptors over time, with the limit, the present moment and, of an ensemble, the band of its quantiles.</source>
   <translation>绘制监测井和受体处的浓度随时间的变化，并标出限值、当前时刻，对集合模拟还标出分位数带。</translation>
  </message>
  <message>
   <source>Breakthrough curves</source>
   <translation>穿透曲线</translation>
  </message>
  <message>
   <source>Table of a plume simulation: point, time, concentration, unit; quantiles p5 … p95 are optional.</source>
   <translation>污染羽模拟的表：point、time、concentration、unit；分位数 p5 … p95 可选。</translation>
  </message>
  <message>
   <source>Limit (unit of the curves)</source>
   <translation>限值（曲线的单位）</translation>
  </message>
  <message>
   <source>Empty: the class III limit of PROPERTY, when that is given and has one.</source>
   <translation>留空：给出 PROPERTY 且其有Ⅲ类限值时取该限值。</translation>
  </message>
  <message>
   <source>Present moment (UTC)</source>
   <translation>当前时刻 (UTC)</translation>
  </message>
  <message>
   <source>Shown as a line; empty: no line.</source>
   <translation>以线标出；留空则不画线。</translation>
  </message>
  <message>
   <source>Empty: the name of the property.</source>
   <translation>留空：指标的名称。</translation>
  </message>
  <message>
   <source>The table of breakthrough curves cannot be read.</source>
   <translation>无法读取穿透曲线表。</translation>
  </message>
  <message>
   <source>Breakthrough</source>
   <translation>穿透曲线</translation>
  </message>
  <message>
   <source>Compute responses</source>
   <translation>计算响应</translation>
  </message>
  <message>
   <source>Computes what a release from each source does at each well, for steady flow, without a model run per source: concentrations of any release follow by adding up. Gives a NetCDF file of sources by wells by times, a table in short, and maps of where each well looks. The scheme is MODFLOW 6's upstream one; a comparison with TVD or XT3D states the difference.</source>
   <translation>在稳定流中计算每个污染源的释放对每口井的影响（响应算子），无需为每个污染源单独运行模型：任意释放的浓度由响应叠加得到。给出按污染源、井和时间排列的 NetCDF 文件、简表，以及各井的敏感区图（伴随场）。计算格式为 MODFLOW 6 的迎风格式；可与 TVD 或 XT3D 比较以给出差异。</translation>
  </message>
  <message>
   <source>Fields name and layer (optional; 1 is the top). A polygon releases evenly over its cells.</source>
   <translation>字段 name 和 layer（可选；1 为顶层）。面在其单元上均匀释放。</translation>
  </message>
  <message>
   <source>Fields name and layer (optional; 1 is the top). A polygon counts by the average over its cells.</source>
   <translation>字段 name 和 layer（可选；1 为顶层）。面取其各单元的平均值。</translation>
  </message>
  <message>
   <source>Length of each step. Releases can later be given by such steps.</source>
   <translation>每个时间步的长度。以后可按这样的时间步给出释放过程。</translation>
  </message>
  <message>
   <source>Share of the peak that counts as first arrival in the table.</source>
   <translation>表中判定为初至的浓度占峰值的比例。</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>不比较</translation>
  </message>
  <message>
   <source>TVD</source>
   <translation>TVD</translation>
  </message>
  <message>
   <source>XT3D</source>
   <translation>XT3D</translation>
  </message>
  <message>
   <source>TVD and XT3D</source>
   <translation>TVD 和 XT3D</translation>
  </message>
  <message>
   <source>Sources and wells</source>
   <translation>污染源和井</translation>
  </message>
  <message>
   <source>Where each well looks</source>
   <translation>各井的敏感区（伴随场）</translation>
  </message>
  <message>
   <source>Wells and receptors</source>
   <translation>监测井和受体</translation>
  </message>
  <message>
   <source>Duration (d)</source>
   <translation>时长 (d)</translation>
  </message>
  <message>
   <source>Time followed.</source>
   <translation>追踪的时长。</translation>
  </message>
  <message>
   <source>Runs MODFLOW 6 once with this scheme, for the source that shows most, and says how far the responses lie from it.</source>
   <translation>对响应最明显的污染源，用该格式运行一次 MODFLOW 6，并给出响应与其相差多少。</translation>
  </message>
  <message>
   <source>Responses</source>
   <translation>响应</translation>
  </message>
  <message>
   <source>Largest difference to the scheme (percent)</source>
   <translation>与该格式的最大差异（百分比）</translation>
  </message>
  <message>
   <source>{point}: share</source>
   <translation>{point}：份额</translation>
  </message>
  <message>
   <source>{point}: mean time (d)</source>
   <translation>{point}：平均时间 (d)</translation>
  </message>
  <message>
   <source>{point}: exposure (mg/L·d per kg)</source>
   <translation>{point}：暴露量 (mg/L·d 每 kg)</translation>
  </message>
  <message>
   <source>Half-life of sorbed mass (d)</source>
   <translation>吸附态质量的半衰期 (d)</translation>
  </message>
  <message>
   <source>Where it differs from that of dissolved mass. Empty: the same; 0: no decay.</source>
   <translation>用于与溶解态质量不同时。留空：相同；0：不衰减。</translation>
  </message>
  <message>
   <source>Take the porosity by cell where the flow model knows it, else the number given here.</source>
   <translation>水流模型含有各单元的孔隙度时采用它，否则采用此处给出的数值。</translation>
  </message>
  <message>
   <source>First arrival (share of the peak)</source>
   <translation>初至（占峰值的比例）</translation>
  </message>
  <message>
   <source>Compare with</source>
   <translation>比较对象</translation>
  </message>
  <message>
   <source>NetCDF files (*.nc)</source>
   <translation>NetCDF 文件 (*.nc)</translation>
  </message>
  <message>
   <source>{source} at {point}: the responses differ by {percent:.3g} % of the peak</source>
   <translation>{source} 对 {point}：响应相差峰值的 {percent:.3g} %</translation>
  </message>
  <message>
   <source>Porosity of the flow model</source>
   <translation>水流模型的孔隙度</translation>
  </message>
  <message>
   <source>Contour plume</source>
   <translation>污染羽等值区</translation>
  </message>
  <message>
   <source>Draws, for each output time, the areas between or above concentrations as polygons with smooth boundaries, with their area, the volume of ground and the dissolved mass. They play in the temporal controller.</source>
   <translation>对每个输出时间，把浓度之间或高于某浓度的区域绘成边界光滑的面，并给出面积、地层体积和溶解态质量。可在时间控制器中播放。</translation>
  </message>
  <message>
   <source>Bands from each threshold to the next</source>
   <translation>相邻阈值之间的分带</translation>
  </message>
  <message>
   <source>All above each threshold</source>
   <translation>每个阈值以上的全部区域</translation>
  </message>
  <message>
   <source>Contours of the plume</source>
   <translation>污染羽等值区</translation>
  </message>
  <message>
   <source>Bands lie beside each other; areas above a threshold hold those of the higher thresholds.</source>
   <translation>分带彼此相邻；阈值以上的区域包含更高阈值的区域。</translation>
  </message>
  <message>
   <source>Contours</source>
   <translation>等值区</translation>
  </message>
  <message>
   <source>Polygons</source>
   <translation>面的形式</translation>
  </message>
  <message>
   <source>Flow direction: number of periods</source>
   <translation>流向：时段数</translation>
  </message>
  <message>
   <source>Jan–Mar</source>
   <translation>1–3 月</translation>
  </message>
  <message>
   <source>Apr–Jun</source>
   <translation>4–6 月</translation>
  </message>
  <message>
   <source>Jul–Sep</source>
   <translation>7–9 月</translation>
  </message>
  <message>
   <source>Oct–Dec</source>
   <translation>10–12 月</translation>
  </message>
  <message>
   <source>Time unknown</source>
   <translation>时间未知</translation>
  </message>
  <message>
   <source>The picture {path} could not be written: {reason}</source>
   <translation>图片 {path} 无法写入：{reason}</translation>
  </message>
  <message>
   <source>{what} is in {found}, but the heads in {wanted}; reproject it first.</source>
   <translation>{what} 的坐标系为 {found}，而水头为 {wanted}；请先重投影。</translation>
  </message>
  <message>
   <source>Members</source>
   <translation>成员</translation>
  </message>
  <message>
   <source>How many forecasts; 100 tell a probability to within 0.1, 1,000 to within 0.03.</source>
   <translation>预测的次数；100 次可使概率准确到 0.1 以内，1,000 次到 0.03 以内。</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>The same seed gives the same ensemble.</source>
   <translation>相同的种子得到相同的集合。</translation>
  </message>
  <message>
   <source>Standard deviation of ln K (-)</source>
   <translation>ln K 的标准差 (-)</translation>
  </message>
  <message>
   <source>Conductivity varies in space about that of the flow model, log-normally: 0.5 for even sand, 1 to 2 for mixed layers; 0 keeps it, and the flow, as it is.</source>
   <translation>渗透系数在水流模型的值附近按对数正态分布随空间变化：均匀砂层 0.5，混合地层 1 至 2；0 表示渗透系数和水流保持不变。</translation>
  </message>
  <message>
   <source>Correlation length along the layers (m)</source>
   <translation>沿层方向的相关长度 (m)</translation>
  </message>
  <message>
   <source>Distance over which the conductivity stays alike (integral scale); at least two cells.</source>
   <translation>渗透系数保持相近的距离（积分尺度）；至少两个单元。</translation>
  </message>
  <message>
   <source>Draws the half-life between its published shortest and longest, and Kd within a factor of two of the typical case. What is not published is said and stays as it is.</source>
   <translation>半衰期在已发表的最短值与最长值之间抽样，Kd 在典型情形的两倍范围内抽样。未发表的予以说明并保持不变。</translation>
  </message>
  <message>
   <source>The operator is faster on models of some ten thousand cells; it is upstream weighted and knows only rates, linear sorption and decay.</source>
   <translation>对一万多个单元的模型，算子更快；它采用迎风加权，只支持按速率释放、线性吸附和衰减。</translation>
  </message>
  <message>
   <source>Runs side by side</source>
   <translation>并行运行数</translation>
  </message>
  <message>
   <source>0: as many as cores and memory bear; more are never run.</source>
   <translation>0：取 CPU 核数和内存所能承受的数目；不会超过该数。</translation>
  </message>
  <message>
   <source>In the folder runs of the model folder; some hundred MB for large models.</source>
   <translation>在模型文件夹的 runs 文件夹中；大型模型需数百 MB。</translation>
  </message>
  <message>
   <source>Lowest porosity (-)</source>
   <translation>最低孔隙度 (-)</translation>
  </message>
  <message>
   <source>Highest porosity (-)</source>
   <translation>最高孔隙度 (-)</translation>
  </message>
  <message>
   <source>Drawn evenly between lowest and highest. Both empty: the porosity of the typical case.</source>
   <translation>在最低与最高之间均匀抽样。两者都留空：取典型情形的孔隙度。</translation>
  </message>
  <message>
   <source>Lowest factor of the sources (-)</source>
   <translation>污染源最低系数 (-)</translation>
  </message>
  <message>
   <source>Highest factor of the sources (-)</source>
   <translation>污染源最高系数 (-)</translation>
  </message>
  <message>
   <source>Multiplies all sources of a member; drawn evenly on a logarithmic scale.</source>
   <translation>乘以该成员的所有污染源；按对数均匀抽样。</translation>
  </message>
  <message>
   <source>Draw the substance</source>
   <translation>对物质参数抽样</translation>
  </message>
  <message>
   <source>Transport by</source>
   <translation>运移计算方法</translation>
  </message>
  <message>
   <source>Correlation length across the layers (m)</source>
   <translation>垂直于层方向的相关长度 (m)</translation>
  </message>
  <message>
   <source>Usually a tenth of the one along the layers, or less.</source>
   <translation>通常为沿层方向的十分之一或更小。</translation>
  </message>
  <message>
   <source>How the likeness of the conductivity falls off with distance.</source>
   <translation>渗透系数的相似性随距离衰减的方式。</translation>
  </message>
  <message>
   <source>Measured conductivity</source>
   <translation>实测渗透系数</translation>
  </message>
  <message>
   <source>Fields conductivity_m_d, and elevation_m or layer (optional). The fields pass through these values.</source>
   <translation>字段 conductivity_m_d；可选 elevation_m 或 layer。随机场经过这些值。</translation>
  </message>
  <message>
   <source>Keep the model files of each member</source>
   <translation>保留每个成员的模型文件</translation>
  </message>
  <message>
   <source>response operator</source>
   <translation>响应算子</translation>
  </message>
  <message>
   <source>Covariance of ln K</source>
   <translation>ln K 的协方差</translation>
  </message>
  <message>
   <source>Give both ends of {key}, or neither.</source>
   <translation>{key} 的两端须都给出，或都不给。</translation>
  </message>
  <message>
   <source>exponential (rough)</source>
   <translation>指数型（粗糙）</translation>
  </message>
  <message>
   <source>Gaussian (smooth)</source>
   <translation>高斯型（光滑）</translation>
  </message>
  <message>
   <source>spherical</source>
   <translation>球状</translation>
  </message>
  <message>
   <source>Breakthrough bands</source>
   <translation>穿透曲线分位带</translation>
  </message>
  <message>
   <source>Arrival bands</source>
   <translation>到达时间分位带</translation>
  </message>
  <message>
   <source>Estimate flow direction</source>
   <translation>推求地下水流向</translation>
  </message>
  <message>
   <source>Tells from heads at wells where groundwater flows to, how steep the water table is, and how sure that is: for every triangle of wells, by a plane through all, and on the kriged surface. Cut into months or quarters, the history shows how the direction turns with the seasons. With conductivity and porosity it gives velocities. At least three wells that are not in one line are needed.</source>
   <translation>根据井中水头判断地下水流向、水面坡度及其可靠程度：按每三口井组成的三角形、按全部井拟合的平面，以及按克里金水面。按月或季度划分时段时，可显示流向随季节的转动。给出渗透系数和孔隙度时还可得到流速。至少需要三口不在一条直线上的井。</translation>
  </message>
  <message>
   <source>Three-point problem, every triangle</source>
   <translation>三点法，所有三角形</translation>
  </message>
  <message>
   <source>Plane of least squares</source>
   <translation>最小二乘平面</translation>
  </message>
  <message>
   <source>Kriged surface</source>
   <translation>克里金水面</translation>
  </message>
  <message>
   <source>all at once</source>
   <translation>全部时段合并</translation>
  </message>
  <message>
   <source>week</source>
   <translation>周</translation>
  </message>
  <message>
   <source>quarter</source>
   <translation>季度</translation>
  </message>
  <message>
   <source>year</source>
   <translation>年</translation>
  </message>
  <message>
   <source>Standard deviation of reading and survey together: what makes triangles and planes uncertain.</source>
   <translation>读数和测量误差合计的标准差：决定三角形和平面的不确定性。</translation>
  </message>
  <message>
   <source>Hydraulic conductivity (m/d)</source>
   <translation>渗透系数 (m/d)</translation>
  </message>
  <message>
   <source>For the Darcy velocity; empty gives none.</source>
   <translation>用于达西流速；留空则不给出。</translation>
  </message>
  <message>
   <source>Effective porosity (1)</source>
   <translation>有效孔隙度 (1)</translation>
  </message>
  <message>
   <source>For the seepage velocity; empty gives none.</source>
   <translation>用于渗流速度（孔隙流速）；留空则不给出。</translation>
  </message>
  <message>
   <source>One or more; triangles show how the direction differs from place to place.</source>
   <translation>可选一种或多种；三角形可显示各处流向的差异。</translation>
  </message>
  <message>
   <source>Calendar periods in UTC; weeks begin on Monday.</source>
   <translation>按 UTC 的日历时段；每周从星期一开始。</translation>
  </message>
  <message>
   <source>Flow direction</source>
   <translation>流向</translation>
  </message>
  <message>
   <source>Direction by time</source>
   <translation>各时段流向</translation>
  </message>
  <message>
   <source>Picture of the directions of all periods, coloured by season.</source>
   <translation>所有时段流向的图片，按季节着色。</translation>
  </message>
  <message>
   <source>Mean direction (degrees from north)</source>
   <translation>平均流向（自北起，度）</translation>
  </message>
  <message>
   <source>Mean hydraulic gradient (m/m)</source>
   <translation>平均水力梯度 (m/m)</translation>
  </message>
  <message>
   <source>Choose at least one method.</source>
   <translation>请至少选择一种方法。</translation>
  </message>
  <message>
   <source>Spacing of the arrows on the kriged surface (m)</source>
   <translation>克里金水面上箭头的间距 (m)</translation>
  </message>
  <message>
   <source>Also the distance over which they measure. Empty means a twelfth of the longer side.</source>
   <translation>也是计算坡度所取的距离。留空则取长边的十二分之一。</translation>
  </message>
  <message>
   <source>{method}: flow to {azimuth}° from north, gradient {slope}.</source>
   <translation>{method}：流向为自北起 {azimuth}°，水力梯度 {slope}。</translation>
  </message>
  <message>
   <source>A direction for each</source>
   <translation>流向的统计时段</translation>
  </message>
  <message>
   <source>Rose of directions</source>
   <translation>流向玫瑰图</translation>
  </message>
  <message>
   <source>SVG pictures (*.svg)</source>
   <translation>SVG 图片 (*.svg)</translation>
  </message>
  <message>
   <source>Over {count} periods the direction swings with a standard deviation of {spread}°.</source>
   <translation>{count} 个时段内，流向摆动的标准差为 {spread}°。</translation>
  </message>
  <message>
   <source>Export plume as mesh</source>
   <translation>导出污染羽网格数据</translation>
  </message>
  <message>
   <source>Writes the plume of every output time as a mesh (NetCDF, UGRID) with the model's own cells: each layer and the maximum over the layers. QGIS plays it in the temporal controller and draws time series and profiles from it; other programs for meshes read it too.</source>
   <translation>将各输出时间的污染羽按模型自身的单元写成网格数据（NetCDF，UGRID）：每层以及各层最大值。QGIS 可在时间控制器中播放，并由此绘制时间序列和剖面；其他网格软件也可读取。</translation>
  </message>
  <message>
   <source>Mesh</source>
   <translation>网格数据</translation>
  </message>
  <message>
   <source>Plume of {property} (mesh)</source>
   <translation>{property}的污染羽（网格）</translation>
  </message>
  <message>
   <source>Fields start and end (optional) hold from START on.</source>
   <translation>字段 start 和 end（可选）自 START 起生效。</translation>
  </message>
  <message>
   <source>Bottom rasters (m)</source>
   <translation>底板栅格 (m)</translation>
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
   <source>Side of a square cell; of the largest ones in a refined grid.</source>
   <translation>正方形单元的边长；加密网格中为最大单元的边长。</translation>
  </message>
  <message>
   <source>Cells</source>
   <translation>网格单元</translation>
  </message>
  <message>
   <source>How cells become finer around the features of Refine. Rows and columns are fine from edge to edge and grow by at most half from one to the next; Voronoi cells are fine only where it is needed.</source>
   <translation>在“加密围绕的要素”周围加密单元的方式。行列网格沿整行整列加密，相邻单元增大不超过一半；Voronoi 网格只在需要处加密。</translation>
  </message>
  <message>
   <source>Refine around</source>
   <translation>加密围绕的要素</translation>
  </message>
  <message>
   <source>Points, lines or polygons, such as sources and wells; field size_m (optional).</source>
   <translation>点、线或面，例如污染源和井；字段 size_m（可选）。</translation>
  </message>
  <message>
   <source>Refined cell size (m)</source>
   <translation>加密单元大小 (m)</translation>
  </message>
  <message>
   <source>For features without size_m; empty means a quarter of the cell size.</source>
   <translation>用于没有 size_m 的要素；留空则取单元大小的四分之一。</translation>
  </message>
  <message>
   <source>Top (m)</source>
   <translation>顶板高程 (m)</translation>
  </message>
  <message>
   <source>Elevation of the top of layer 1; used where no raster is given.</source>
   <translation>第 1 层顶面的高程；用于未给出栅格处。</translation>
  </message>
  <message>
   <source>Bottoms (m)</source>
   <translation>底板高程 (m)</translation>
  </message>
  <message>
   <source>Elevation of the bottom of each layer from above, with commas; used where no rasters are given.</source>
   <translation>自上而下各层底板高程，以逗号分隔；用于未给出栅格处。</translation>
  </message>
  <message>
   <source>Top raster (m)</source>
   <translation>顶面栅格 (m)</translation>
  </message>
  <message>
   <source>Elevation of the top of layer 1, in the CRS of the area.</source>
   <translation>第 1 层顶面的高程，坐标系与模型范围相同。</translation>
  </message>
  <message>
   <source>Elevation of the bottom of each layer, one raster a layer, from above.</source>
   <translation>自上而下各层底板高程，每层一个栅格。</translation>
  </message>
  <message>
   <source>Horizontal, of each layer from above, with commas: numbers or soil textures such as sand; one holds for all. A texture also gives porosity and specific yield.</source>
   <translation>水平方向，自上而下各层，以逗号分隔：可为数值或土壤质地（如 sand）；一个值则用于所有层。土壤质地同时给出孔隙度和给水度。</translation>
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
   <source>Conductivity raster (m/d)</source>
   <translation>渗透系数栅格 (m/d)</translation>
  </message>
  <message>
   <source>One band for all layers or a band a layer, in the CRS of the area; replaces the numbers where set.</source>
   <translation>所有层共用一个波段，或每层一个波段，坐标系与模型范围相同；设置后取代上面的数值。</translation>
  </message>
  <message>
   <source>Conductivity at points</source>
   <translation>点上的渗透系数</translation>
  </message>
  <message>
   <source>Fields conductivity_m_d and layer (empty: all). Kriged in logarithms; fewer than eight are weighted by distance. Replaces numbers and raster in its layers.</source>
   <translation>字段 conductivity_m_d 和 layer（留空：所有层）。按对数克里金插值；少于八个时按距离加权。在所属各层中取代数值和栅格。</translation>
  </message>
  <message>
   <source>Zones of the ground</source>
   <translation>地层分区</translation>
  </message>
  <message>
   <source>Fields, all optional: conductivity_m_d, texture, vertical_ratio, specific_yield, specific_storage_1_m, porosity, layer (empty: all). They come last and so replace all else.</source>
   <translation>字段均可选：conductivity_m_d、texture、vertical_ratio、specific_yield、specific_storage_1_m、porosity、layer（留空：所有层）。分区最后应用，因此取代其他全部设置。</translation>
  </message>
  <message>
   <source>Effective porosity (-)</source>
   <translation>有效孔隙度 (-)</translation>
  </message>
  <message>
   <source>Of each layer, with commas; kept in the folder for transport. Empty: that of the textures.</source>
   <translation>各层的值，以逗号分隔；保存在文件夹中供运移使用。留空：取土壤质地的值。</translation>
  </message>
  <message>
   <source>Fixed heads</source>
   <translation>定水头</translation>
  </message>
  <message>
   <source>River</source>
   <translation>河流</translation>
  </message>
  <message>
   <source>Drains</source>
   <translation>排水</translation>
  </message>
  <message>
   <source>Walls</source>
   <translation>隔水墙</translation>
  </message>
  <message>
   <source>Slurry or sheet-pile walls: fields conductivity_m_d, thickness_m, layer (empty: all).</source>
   <translation>泥浆墙或钢板桩墙：字段 conductivity_m_d、thickness_m、layer（留空：所有层）。</translation>
  </message>
  <message>
   <source>Recharge (mm/a)</source>
   <translation>补给量 (mm/a)</translation>
  </message>
  <message>
   <source>Into the uppermost cells, where nothing below says more.</source>
   <translation>进入最上层单元，下方另有设置者除外。</translation>
  </message>
  <message>
   <source>Recharge raster (mm/a)</source>
   <translation>补给栅格 (mm/a)</translation>
  </message>
  <message>
   <source>Replaces the number where it has values.</source>
   <translation>在有值处取代数值。</translation>
  </message>
  <message>
   <source>Recharge zones</source>
   <translation>补给分区</translation>
  </message>
  <message>
   <source>Field recharge_mm_a; replaces number, weather and raster.</source>
   <translation>字段 recharge_mm_a；取代数值、气象数据和栅格。</translation>
  </message>
  <message>
   <source>Weather</source>
   <translation>气象数据</translation>
  </message>
  <message>
   <source>Days or months: fields time, precipitation_mm, and et0_mm, temperature_min_c with temperature_max_c, or temperature_c. Its recharge replaces the number.</source>
   <translation>逐日或逐月：字段 time、precipitation_mm，以及 et0_mm、temperature_min_c 与 temperature_max_c，或 temperature_c。由此得到的补给取代数值。</translation>
  </message>
  <message>
   <source>Periods of transient flow (d)</source>
   <translation>非稳定流应力期 (d)</translation>
  </message>
  <message>
   <source>Lengths of time steps with commas; 12*30 means twelve of 30 days. Empty: steady flow.</source>
   <translation>各时间步长，以逗号分隔；12*30 表示十二个 30 天。留空：稳定流。</translation>
  </message>
  <message>
   <source>Moment at which transient flow begins, or of which steady flow is.</source>
   <translation>非稳定流开始的时刻，或稳定流所代表的时刻。</translation>
  </message>
  <message>
   <source>Boundary cells</source>
   <translation>边界单元</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>检查结果</translation>
  </message>
  <message>
   <source>Equal squares</source>
   <translation>等大正方形</translation>
  </message>
  <message>
   <source>Variable rows and columns</source>
   <translation>可变行列</translation>
  </message>
  <message>
   <source>Voronoi cells</source>
   <translation>Voronoi 单元</translation>
  </message>
  <message>
   <source>Turn of the grid (degrees)</source>
   <translation>网格旋转角（度）</translation>
  </message>
  <message>
   <source>Counter-clockwise. A plume keeps its peak where rows or columns lie along the flow.</source>
   <translation>逆时针为正。行或列与流向一致时，污染羽的峰值得以保持。</translation>
  </message>
  <message>
   <source>Turn the grid into the flow</source>
   <translation>使网格与流向一致</translation>
  </message>
  <message>
   <source>Along the slope of the plane through the levels of fixed heads and rivers; replaces the turn above.</source>
   <translation>沿由定水头和河流水位拟合的平面的坡度方向；取代上面的旋转角。</translation>
  </message>
  <message>
   <source>Fill gaps in surfaces</source>
   <translation>填补层面的空缺</translation>
  </message>
  <message>
   <source>From the nearest known cell, with a warning; otherwise gaps are refused with their place.</source>
   <translation>取最近的已知单元，并给出警告；否则拒绝有空缺的层面并指出位置。</translation>
  </message>
  <message>
   <source>Where surfaces cross</source>
   <translation>层面相交处</translation>
  </message>
  <message>
   <source>What to do where a bottom lies above the surface over it.</source>
   <translation>当底板高于其上层面时的处理方式。</translation>
  </message>
  <message>
   <source>Least thickness (m)</source>
   <translation>最小厚度 (m)</translation>
  </message>
  <message>
   <source>Thinner cells are pinched out; water passes them from above to below.</source>
   <translation>更薄的单元视为尖灭；水可从其上方流到下方。</translation>
  </message>
  <message>
   <source>Specific yield (-)</source>
   <translation>给水度 (-)</translation>
  </message>
  <message>
   <source>Of each layer, with commas, for transient flow. Empty: of the textures, else 0.2.</source>
   <translation>各层的值，以逗号分隔，用于非稳定流。留空：取土壤质地的值，没有则为 0.2。</translation>
  </message>
  <message>
   <source>Specific storage (1/m)</source>
   <translation>贮水率 (1/m)</translation>
  </message>
  <message>
   <source>Of each layer, with commas, for transient flow. Empty: 0.00001.</source>
   <translation>各层的值，以逗号分隔，用于非稳定流。留空：0.00001。</translation>
  </message>
  <message>
   <source>Minor over major horizontal conductivity (-)</source>
   <translation>水平渗透系数的次主值与主值之比 (-)</translation>
  </message>
  <message>
   <source>1: the same all round.</source>
   <translation>1：各方向相同。</translation>
  </message>
  <message>
   <source>Direction of the major conductivity (degrees)</source>
   <translation>主渗透系数的方向（度）</translation>
  </message>
  <message>
   <source>Counter-clockwise from the east.</source>
   <translation>自东起逆时针。</translation>
  </message>
  <message>
   <source>A table of your own in place of the one that comes along; see docs/vadose.md.</source>
   <translation>用自备的表代替随附的表；见 docs/vadose.md。</translation>
  </message>
  <message>
   <source>Raster of fixed heads (m)</source>
   <translation>定水头栅格 (m)</translation>
  </message>
  <message>
   <source>Gives the level of fixed heads without one of their own, such as the output of "Interpolate heads".</source>
   <translation>为没有自身水位的定水头给出水位，例如“水头插值”的结果。</translation>
  </message>
  <message>
   <source>Heads outside the model</source>
   <translation>通用水头边界（模型外水头）</translation>
  </message>
  <message>
   <source>Soil for weather</source>
   <translation>气象计算所用的土壤</translation>
  </message>
  <message>
   <source>Texture of the root zone, which holds water for plants.</source>
   <translation>根系层的土壤质地，它为植物蓄水。</translation>
  </message>
  <message>
   <source>Root depth (m)</source>
   <translation>根系深度 (m)</translation>
  </message>
  <message>
   <source>0.3 to 0.6 for grass, 1 to 2 for trees.</source>
   <translation>草地 0.3 至 0.6，树木 1 至 2。</translation>
  </message>
  <message>
   <source>Share of the rain that runs off (-)</source>
   <translation>降雨的径流比例 (-)</translation>
  </message>
  <message>
   <source>About the share of paved and roofed ground that drains to sewers.</source>
   <translation>约等于排入下水道的铺装地面和屋顶所占的比例。</translation>
  </message>
  <message>
   <source>First period steady</source>
   <translation>第一应力期为稳定流</translation>
  </message>
  <message>
   <source>Begin transient flow with heads in balance with the boundaries of its first period.</source>
   <translation>非稳定流从与第一应力期边界相平衡的水头开始。</translation>
  </message>
  <message>
   <source>Let cells fall dry</source>
   <translation>允许单元疏干</translation>
  </message>
  <message>
   <source>Newton's method. Without it a steep water table is solved more accurately in large cells, but a cell that falls dry leaves the model.</source>
   <translation>牛顿法。不采用时，大单元中较陡的潜水面解得更准确，但疏干的单元会退出模型。</translation>
  </message>
  <message>
   <source>Heads at the start (m)</source>
   <translation>初始水头 (m)</translation>
  </message>
  <message>
   <source>Raster; needed for transient flow whose first period is not steady.</source>
   <translation>栅格；第一应力期不是稳定流时必需。</translation>
  </message>
  <message>
   <source>Refuse</source>
   <translation>拒绝</translation>
  </message>
  <message>
   <source>Cut the lower one off: the layer pinches out</source>
   <translation>截去下方层面：该层尖灭</translation>
  </message>
  <message>
   <source>Push the lower one down to the least thickness</source>
   <translation>将下方层面下移至最小厚度</translation>
  </message>
  <message>
   <source>Table of textures</source>
   <translation>土壤质地表</translation>
  </message>
  <message>
   <source>Fields head (m) and layer (optional, 1 is the top); along a line also head_start and head_end.</source>
   <translation>字段 head (m)；可选 layer（1 为顶层）；沿线还可用 head_start 和 head_end。</translation>
  </message>
  <message>
   <source>Fields stage (m; or stage_start and stage_end), conductance_m2_d (of the whole feature, shared by its cells) or width_m, bed_thickness_m and bed_conductivity_m_d; bottom_m of the bed, layer (optional).</source>
   <translation>字段 stage（m；或 stage_start 和 stage_end）；conductance_m2_d（整个要素的值，由各单元分摊），或 width_m、bed_thickness_m 和 bed_conductivity_m_d；可选河床底板 bottom_m、layer。</translation>
  </message>
  <message>
   <source>Fields rate_m3_d (negative for pumping), layer, or screen_top_m and screen_bottom_m, whose layers share the rate.</source>
   <translation>字段 rate_m3_d（抽水为负）；layer，或 screen_top_m 和 screen_bottom_m（滤水管所在各层分摊流量）。</translation>
  </message>
  <message>
   <source>Fields elevation_m (or elevation_start and elevation_end), conductance_m2_d of the whole feature, layer (optional).</source>
   <translation>字段 elevation_m（或 elevation_start 和 elevation_end）、conductance_m2_d（整个要素的值）、layer（可选）。</translation>
  </message>
  <message>
   <source>Fields head (m), conductance_m2_d of the whole feature, layer (optional).</source>
   <translation>字段 head (m)、conductance_m2_d（整个要素的值）、layer（可选）。</translation>
  </message>
  <message>
   <source>{count} cells, such as in layer {layer} at {x:.0f}, {y:.0f}</source>
   <translation>{count} 个单元，例如第 {layer} 层 {x:.0f}, {y:.0f} 处</translation>
  </message>
  <message>
   <source>Weather: rain {rain:.0f} mm/a, evaporation {gone:.0f} mm/a, recharge {recharge:.0f} mm/a</source>
   <translation>气象数据：降水 {rain:.0f} mm/a，蒸散 {gone:.0f} mm/a，补给 {recharge:.0f} mm/a</translation>
  </message>
  <message>
   <source>The model area must be one polygon.</source>
   <translation>模型范围必须是一个面。</translation>
  </message>
  <message>
   <source>Fixed heads or a river are needed to turn the grid into the flow.</source>
   <translation>要使网格与流向一致，需要定水头或河流边界。</translation>
  </message>
  <message>
   <source>The top of the model is missing: give its elevation or its raster.</source>
   <translation>缺少模型顶面：请给出其高程或栅格。</translation>
  </message>
  <message>
   <source>The porosity is known in a part of the cells only and so is not kept.</source>
   <translation>孔隙度只在部分单元中已知，因此不予保存。</translation>
  </message>
  <message>
   <source>The recharge of {value} mm/a is not used: the weather takes its place.</source>
   <translation>未采用 {value} mm/a 的补给：由气象数据代替。</translation>
  </message>
  <message>
   <source>Weather in transient flow needs the START of the flow.</source>
   <translation>非稳定流中的气象数据需要水流的 START。</translation>
  </message>
  <message>
   <source>{count} periods are too many; at most {most}.</source>
   <translation>{count} 个应力期过多；最多 {most} 个。</translation>
  </message>
  <message>
   <source>{key}: starts and ends say nothing without START; all features hold.</source>
   <translation>{key}：没有 START 时起止时间没有意义；所有要素都有效。</translation>
  </message>
  <message>
   <source>"{text}" is not a list of periods such as 1, 5, 12*30.</source>
   <translation>“{text}”不是应力期清单；应形如 1, 5, 12*30。</translation>
  </message>
  <message>
   <source>Specific discharge</source>
   <translation>达西流速</translation>
  </message>
  <message>
   <source>Water budget</source>
   <translation>水均衡</translation>
  </message>
  <message>
   <source>Hydrographs</source>
   <translation>水位过程线</translation>
  </message>
  <message>
   <source>Head (m)</source>
   <translation>水头 (m)</translation>
  </message>
  <message>
   <source>Head</source>
   <translation>水头</translation>
  </message>
  <message>
   <source>{time:g} d</source>
   <translation>{time:g} d</translation>
  </message>
  <message>
   <source>Path of mf6. Empty: the environment variable GW_MONITOR_MF6, PATH, the Python environment and the folder of flopy's get-modflow are searched.</source>
   <translation>mf6 的路径。留空：依次查找环境变量 GW_MONITOR_MF6、PATH、Python 环境和 flopy 的 get-modflow 文件夹。</translation>
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
   <source>{what}: "{text}" is not a list of numbers with commas between.</source>
   <translation>{what}：“{text}”不是以逗号分隔的数值列表。</translation>
  </message>
  <message>
   <source>MODFLOW 6 program</source>
   <translation>MODFLOW 6 程序</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>Interpolate heads</source>
   <translation>水头插值</translation>
  </message>
  <message>
   <source>Maps the water table at one time from heads at wells: head, its standard deviation, contour lines, and how well each well is foretold by all others. Kriging with a linear drift follows the regional slope; a drift raster, such as ground elevation or river stage, shapes the surface between wells. With few wells the method becomes simpler and says so. At least three wells are needed.</source>
   <translation>由井中水头绘制某一时刻的地下水位：水头及其标准差、等水位线，以及每口井由其余各井预测的准确程度。线性漂移克里金顺应区域坡度；漂移栅格（例如地面高程或河水位）决定井间水面的形状。井数很少时方法自动简化并予以说明。至少需要三口井。</translation>
  </message>
  <message>
   <source>chosen by likelihood</source>
   <translation>按似然选取</translation>
  </message>
  <message>
   <source>exponential</source>
   <translation>指数型</translation>
  </message>
  <message>
   <source>Matérn 3/2 (smooth)</source>
   <translation>Matérn 3/2（光滑）</translation>
  </message>
  <message>
   <source>The moment to be mapped; empty means that of the latest reading.</source>
   <translation>要绘制的时刻；留空则取最近一次读数的时刻。</translation>
  </message>
  <message>
   <source>A linear drift suits most aquifers; without a drift the surface is level away from the wells.</source>
   <translation>线性漂移适用于大多数含水层；没有漂移时，远离井的地方水面趋于水平。</translation>
  </message>
  <message>
   <source>What heads go up and down with, such as ground elevation; its first band, in the CRS of the heads.</source>
   <translation>水头随之升降的变量，例如地面高程；取其第一波段，坐标系与水头相同。</translation>
  </message>
  <message>
   <source>To be mapped; empty means between the wells and a little around.</source>
   <translation>要绘制的范围；留空则取井间及周围一小圈。</translation>
  </message>
  <message>
   <source>Interval of the contour lines (m)</source>
   <translation>等水位线间距 (m)</translation>
  </message>
  <message>
   <source>Empty means a round number that makes about a dozen lines.</source>
   <translation>留空则取能给出约十几条线的整数间距。</translation>
  </message>
  <message>
   <source>Standard deviation (m)</source>
   <translation>标准差 (m)</translation>
  </message>
  <message>
   <source>Contour lines</source>
   <translation>等水位线</translation>
  </message>
  <message>
   <source>Residuals at the wells</source>
   <translation>井处的残差</translation>
  </message>
  <message>
   <source>Number of wells</source>
   <translation>井数</translation>
  </message>
  <message>
   <source>Root mean square error of cross-validation (m)</source>
   <translation>交叉验证均方根误差 (m)</translation>
  </message>
  <message>
   <source>Head contours</source>
   <translation>等水位线图</translation>
  </message>
  <message>
   <source>{wells} wells; variogram: {variogram}.</source>
   <translation>{wells} 口井；变差函数：{variogram}。</translation>
  </message>
  <message>
   <source>Cross-validation, each well foretold by the others: mean error {bias} m, root mean square error {rmse} m, mean square of residual over deviation {ratio} (1 when the deviations are right).</source>
   <translation>交叉验证（每口井由其余井预测）：平均误差 {bias} m，均方根误差 {rmse} m，残差与标准差之比的均方 {ratio}（标准差正确时为 1）。</translation>
  </message>
  <message>
   <source>Drift raster</source>
   <translation>漂移栅格</translation>
  </message>
  <message>
   <source>With fewer than 30 wells the exponential one is taken: few wells cannot tell shapes apart.</source>
   <translation>少于 30 口井时采用指数型：井数少，无法判别形状。</translation>
  </message>
  <message>
   <source>Shape of the variogram</source>
   <translation>变差函数的形状</translation>
  </message>
  <message>
   <source>An interval of {interval} m makes too many lines.</source>
   <translation>{interval} m 的间距产生的线过多。</translation>
  </message>
  <message>
   <source>Enclose plume in 3D</source>
   <translation>污染羽三维等值面</translation>
  </message>
  <message>
   <source>Makes closed surfaces around all that is at least as concentrated as each threshold, by marching cubes over the model's layers with their true elevations. The layer shows in QGIS's 3D map view, with its volume.</source>
   <translation>在具有真实高程的模型各层上用移动立方体法，围绕不低于每个阈值的所有区域生成封闭曲面。该图层可在 QGIS 三维地图视图中显示，并带有体积。</translation>
  </message>
  <message>
   <source>Plume in space</source>
   <translation>三维污染羽</translation>
  </message>
  <message>
   <source>The nearest output time. Empty: all of them.</source>
   <translation>最近的输出时间。留空：全部。</translation>
  </message>
  <message>
   <source>Surfaces</source>
   <translation>等值面</translation>
  </message>
  <message>
   <source>Leach to groundwater</source>
   <translation>向地下水淋滤</translation>
  </message>
  <message>
   <source>Forecasts what contaminated soil gives off to the groundwater below: recharge washes it down through the unsaturated zone, with sorption, decay and dispersion, until the soil is spent. The polygons that it gives, one a time window, are sources for "Simulate plume"; a table and a summary say when the water table is reached, how far the groundwater dilutes, and where the mass is. Volatilisation is left out.</source>
   <translation>预测污染土壤向下方地下水的释放：补给将污染物经包气带向下淋洗，考虑吸附、衰减和弥散，直至土壤中的污染物耗尽。所给出的面（每个时间窗一个）可作为“污染羽模拟”的污染源；表和汇总给出何时到达潜水面、地下水稀释多少以及质量分布在何处。未计入挥发。</translation>
  </message>
  <message>
   <source>For the dilution below the source (US EPA 1996); give all three, or none of them.</source>
   <translation>用于污染源下方的稀释计算（US EPA 1996）；三个参数须全部给出，或都不给。</translation>
  </message>
  <message>
   <source>Unsaturated conductivity</source>
   <translation>非饱和渗透系数</translation>
  </message>
  <message>
   <source>Closed form</source>
   <translation>解析式</translation>
  </message>
  <message>
   <source>MODFLOW 6: GWT column (dispersion, sorption, decay)</source>
   <translation>MODFLOW 6：GWT 土柱（弥散、吸附、衰减）</translation>
  </message>
  <message>
   <source>MODFLOW 6: UZF and UZT (no dispersion)</source>
   <translation>MODFLOW 6：UZF 和 UZT（无弥散）</translation>
  </message>
  <message>
   <source>Contaminated soil</source>
   <translation>污染土壤</translation>
  </message>
  <message>
   <source>Fields name, soil_mg_kg (content of dry soil) or leachate_mg_l (held), depth_top_m, depth_bottom_m; optional: water_table_m (depth), texture, foc, kd_l_kg, half_life_d, water_content, length_m (along the groundwater flow), start, end (UTC; taken away or sealed).</source>
   <translation>字段 name、soil_mg_kg（干土中的含量）或 leachate_mg_l（保持恒定）、depth_top_m、depth_bottom_m；可选：water_table_m（埋深）、texture、foc、kd_l_kg、half_life_d、water_content、length_m（沿地下水流向）、start、end（UTC；移除或封闭）。</translation>
  </message>
  <message>
   <source>Sources to the groundwater</source>
   <translation>向地下水释放的污染源</translation>
  </message>
  <message>
   <source>Breakthrough at the water table</source>
   <translation>潜水面处的穿透曲线</translation>
  </message>
  <message>
   <source>Summary of leaching</source>
   <translation>淋滤汇总</translation>
  </message>
  <message>
   <source>Soil texture</source>
   <translation>土壤质地</translation>
  </message>
  <message>
   <source>Where a source names none: a USDA class such as sandy loam, or a deposit such as 粉土, 细砂; see docs/vadose.md.</source>
   <translation>用于污染源未指明处：USDA 质地类别（如 sandy loam），或沉积物名称（如粉土、细砂）；见 docs/vadose.md。</translation>
  </message>
  <message>
   <source>Water that seeps down to the water table, in the yearly mean.</source>
   <translation>下渗到潜水面的水量，年平均值。</translation>
  </message>
  <message>
   <source>Depth of the water table (m)</source>
   <translation>潜水面埋深 (m)</translation>
  </message>
  <message>
   <source>Below ground, where neither a source nor the raster gives it.</source>
   <translation>地面以下深度，用于污染源和栅格都未给出处。</translation>
  </message>
  <message>
   <source>Depth of the water table below ground in m; each source takes the mean over its polygon.</source>
   <translation>潜水面在地面以下的埋深 (m)；每个污染源取其面内的平均值。</translation>
  </message>
  <message>
   <source>Organic carbon (kg/kg)</source>
   <translation>有机碳 (kg/kg)</translation>
  </message>
  <message>
   <source>Of the soil; times the Koc of the substance it gives Kd.</source>
   <translation>土壤的有机碳；乘以物质的 Koc 得到 Kd。</translation>
  </message>
  <message>
   <source>Empty: Koc times organic carbon. Unknown is refused for a content of the soil, never taken as 0.</source>
   <translation>留空：Koc 乘以有机碳。土壤含量的吸附参数未知时拒绝计算，绝不按 0 处理。</translation>
  </message>
  <message>
   <source>Empty: no decay, the worst case, and published half-lives are named in the log. 0: no decay.</source>
   <translation>留空：不衰减，即最不利情形，已发表的半衰期在日志中列出。0：不衰减。</translation>
  </message>
  <message>
   <source>Dispersivity over length (-)</source>
   <translation>弥散度与长度之比 (-)</translation>
  </message>
  <message>
   <source>Dispersivity as a share of the way to the water table; 0 gives a sharp front.</source>
   <translation>弥散度占到潜水面路程的比例；0 表示锋面陡立。</translation>
  </message>
  <message>
   <source>The closed form is exact and fast; the others are checks of it with MODFLOW 6.</source>
   <translation>解析式精确而快速；其余方法用 MODFLOW 6 加以检验。</translation>
  </message>
  <message>
   <source>Empty: the earliest start of a source, else midnight today.</source>
   <translation>留空：取污染源最早的起始时间，若没有则取当日零时。</translation>
  </message>
  <message>
   <source>Simulated time.</source>
   <translation>模拟的时长。</translation>
  </message>
  <message>
   <source>Time window (d)</source>
   <translation>时间窗 (d)</translation>
  </message>
  <message>
   <source>One polygon a source and window, with its mean rate.</source>
   <translation>每个污染源每个时间窗一个面，带有其平均速率。</translation>
  </message>
  <message>
   <source>Conductivity of the aquifer (m/d)</source>
   <translation>含水层渗透系数 (m/d)</translation>
  </message>
  <message>
   <source>Hydraulic gradient (-)</source>
   <translation>水力梯度 (-)</translation>
  </message>
  <message>
   <source>Thickness of the aquifer (m)</source>
   <translation>含水层厚度 (m)</translation>
  </message>
  <message>
   <source>Give conductivity, gradient and thickness of the aquifer, or none of them.</source>
   <translation>含水层的渗透系数、水力梯度和厚度须全部给出，或都不给。</translation>
  </message>
  <message>
   <source>Leaching sources</source>
   <translation>淋滤污染源</translation>
  </message>
  <message>
   <source>Leaching summary</source>
   <translation>淋滤汇总</translation>
  </message>
  <message>
   <source>CSV file of your own that takes the place of the table shipped.</source>
   <translation>用自备的 CSV 文件代替随附的表。</translation>
  </message>
  <message>
   <source>Depth raster</source>
   <translation>埋深栅格</translation>
  </message>
  <message>
   <source>From it follows the water content at this recharge.</source>
   <translation>由此得到该补给下的含水量。</translation>
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
   <source>median</source>
   <translation>中位数</translation>
  </message>
  <message>
   <source>latest</source>
   <translation>最近值</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation>最低值</translation>
  </message>
  <message>
   <source>highest</source>
   <translation>最高值</translation>
  </message>
  <message>
   <source>Observed heads</source>
   <translation>实测水头</translation>
  </message>
  <message>
   <source>Points as made by "Load observations" (of the property water_level), or any with elevations of the water table.</source>
   <translation>由“加载监测数据”（指标为 water_level）生成的点，或任何带地下水位高程的点。</translation>
  </message>
  <message>
   <source>Elevation of the water table. Empty: head, value, water_level or head_m, whichever is there first; where there is a field unit, in that unit.</source>
   <translation>地下水位高程。留空：依次取首个存在的 head、value、water_level 或 head_m；有字段 unit 时按其单位。</translation>
  </message>
  <message>
   <source>What stands for several readings of a well in the time.</source>
   <translation>同一井在该时段内有多个读数时所取的代表值。</translation>
  </message>
  <message>
   <source>Field of the head (m)</source>
   <translation>水头字段 (m)</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>Drawing</source>
   <translation>矢量图</translation>
  </message>
  <message>
   <source>PNG files (*.png)</source>
   <translation>PNG 文件 (*.png)</translation>
  </message>
  <message>
   <source>SVG files (*.svg)</source>
   <translation>SVG 文件 (*.svg)</translation>
  </message>
  <message>
   <source>For looking at and for reports.</source>
   <translation>供查看和用于报告。</translation>
  </message>
  <message>
   <source>The same, for printing at any size.</source>
   <translation>内容相同，可按任意尺寸打印。</translation>
  </message>
  <message>
   <source>Folder written by "Simulate plume".</source>
   <translation>由“污染羽模拟”生成的文件夹。</translation>
  </message>
  <message>
   <source>Which substance of the plume: code, name or CAS number. Empty: the one it was made for.</source>
   <translation>污染羽中的哪种物质：代码、名称或 CAS 号。留空：模拟所针对的物质。</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>模型层</translation>
  </message>
  <message>
   <source>Model layer, 1 at the top; 0 for the maximum over the layers.</source>
   <translation>模型层，1 为顶层；0 表示各层最大值。</translation>
  </message>
  <message>
   <source>The nearest output time. Empty: the last.</source>
   <translation>最近的输出时间。留空：最后一个。</translation>
  </message>
  <message>
   <source>Fields name, screen_top_m and screen_bottom_m (depth below ground), ground_elevation_m (else the model's top).</source>
   <translation>字段 name、screen_top_m 和 screen_bottom_m（地面以下深度）、ground_elevation_m（缺省取模型顶面）。</translation>
  </message>
  <message>
   <source>Thresholds (unit of the property)</source>
   <translation>阈值（指标的单位）</translation>
  </message>
  <message>
   <source>Concentrations, with commas between. Empty: the limit of the plume, ten and a hundred times the limit.</source>
   <translation>浓度，以逗号分隔。留空：取该污染羽的限值及其十倍和一百倍。</translation>
  </message>
  <message>
   <source>Language of the picture, whatever the language of QGIS.</source>
   <translation>图片的语言，与 QGIS 界面语言无关。</translation>
  </message>
  <message>
   <source>Thresholds</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>The plume has no limit for {code}; give THRESHOLDS.</source>
   <translation>该污染羽没有 {code} 的限值；请给出 THRESHOLDS。</translation>
  </message>
  <message>
   <source>Schedule of the sources</source>
   <translation>污染源时间表</translation>
  </message>
  <message>
   <source>Table with the fields name (of a source), time (UTC) or time_d (days after the start), and rate_kg_d or concentration_mg_l from then on; empty ends the release. Its sources have no strength in SOURCES.</source>
   <translation>表，字段 name（污染源名称）、time (UTC) 或 time_d（起始后的天数），以及自该时刻起的 rate_kg_d 或 concentration_mg_l；留空则结束释放。表中的污染源在 SOURCES 中不带强度。</translation>
  </message>
  <message>
   <source>Raster as of "Map plume", in the unit of the property and the CRS of the model; one band for all layers or a band a layer. Nodata is the background.</source>
   <translation>由“绘制污染羽”生成的同类栅格，单位为指标的单位，坐标系与模型相同；所有层共用一个波段，或每层一个波段。无数据处取背景值。</translation>
  </message>
  <message>
   <source>The table of substances gives sorption (with the organic carbon), half-life and diffusion. What it does not know is said, and the number given here counts.</source>
   <translation>由物质参数表给出吸附（配合有机碳）、半衰期和扩散系数。表中没有的会予以说明，并采用此处给出的数值。</translation>
  </message>
  <message>
   <source>TVD is the most accurate. Upstream smears the front, never undershoots, and agrees with source tracing and network design; central may oscillate where cells are large.</source>
   <translation>TVD 最精确。迎风格式会使锋面变缓，但不出现负值，且与溯源和监测网设计一致；中心差分在单元较大处可能振荡。</translation>
  </message>
  <message>
   <source>Plume at the start</source>
   <translation>初始污染羽</translation>
  </message>
  <message>
   <source>Inflow that carries the substance</source>
   <translation>携带该物质的流入</translation>
  </message>
  <message>
   <source>Fields concentration_mg_l and layer (optional; empty: all). What rivers, injecting wells, recharge and fixed heads bring into the cells of a feature has this concentration.</source>
   <translation>字段 concentration_mg_l 和 layer（可选；留空：所有层）。河流、注水井、补给和定水头带入要素所在单元的水取此浓度。</translation>
  </message>
  <message>
   <source>Background (unit of the property)</source>
   <translation>背景值（指标的单位）</translation>
  </message>
  <message>
   <source>Concentration of the groundwater at the start and of all other inflow.</source>
   <translation>初始时地下水的浓度，也是所有其他流入的浓度。</translation>
  </message>
  <message>
   <source>Figures of the substance</source>
   <translation>物质的参数</translation>
  </message>
  <message>
   <source>Organic carbon of the ground (-)</source>
   <translation>地层有机碳 (-)</translation>
  </message>
  <message>
   <source>Mass share; only figures from the table use it.</source>
   <translation>质量比；仅用于取自表中的参数。</translation>
  </message>
  <message>
   <source>Use the porosity of each cell where the flow model holds one, instead of the number given here.</source>
   <translation>水流模型含有各单元的孔隙度时采用它，取代此处给出的数值。</translation>
  </message>
  <message>
   <source>Molecular diffusion in the pores (m²/d)</source>
   <translation>孔隙中的分子扩散系数 (m²/d)</translation>
  </message>
  <message>
   <source>About 5e-5 for small molecules; counts where water hardly moves.</source>
   <translation>小分子约为 5e-5；在水几乎不流动处起作用。</translation>
  </message>
  <message>
   <source>KD is the coefficient: L/kg (linear), (mg/kg)/(mg/L)^a (Freundlich, S = Kf c^a), L/mg (Langmuir, S = Smax Kl c / (1 + Kl c)).</source>
   <translation>KD 为系数：L/kg（线性）、(mg/kg)/(mg/L)^a（Freundlich，S = Kf c^a）、L/mg（Langmuir，S = Smax Kl c / (1 + Kl c)）。</translation>
  </message>
  <message>
   <source>Freundlich exponent (-) or Langmuir capacity (mg/kg)</source>
   <translation>Freundlich 指数 (-) 或 Langmuir 容量 (mg/kg)</translation>
  </message>
  <message>
   <source>Not used by linear sorption.</source>
   <translation>线性吸附不用此参数。</translation>
  </message>
  <message>
   <source>Empty: that of dissolved mass. 0: sorbed mass does not decay.</source>
   <translation>留空：与溶解态质量相同。0：吸附态质量不衰减。</translation>
  </message>
  <message>
   <source>Porosity with immobile water (-)</source>
   <translation>含不流动水的孔隙度 (-)</translation>
  </message>
  <message>
   <source>Pores whose water does not move, beside the effective porosity; 0 for none.</source>
   <translation>有效孔隙度之外、其中的水不流动的孔隙；0 表示没有。</translation>
  </message>
  <message>
   <source>Exchange with immobile water (1/d)</source>
   <translation>与不流动水的交换 (1/d)</translation>
  </message>
  <message>
   <source>First-order exchange between moving and immobile water.</source>
   <translation>流动水与不流动水之间的一级交换。</translation>
  </message>
  <message>
   <source>Further substances</source>
   <translation>其他物质</translation>
  </message>
  <message>
   <source>Table with the fields property, parent (the substance that decays into it; empty for none), yield_kg_kg (empty: ratio of the molar masses), half_life_d, kd_l_kg, diffusion_m2_d. Sources name theirs in the field property.</source>
   <translation>表，字段 property、parent（衰变为该物质的母体；没有则留空）、yield_kg_kg（留空：摩尔质量之比）、half_life_d、kd_l_kg、diffusion_m2_d。污染源用字段 property 指明其物质。</translation>
  </message>
  <message>
   <source>Advection scheme</source>
   <translation>对流格式</translation>
  </message>
  <message>
   <source>More accurate where flow crosses the grid obliquely; slower, may undershoot, and differs from source tracing and network design.</source>
   <translation>水流斜穿网格时更准确；较慢，可能出现负值，且与污染溯源和监测网设计不同。</translation>
  </message>
  <message>
   <source>A part is faster. What crosses its rim is carried over from the flow model; what the plume loses through it is reported. The box follows the water from the sources.</source>
   <translation>只算局部更快。穿过其边缘的水量由水流模型给出；污染羽由此流失的量会予以报告。范围框顺着来自污染源的水流确定。</translation>
  </message>
  <message>
   <source>Part to simulate</source>
   <translation>要模拟的部分</translation>
  </message>
  <message>
   <source>Used when asked for above.</source>
   <translation>在上面选用时生效。</translation>
  </message>
  <message>
   <source>as given here</source>
   <translation>按此处给出的值</translation>
  </message>
  <message>
   <source>from the table, typical half-life</source>
   <translation>取自表，典型半衰期</translation>
  </message>
  <message>
   <source>from the table, shortest half-life</source>
   <translation>取自表，最短半衰期</translation>
  </message>
  <message>
   <source>from the table, longest half-life</source>
   <translation>取自表，最长半衰期</translation>
  </message>
  <message>
   <source>Sorption isotherm</source>
   <translation>吸附等温线</translation>
  </message>
  <message>
   <source>Full tensor of dispersion (XT3D)</source>
   <translation>全张量弥散 (XT3D)</translation>
  </message>
  <message>
   <source>Part of the flow model</source>
   <translation>水流模型的部分</translation>
  </message>
  <message>
   <source>linear</source>
   <translation>线性</translation>
  </message>
  <message>
   <source>the whole</source>
   <translation>整体</translation>
  </message>
  <message>
   <source>the polygons of SUBDOMAIN</source>
   <translation>SUBDOMAIN 的面</translation>
  </message>
  <message>
   <source>a box around the plume</source>
   <translation>围绕污染羽的范围框</translation>
  </message>
  <message>
   <source>Output times (d)</source>
   <translation>输出时间 (d)</translation>
  </message>
  <message>
   <source>Dissolved mass of the plume at the start: {mass:.4g} kg</source>
   <translation>初始污染羽的溶解态质量：{mass:.4g} kg</translation>
  </message>
  <message>
   <source>Give the polygons of SUBDOMAIN, or choose another part of the flow model.</source>
   <translation>请给出 SUBDOMAIN 的面，或选择水流模型的其他部分。</translation>
  </message>
  <message>
   <source>The polygons of SUBDOMAIN cover no active cell.</source>
   <translation>SUBDOMAIN 的面未覆盖任何活动单元。</translation>
  </message>
  <message>
   <source>SCHEDULE says when the sources of SOURCES release; give both.</source>
   <translation>SCHEDULE 说明 SOURCES 中各污染源何时释放；请同时给出两者。</translation>
  </message>
  <message>
   <source>SOURCES: {property} is not simulated.</source>
   <translation>SOURCES：未模拟 {property}。</translation>
  </message>
  <message>
   <source>Preview flow model</source>
   <translation>预览水流模型</translation>
  </message>
  <message>
   <source>Builds the flow model of the same parameters as "Simulate flow", checks it and shows its cells and boundaries, but does not run it. Use it to see the grid, layers, conductivity and boundaries, and what deserves a second look, before time is spent on computing.</source>
   <translation>按与“水流模拟”相同的参数建立水流模型，检查并显示其单元和边界，但不运行。可在花时间计算之前查看网格、地层、渗透系数和边界，以及值得复查之处。</translation>
  </message>
  <message>
   <source>Number of active cells</source>
   <translation>有效单元数</translation>
  </message>
  <message>
   <source>{cells} active cells in {layers} layers of {plan}, smallest side {size:.3g} m</source>
   <translation>{layers} 层 {plan} 中有 {cells} 个有效单元，最小边长 {size:.3g} m</translation>
  </message>
  <message>
   <source>Arrival at the points</source>
   <translation>各点的到达时间</translation>
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
   <source>Cut plume along a line</source>
   <translation>沿线切剖污染羽</translation>
  </message>
  <message>
   <source>Cuts the plume upright along a line: a picture with layers, concentration, the limit, the water table and the wells nearby with their screens; the cut cells as polygons of distance and elevation; and the same as an upright fence in its place for the 3D map view.</source>
   <translation>沿一条线垂直切剖污染羽：剖面图含地层、浓度、限值、潜水面和附近的井及其滤水管；切出的单元为距离与高程的面；并给出在其实际位置的立面图，用于三维地图视图。</translation>
  </message>
  <message>
   <source>Section line</source>
   <translation>剖面线</translation>
  </message>
  <message>
   <source>The first line counts.</source>
   <translation>取第一条线。</translation>
  </message>
  <message>
   <source>Wells within (m)</source>
   <translation>取线两侧多少米内的井 (m)</translation>
  </message>
  <message>
   <source>Wells farther from the line are left out.</source>
   <translation>距该线更远的井略去。</translation>
  </message>
  <message>
   <source>Empty: the substance and the time.</source>
   <translation>留空：物质和时间。</translation>
  </message>
  <message>
   <source>Section cells</source>
   <translation>剖面单元</translation>
  </message>
  <message>
   <source>Fence in 3D</source>
   <translation>三维立面图</translation>
  </message>
  <message>
   <source>The layer of the section line is empty.</source>
   <translation>剖面线图层为空。</translation>
  </message>
  <message>
   <source>Section of the plume</source>
   <translation>污染羽剖面</translation>
  </message>
  <message>
   <source>Fence through the plume</source>
   <translation>穿过污染羽的立面图</translation>
  </message>
  <message>
   <source>{name} on {day} (UTC)</source>
   <translation>{name}，{day} (UTC)</translation>
  </message>
  <message>
   <source>Simulate flow</source>
   <translation>水流模拟</translation>
  </message>
  <message>
   <source>Computes groundwater flow in the area with MODFLOW 6, steady or transient: heads, flow through every cell face, velocities and the water budget. The folder it leaves is what the plume, source tracing and network algorithms read. Layers come from numbers or rasters; "Preview flow model" shows what is built before it runs.</source>
   <translation>用 MODFLOW 6 计算区域内的地下水流，稳定或非稳定：水头、通过每个单元面的流量、流速和水均衡。所生成的文件夹供污染羽、污染溯源和监测网算法使用。地层由数值或栅格给出；“预览水流模型”可在运行前显示所建的模型。</translation>
  </message>
  <message>
   <source>Points of hydrographs</source>
   <translation>水位过程线的点位</translation>
  </message>
  <message>
   <source>Fields name and layer (optional).</source>
   <translation>字段 name、layer（可选）。</translation>
  </message>
  <message>
   <source>Zones of the water budget</source>
   <translation>水均衡分区</translation>
  </message>
  <message>
   <source>Field name, and layer (empty: all); their budgets are added to that of the whole.</source>
   <translation>字段 name 和 layer（留空：所有层）；分区的均衡另列于整体均衡之后。</translation>
  </message>
  <message>
   <source>Head in the top layer (m)</source>
   <translation>顶层水头 (m)</translation>
  </message>
  <message>
   <source>Largest error of the water budget (percent)</source>
   <translation>水均衡最大误差（百分比）</translation>
  </message>
  <message>
   <source>Largest imbalance of a cell: {value:.2g} m³/d</source>
   <translation>单元最大水量不平衡：{value:.2g} m³/d</translation>
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
   <source>Mass balance</source>
   <translation>质量平衡</translation>
  </message>
  <message>
   <source>Plume forecast</source>
   <translation>污染羽预测</translation>
  </message>
  <message>
   <source>Fields name, rate_kg_d or concentration_mg_l, start and end (UTC; empty: the whole time), layer (optional), property (with further substances). A polygon releases evenly over its cells.</source>
   <translation>字段 name；rate_kg_d 或 concentration_mg_l；start 和 end（UTC；留空：全部时间）；layer（可选）；property（有其他物质时）。面在其单元上均匀释放。</translation>
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
   <source>Mass that left the simulated part (percent)</source>
   <translation>离开所模拟部分的质量（百分比）</translation>
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
   <source>OUTPUT_TIMES: the times must be above 0 and at most the {days} d of TIME_D.</source>
   <translation>OUTPUT_TIMES：时间必须大于 0 且不超过 TIME_D 的 {days} d。</translation>
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
   <source>Strip and patch hold their concentration across the flow; nothing is computed upstream of them. What each solution assumes, and where the parameters leave it, is in the log.</source>
   <translation>条带和面源在垂直于流向上保持其浓度；其上游不计算。各解析解的假定条件，以及参数在何处超出这些条件，均写入日志。</translation>
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
   <source>Of the strip or patch across the flow; of the Gaussian strip two standard deviations.</source>
   <translation>条带或面源垂直于流向的宽度；高斯条带取两倍标准差。</translation>
  </message>
  <message>
   <source>Width of the aquifer (m)</source>
   <translation>含水层宽度 (m)</translation>
  </message>
  <message>
   <source>Its middle line runs through the middle of the sources. Needed for finite width.</source>
   <translation>其中线通过各污染源的中心。有限宽度时必需。</translation>
  </message>
  <message>
   <source>Needed for finite thickness.</source>
   <translation>有限厚度时必需。</translation>
  </message>
  <message>
   <source>Half-life of the source (d)</source>
   <translation>污染源的半衰期 (d)</translation>
  </message>
  <message>
   <source>The strength of every source falls off with it from its start. Empty or 0: it stays.</source>
   <translation>每个污染源的强度自其开始时按此衰减。留空或 0：保持不变。</translation>
  </message>
  <message>
   <source>Rate of the well (m³/d)</source>
   <translation>井的流量 (m³/d)</translation>
  </message>
  <message>
   <source>Water injected; needed for the well.</source>
   <translation>注入的水量；用于井。</translation>
  </message>
  <message>
   <source>Radius of the well (m)</source>
   <translation>井的半径 (m)</translation>
  </message>
  <message>
   <source>Empty: 0.1 m.</source>
   <translation>留空：0.1 m。</translation>
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
   <source>Times of the map (d)</source>
   <translation>地图的时间 (d)</translation>
  </message>
  <message>
   <source>Days after the start with commas between, each a band; empty: only the time above.</source>
   <translation>起始后的天数，以逗号分隔，每个时间一个波段；留空：只取上面的时间。</translation>
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
   <source>Gaussian strip through the whole thickness (2-D, concentration)</source>
   <translation>贯穿整个厚度的高斯条带（二维，按浓度）</translation>
  </message>
  <message>
   <source>Strip in an aquifer of finite width (2-D, concentration)</source>
   <translation>有限宽度含水层中的条带（二维，按浓度）</translation>
  </message>
  <message>
   <source>Patch in an aquifer of finite width and thickness (3-D, concentration)</source>
   <translation>有限宽度和厚度含水层中的面源（三维，按浓度）</translation>
  </message>
  <message>
   <source>Injection well (radial, concentration)</source>
   <translation>注水井（径向，按浓度）</translation>
  </message>
  <message>
   <source>Patch, approximation of Domenico (for comparison only)</source>
   <translation>面源，Domenico 近似解（仅供比较）</translation>
  </message>
  <message>
   <source>Simulate plume ensemble</source>
   <translation>污染羽集合模拟</translation>
  </message>
  <message>
   <source>Forecasts a plume many times, with conductivity, porosity, sources and substance drawn from what is thought possible, and gives the probability that the limit is exceeded, place by place and time by time, and when it is reached at wells and receptors: early, middle and late. Members that fail are counted and named.</source>
   <translation>多次预测污染羽，其渗透系数、孔隙度、污染源和物质参数按认为可能的范围抽样，给出各处、各时刻超过限值的概率，以及监测井和受体何时达到限值：早、中、晚。失败的成员会计数并列出。</translation>
  </message>
  <message>
   <source>Arrival bands at the points</source>
   <translation>各点的到达时间分位带</translation>
  </message>
  <message>
   <source>Probability of exceeding the limit</source>
   <translation>超过限值的概率</translation>
  </message>
  <message>
   <source>No range of the half-life of {property} is published; it is not drawn.</source>
   <translation>{property}没有已发表的半衰期范围；不对其抽样。</translation>
  </message>
  <message>
   <source>The typical case has no sorption, so that Kd is not drawn.</source>
   <translation>典型情形没有吸附，因此不对 Kd 抽样。</translation>
  </message>
  <message>
   <source>Fields name, rate_kg_d or concentration_mg_l, start and end (UTC; empty: the whole time), layer (optional). A polygon releases evenly over its cells.</source>
   <translation>字段 name、rate_kg_d 或 concentration_mg_l、start 和 end（UTC；留空：全部时间）、layer（可选）。面在其单元上均匀释放。</translation>
  </message>
  <message>
   <source>Days after the start at which the probability is mapped, with commas; empty: the end only.</source>
   <translation>绘制概率图的时间（起始后天数），以逗号分隔；留空：只取结束时。</translation>
  </message>
  <message>
   <source>Members that finished</source>
   <translation>完成的成员数</translation>
  </message>
  <message>
   <source>Largest error of a probability (95 % confidence)</source>
   <translation>概率的最大误差（95 % 置信度）</translation>
  </message>
  <message>
   <source>Nothing is drawn, so that all members are alike; give ranges or a deviation of ln K.</source>
   <translation>未对任何参数抽样，所有成员将相同；请给出范围或 ln K 的标准差。</translation>
  </message>
  <message>
   <source>{finished} of {asked} members count; a probability is known to within {error:.2f} (95 % confidence).</source>
   <translation>{asked} 个成员中有 {finished} 个有效；概率的误差在 {error:.2f} 以内（95 % 置信度）。</translation>
  </message>
  <message>
   <source>Track particles</source>
   <translation>粒子追踪</translation>
  </message>
  <message>
   <source>Follows particles that move with the water through steady flow (MODPATH 7): forward from a source to where its water goes, or backward from a well to where its water comes from. Also draws what the features capture within given travel times. Dispersion and decay are left out; sorption slows particles down through the retardation factor. The flow grid must have rows and columns.</source>
   <translation>在稳定流中追踪随水移动的粒子 (MODPATH 7)：自污染源向前追踪其水流去向，或自井向后追踪其水的来源。还可绘制各要素在给定运移时间内的捕获区。未计入弥散和衰减；吸附通过阻滞系数使粒子变慢。水流网格必须为行列网格。</translation>
  </message>
  <message>
   <source>Forward, with the flow</source>
   <translation>向前，顺水流</translation>
  </message>
  <message>
   <source>Backward, against the flow</source>
   <translation>向后，逆水流</translation>
  </message>
  <message>
   <source>Travel times (d)</source>
   <translation>运移时间 (d)</translation>
  </message>
  <message>
   <source>Where particles begin</source>
   <translation>粒子起点</translation>
  </message>
  <message>
   <source>Wells, sources or areas; fields name and layer (optional, 1 is the top).</source>
   <translation>井、污染源或区域；字段 name 和 layer（可选，1 为顶层）。</translation>
  </message>
  <message>
   <source>Forward from sources, backward from wells.</source>
   <translation>污染源向前，井向后。</translation>
  </message>
  <message>
   <source>Longest travel time (d)</source>
   <translation>最长运移时间 (d)</translation>
  </message>
  <message>
   <source>Empty: particles are followed to their end.</source>
   <translation>留空：追踪粒子直到终点。</translation>
  </message>
  <message>
   <source>With commas: marks on the paths, and bounds of the capture zones.</source>
   <translation>以逗号分隔：路径上的标记，也是捕获区的界线。</translation>
  </message>
  <message>
   <source>Retardation factor (-)</source>
   <translation>阻滞系数 (-)</translation>
  </message>
  <message>
   <source>How many times slower than the water the substance moves; 1 for the water itself.</source>
   <translation>物质的运移比水慢多少倍；1 表示水本身。</translation>
  </message>
  <message>
   <source>Particles a side (-)</source>
   <translation>每边粒子数 (-)</translation>
  </message>
  <message>
   <source>Backward: on each of the four sides of a cell. Forward: along its width and its height.</source>
   <translation>向后：单元四边各边的粒子数。向前：沿其宽度和高度。</translation>
  </message>
  <message>
   <source>Height in the cell (-)</source>
   <translation>在单元中的高度 (-)</translation>
  </message>
  <message>
   <source>0 is its bottom, 1 the top of its water.</source>
   <translation>0 为底部，1 为含水部分的顶部。</translation>
  </message>
  <message>
   <source>Whether particles pass cells whose boundary takes only part of the water.</source>
   <translation>粒子是否可以穿过边界只吸取部分水量的单元。</translation>
  </message>
  <message>
   <source>Path of mp7. Empty: the environment variable GW_MONITOR_MP7, PATH, and beside mf6.</source>
   <translation>mp7 的路径。留空：依次查找环境变量 GW_MONITOR_MP7、PATH，以及 mf6 所在处。</translation>
  </message>
  <message>
   <source>Path lines</source>
   <translation>流线路径</translation>
  </message>
  <message>
   <source>Marks of travel time</source>
   <translation>运移时间标记</translation>
  </message>
  <message>
   <source>Capture zones</source>
   <translation>捕获区</translation>
  </message>
  <message>
   <source>Travel times must be positive.</source>
   <translation>运移时间必须为正值。</translation>
  </message>
  <message>
   <source>Travel time</source>
   <translation>运移时间</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>方向</translation>
  </message>
  <message>
   <source>Pass weak wells</source>
   <translation>穿过弱汇井</translation>
  </message>
  <message>
   <source>MODPATH 7 program</source>
   <translation>MODPATH 7 程序</translation>
  </message>
  <message>
   <source>No water ends in {name}: it takes none in this flow, so it has no capture zone.</source>
   <translation>没有水汇入 {name}：它在该流场中不取水，因此没有捕获区。</translation>
  </message>
  <message>
   <source>Check warning rules</source>
   <translation>检查预警规则</translation>
  </message>
  <message>
   <source>Reads a file of warning rules, tells every fault with its place, and shows the rules as they are understood, a row a level, those first whose figures no read standard states. With a database, an author and a reason the file becomes the version of the rules that counts from now on; earlier versions are kept, and warnings keep the version that fired them.</source>
   <translation>读取预警规则文件,指出每处错误及其位置,并按理解的方式列出规则(每级一行),未经标准核实数值的排在前面。给出数据库、作者和理由后,该文件即成为从现在起生效的规则版本;以前的版本保留,预警保留触发它的版本。</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Who makes this version; needed to store it.</source>
   <translation>谁制定此版本;存储时必填。</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>理由</translation>
  </message>
  <message>
   <source>Why it is made; needed to store it.</source>
   <translation>为何制定;存储时必填。</translation>
  </message>
  <message>
   <source>Rules (*.yaml *.yml)</source>
   <translation>规则 (*.yaml *.yml)</translation>
  </message>
  <message>
   <source>YAML file with all the rules that are to count.</source>
   <translation>包含全部应生效规则的 YAML 文件。</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>This version is stored already.</source>
   <translation>此版本已存储。</translation>
  </message>
  <message>
   <source>Derive limits from the background</source>
   <translation>由背景值推导限值</translation>
  </message>
  <message>
   <source>Finds limits from the readings of the background wells, or of each well itself, after the EPA's Unified Guidance of 2009: prediction limits with retests for a site-wide rate of false alarms, tolerance limits, or baselines of control charts. Non-detects are accounted for, and each limit says which rate it keeps and with what power it finds a rise. The result is a version with author and reason; stored, rules with the basis background use it, and warnings keep the version that fired them.</source>
   <translation>按 EPA 2009 年统一指南,由背景井(或各井自身)的读数求限值:满足全场误报率的带复测预测限、容许限或控制图基线。计入未检出值,每个限值都说明所保证的误报率和发现上升的功效。结果是带作者和理由的版本;存储后,以背景为依据的规则使用它,预警保留触发它的版本。</translation>
  </message>
  <message>
   <source>Prediction limit with retests</source>
   <translation>带复测的预测限</translation>
  </message>
  <message>
   <source>Tolerance limit</source>
   <translation>容许限</translation>
  </message>
  <message>
   <source>Baseline of a control chart</source>
   <translation>控制图基线</translation>
  </message>
  <message>
   <source>No retest</source>
   <translation>不复测</translation>
  </message>
  <message>
   <source>1 of 2</source>
   <translation>2 取 1</translation>
  </message>
  <message>
   <source>1 of 3</source>
   <translation>3 取 1</translation>
  </message>
  <message>
   <source>1 of 4</source>
   <translation>4 取 1</translation>
  </message>
  <message>
   <source>Modified California</source>
   <translation>修正加州方案</translation>
  </message>
  <message>
   <source>Median of 3</source>
   <translation>3 次中位数</translation>
  </message>
  <message>
   <source>Mean of 2</source>
   <translation>2 次均值</translation>
  </message>
  <message>
   <source>Mean of 3</source>
   <translation>3 次均值</translation>
  </message>
  <message>
   <source>Mean of 4</source>
   <translation>4 次均值</translation>
  </message>
  <message>
   <source>Regression on order statistics</source>
   <translation>顺序统计量回归</translation>
  </message>
  <message>
   <source>Kaplan–Meier</source>
   <translation>Kaplan–Meier</translation>
  </message>
  <message>
   <source>By the tests: lognormal, else normal, else none</source>
   <translation>按检验结果：先对数正态，再正态，否则不设分布</translation>
  </message>
  <message>
   <source>Lognormal</source>
   <translation>对数正态</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正态</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Refuse backgrounds with a trend</source>
   <translation>拒绝有趋势的背景值</translation>
  </message>
  <message>
   <source>Names with commas between; empty means those with the role background, or with own values, all.</source>
   <translation>名称以逗号分隔;留空表示角色为背景的点位,用自身数值时表示全部。</translation>
  </message>
  <message>
   <source>Codes or names with commas between; empty means every concentration.</source>
   <translation>代码或名称,以逗号分隔;留空表示所有浓度指标。</translation>
  </message>
  <message>
   <source>For wells that differ by nature and are not contaminated yet; else all share the background wells'.</source>
   <translation>用于天然存在差异且尚未受污染的井;否则各井共用背景井的限值。</translation>
  </message>
  <message>
   <source>Prediction limits keep a stated rate of false alarms and are the guidance's first choice.</source>
   <translation>预测限保证给定的误报率,是指南的首选。</translation>
  </message>
  <message>
   <source>Site-wide rate of false alarms (a year)</source>
   <translation>全场误报率(每年)</translation>
  </message>
  <message>
   <source>Probability of at least one false alarm a year over all wells, properties and evaluations.</source>
   <translation>全部井、指标和评价中每年至少一次误报的概率。</translation>
  </message>
  <message>
   <source>1 of 2: an exceedance counts when the next independent sample exceeds the limit as well.</source>
   <translation>2 取 1:下一个独立样品也超过限值时才算超标。</translation>
  </message>
  <message>
   <source>Wells that are compared</source>
   <translation>参与比较的井数</translation>
  </message>
  <message>
   <source>0: counted, all that are not background.</source>
   <translation>0:自动计数,即全部非背景井。</translation>
  </message>
  <message>
   <source>Evaluations of a well a year</source>
   <translation>每井每年评价次数</translation>
  </message>
  <message>
   <source>How often a well is sampled and compared.</source>
   <translation>一口井采样并比较的频次。</translation>
  </message>
  <message>
   <source>Coverage of tolerance limits (share)</source>
   <translation>容许限覆盖率(比例)</translation>
  </message>
  <message>
   <source>Share of the background below the limit.</source>
   <translation>低于限值的背景比例。</translation>
  </message>
  <message>
   <source>Confidence of tolerance limits (share)</source>
   <translation>容许限置信度(比例)</translation>
  </message>
  <message>
   <source>Confidence that it is covered.</source>
   <translation>达到该覆盖率的置信度。</translation>
  </message>
  <message>
   <source>Significance of the tests of distribution</source>
   <translation>分布检验的显著性水平</translation>
  </message>
  <message>
   <source>Below it a distribution is refused.</source>
   <translation>低于该值则拒绝该分布。</translation>
  </message>
  <message>
   <source>One that is named stays whatever the tests say. Lognormal errs on the side of fewer false alarms.</source>
   <translation>一经指定即采用，不论检验结果如何。对数正态偏于误报较少。</translation>
  </message>
  <message>
   <source>Both allow several detection limits; Kaplan–Meier gives too many false alarms.</source>
   <translation>两者都允许多个检出限;Kaplan–Meier 误报过多。</translation>
  </message>
  <message>
   <source>Fewest values</source>
   <translation>最少数值个数</translation>
  </message>
  <message>
   <source>Fewer give no limit; the guidance advises eight or more.</source>
   <translation>少于此数不给出限值;指南建议不少于八个。</translation>
  </message>
  <message>
   <source>Least time between values (d)</source>
   <translation>数值之间的最短间隔(d)</translation>
  </message>
  <message>
   <source>Readings closer together are not independent and are left out.</source>
   <translation>间隔更短的读数不独立,予以剔除。</translation>
  </message>
  <message>
   <source>Else it is noted: a limit from a rising background lags behind.</source>
   <translation>否则仅作提示:由上升背景得出的限值会滞后。</translation>
  </message>
  <message>
   <source>Counts from (UTC)</source>
   <translation>生效时间(UTC)</translation>
  </message>
  <message>
   <source>Who answers for the limits; empty means the name of the login.</source>
   <translation>谁对限值负责;留空表示登录名。</translation>
  </message>
  <message>
   <source>Why they are derived, such as a scheduled revision.</source>
   <translation>推导的原因,例如定期修订。</translation>
  </message>
  <message>
   <source>Without it the limits are only shown.</source>
   <translation>不勾选则只显示限值。</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>限值</translation>
  </message>
  <message>
   <source>Page with the limits, the rates they keep and what got no limit.</source>
   <translation>列出限值、所保证的误报率以及没有限值者的页面。</translation>
  </message>
  <message>
   <source>Version of the limits</source>
   <translation>限值版本</translation>
  </message>
  <message>
   <source>Number of limits</source>
   <translation>限值个数</translation>
  </message>
  <message>
   <source>Properties or wells without a limit</source>
   <translation>没有限值的指标或井</translation>
  </message>
  <message>
   <source>Limits of each well from its own values</source>
   <translation>各井由自身数值推导限值</translation>
  </message>
  <message>
   <source>Retests</source>
   <translation>复测</translation>
  </message>
  <message>
   <source>Distribution of the background</source>
   <translation>背景值的分布</translation>
  </message>
  <message>
   <source>Non-detects in mean and sd</source>
   <translation>均值和标准差中的未检出处理</translation>
  </message>
  <message>
   <source>First derivation</source>
   <translation>首次推导</translation>
  </message>
  <message>
   <source>Store as the version that counts</source>
   <translation>存储为生效版本</translation>
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
   <source>Rules (*.yaml *.yml *.csv)</source>
   <translation>规则 (*.yaml *.yml *.csv)</translation>
  </message>
  <message>
   <source>YAML or CSV file with rules that are added to the built-in ones or replace them by their name.</source>
   <translation>YAML 或 CSV 规则文件,添加到内置规则中,同名者替换。</translation>
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
   <source>Merge warnings into plume events</source>
   <translation>将预警合并为污染羽事件</translation>
  </message>
  <message>
   <source>Takes warnings of wells on one flow path as one plume event, when their substances and moments fit the travel time of the water. The flow comes from a flow model, from a direction and gradient that you give, or from the heads in the database. Each event carries its outline, the facilities it may come from and the receptors it will reach, with the days until then. Events are stored and keep their id as they grow.</source>
   <translation>当污染物和时刻与地下水运移时间相符时,将同一流径上各井的预警视为一个污染羽事件。流场来自水流模型、给定的流向和梯度,或数据库中的水位。每个事件附有范围、可能的来源设施以及将到达的受体和所需天数。事件会被存储,扩大时编号不变。</translation>
  </message>
  <message>
   <source>Plume events</source>
   <translation>污染羽事件</translation>
  </message>
  <message>
   <source>Direction of flow (degrees from north)</source>
   <translation>流向(自北起的度数)</translation>
  </message>
  <message>
   <source>Together with the gradient, without a flow model; empty: from the heads in the database.</source>
   <translation>与梯度一同给出,不用水流模型时使用;留空则取数据库中的水位。</translation>
  </message>
  <message>
   <source>Hydraulic gradient (m/m)</source>
   <translation>水力梯度(m/m)</translation>
  </message>
  <message>
   <source>Together with the direction.</source>
   <translation>与流向一同给出。</translation>
  </message>
  <message>
   <source>Heads of the last (d)</source>
   <translation>最近多少天的水位(d)</translation>
  </message>
  <message>
   <source>The latest head of each well in this time counts.</source>
   <translation>取各井在此期间的最新水位。</translation>
  </message>
  <message>
   <source>Standard deviation of reading and survey together.</source>
   <translation>读数与测量合计的标准差。</translation>
  </message>
  <message>
   <source>A flow model has its own.</source>
   <translation>水流模型自带该值。</translation>
  </message>
  <message>
   <source>Of the aquifer.</source>
   <translation>含水层的。</translation>
  </message>
  <message>
   <source>Retardation factor (1)</source>
   <translation>阻滞系数(1)</translation>
  </message>
  <message>
   <source>1 for what moves as the water does.</source>
   <translation>与水同速运移者为 1。</translation>
  </message>
  <message>
   <source>Half the width of a plume (m)</source>
   <translation>污染羽半宽(m)</translation>
  </message>
  <message>
   <source>A well within this of a flow path lies on it; the uncertainty of the direction is added.</source>
   <translation>距流径在此范围内的井视为在流径上;另加流向的不确定度。</translation>
  </message>
  <message>
   <source>Tolerance of the travel time (d)</source>
   <translation>运移时间容差(d)</translation>
  </message>
  <message>
   <source>About the time between two samples.</source>
   <translation>约为两次采样的间隔。</translation>
  </message>
  <message>
   <source>Simultaneous within (d)</source>
   <translation>视为同时的时间范围(d)</translation>
  </message>
  <message>
   <source>Warnings at one well, or across one plume, within this time belong together.</source>
   <translation>同一口井或同一污染羽横向上在此时间内的预警归为一起。</translation>
  </message>
  <message>
   <source>An event that reaches a receptor within this time is told one level higher.</source>
   <translation>在此时间内到达受体的事件提高一级。</translation>
  </message>
  <message>
   <source>Warnings of the plume events</source>
   <translation>污染羽事件的预警</translation>
  </message>
  <message>
   <source>Receptors at risk</source>
   <translation>受威胁的受体</translation>
  </message>
  <message>
   <source>Facilities up-gradient</source>
   <translation>上游设施</translation>
  </message>
  <message>
   <source>Open plume events</source>
   <translation>未结束的污染羽事件</translation>
  </message>
  <message>
   <source>Uncertainty of the conductivity (share)</source>
   <translation>渗透系数的不确定度(比例)</translation>
  </message>
  <message>
   <source>Standard deviation over mean: what makes travel times early and late.</source>
   <translation>标准差与均值之比:决定运移时间的早晚范围。</translation>
  </message>
  <message>
   <source>Uncertainty of the porosity (share)</source>
   <translation>孔隙度的不确定度(比例)</translation>
  </message>
  <message>
   <source>Standard deviation over mean.</source>
   <translation>标准差与均值之比。</translation>
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
   <source>{path} could not be written: {reason}</source>
   <translation>无法写入 {path}：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be opened again.</source>
   <translation>无法重新打开 {path}。</translation>
  </message>
  <message>
   <source>The style of {path} could not be written: {reason}</source>
   <translation>无法写入 {path} 的样式：{reason}</translation>
  </message>
  <message>
   <source>The warning no longer fires; there is nothing to acknowledge.</source>
   <translation>该预警已不再触发，无需确认。</translation>
  </message>
  <message>
   <source>The warning is over; there is nothing to assign.</source>
   <translation>预警已结束,无可指派。</translation>
  </message>
  <message>
   <source>A silence needs a reason.</source>
   <translation>静默需要理由。</translation>
  </message>
  <message>
   <source>all warnings</source>
   <translation>所有预警</translation>
  </message>
  <message>
   <source>Silenced until {end} UTC: {about} ({author}: {reason})</source>
   <translation>静默至 {end} UTC：{about}（{author}：{reason}）</translation>
  </message>
  <message>
   <source>{name} about {date}</source>
   <translation>{name}（约 {date}）</translation>
  </message>
  <message>
   <source>Acknowledged</source>
   <translation>已确认</translation>
  </message>
  <message>
   <source>{concern}; rule {rule}, version {version}; readings that counted: {count}.</source>
   <translation>{concern};规则 {rule},版本 {version};计入的读数:{count}。</translation>
  </message>
  <message>
   <source>Plume event {plume} with {count} warnings.</source>
   <translation>污染羽事件 {plume}，含 {count} 条预警。</translation>
  </message>
  <message>
   <source>Suspected first: {names}.</source>
   <translation>首要嫌疑：{names}。</translation>
  </message>
  <message>
   <source>At risk: {names}.</source>
   <translation>受威胁：{names}。</translation>
  </message>
  <message>
   <source>Nobody is told of this rule at this well for:</source>
   <translation>该井该规则不再通知,时长:</translation>
  </message>
  <message>
   <source>No open warnings.</source>
   <translation>没有未解除的预警。</translation>
  </message>
  <message>
   <source>No database is open.</source>
   <translation>未打开数据库。</translation>
  </message>
  <message>
   <source>Find a well, property, person …</source>
   <translation>查找井、指标、人员……</translation>
  </message>
  <message>
   <source>Filter warnings</source>
   <translation>筛选预警</translation>
  </message>
  <message>
   <source>All levels</source>
   <translation>全部级别</translation>
  </message>
  <message>
   <source>Water and instruments</source>
   <translation>水质与仪器</translation>
  </message>
  <message>
   <source>Water only</source>
   <translation>仅水质</translation>
  </message>
  <message>
   <source>Instruments only</source>
   <translation>仅仪器</translation>
  </message>
  <message>
   <source>&amp;Not acknowledged</source>
   <translation>未确认(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Go on</source>
   <translation>下一步(&amp;G)</translation>
  </message>
  <message>
   <source>Details of the warning</source>
   <translation>预警详情</translation>
  </message>
  <message>
   <source>Acknowledge</source>
   <translation>确认</translation>
  </message>
  <message>
   <source>Comment (may be empty):</source>
   <translation>备注(可留空):</translation>
  </message>
  <message>
   <source>Assign</source>
   <translation>指派</translation>
  </message>
  <message>
   <source>Whose task is it?</source>
   <translation>由谁负责?</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 小时</translation>
  </message>
  <message>
   <source>8 hours</source>
   <translation>8 小时</translation>
  </message>
  <message>
   <source>3 days</source>
   <translation>3 天</translation>
  </message>
  <message>
   <source>2 weeks</source>
   <translation>2 周</translation>
  </message>
  <message>
   <source>Silence</source>
   <translation>静默</translation>
  </message>
  <message>
   <source>What is to be noted?</source>
   <translation>备注内容：</translation>
  </message>
  <message>
   <source>End a silence</source>
   <translation>结束静默</translation>
  </message>
  <message>
   <source>Which one is to end now?</source>
   <translation>现在结束哪一个？</translation>
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
   <source>&amp;Zoom and chart</source>
   <translation>定位并看曲线(&amp;Z)</translation>
  </message>
  <message>
   <source>&amp;Acknowledge …</source>
   <translation>确认(&amp;A)……</translation>
  </message>
  <message>
   <source>Ass&amp;ign …</source>
   <translation>指派(&amp;I)……</translation>
  </message>
  <message>
   <source>&amp;Silence …</source>
   <translation>静默(&amp;S)……</translation>
  </message>
  <message>
   <source>&amp;Comment …</source>
   <translation>备注(&amp;C) …</translation>
  </message>
  <message>
   <source>&amp;End a silence …</source>
   <translation>结束静默(&amp;E) …</translation>
  </message>
  <message>
   <source>Merge into plume events …</source>
   <translation>合并为污染羽事件……</translation>
  </message>
  <message>
   <source>Load the observations …</source>
   <translation>加载监测数据……</translation>
  </message>
  <message>
   <source>Trace the source …</source>
   <translation>污染溯源……</translation>
  </message>
  <message>
   <source>Forecast the plume …</source>
   <translation>预测污染羽……</translation>
  </message>
  <message>
   <source>Start the response …</source>
   <translation>启动响应……</translation>
  </message>
  <message>
   <source>Why?</source>
   <translation>为什么?</translation>
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
   <source>At least {level}</source>
   <translation>{level}及以上</translation>
  </message>
  <message>
   <source>Instrument</source>
   <translation>仪器</translation>
  </message>
  <message>
   <source>Water</source>
   <translation>水质</translation>
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
   <source>Recovering</source>
   <translation>恢复中</translation>
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
   <source>Assigned to</source>
   <translation>负责人</translation>
  </message>
  <message>
   <source>{property}, rule {rule}. The value is the reading that opened or raised the warning.</source>
   <translation>{property}，规则 {rule}。所示值为触发预警或使其升级的读数。</translation>
  </message>
  <message>
   <source>{state} (silenced)</source>
   <translation>{state}（静默）</translation>
  </message>
  <message>
   <source>Open database …</source>
   <translation>打开数据库…</translation>
  </message>
  <message>
   <source>Import files …</source>
   <translation>导入文件…</translation>
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
   <source>Data links</source>
   <translation>数据链路</translation>
  </message>
  <message>
   <source>Dashboard</source>
   <translation>总览</translation>
  </message>
  <message>
   <source>History …</source>
   <translation>历史……</translation>
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
   <source>Bring in files of loggers and laboratories</source>
   <translation>导入记录仪和实验室的文件</translation>
  </message>
  <message>
   <source>Add the layer of latest values, coloured by class</source>
   <translation>添加最新值图层，按水质类别着色</translation>
  </message>
  <message>
   <source>Play what the wells showed in the temporal controller</source>
   <translation>在时态控制器中播放各井历史状况</translation>
  </message>
  <message>
   <source>Nobody is told of {rule} at {well} for {hours} h.</source>
   <translation>{well} 的 {rule} 在 {hours} 小时内不再通知。</translation>
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
   <source>Nothing was ever read.</source>
   <translation>从未有读数。</translation>
  </message>
  <message>
   <source>✕ {failing} of {count} links fail.</source>
   <translation>✕ {count} 条链路中有 {failing} 条故障。</translation>
  </message>
  <message>
   <source>● All {count} links are online.</source>
   <translation>● 全部 {count} 条链路在线。</translation>
  </message>
  <message>
   <source>&lt;b&gt;Wells by class&lt;/b&gt;</source>
   <translation>&lt;b&gt;各类别井数&lt;/b&gt;</translation>
  </message>
  <message>
   <source>Wells above the limit of class III</source>
   <translation>超过 III 类限值的井</translation>
  </message>
  <message>
   <source>Dashboard: {park} (simulated)</source>
   <translation>总览：{park}（模拟）</translation>
  </message>
  <message>
   <source>Dashboard: {park}</source>
   <translation>总览：{park}</translation>
  </message>
  <message>
   <source>wells of class IV or V</source>
   <translation>口井为 IV 或 V 类</translation>
  </message>
  <message>
   <source>open warnings</source>
   <translation>条未结束预警</translation>
  </message>
  <message>
   <source>not acknowledged</source>
   <translation>条未确认</translation>
  </message>
  <message>
   <source>of the open warnings</source>
   <translation>在未结束预警中</translation>
  </message>
  <message>
   <source>wells silent</source>
   <translation>口井无数据</translation>
  </message>
  <message>
   <source>offline or never read</source>
   <translation>离线或从未读数</translation>
  </message>
  <message>
   <source>of wells speak</source>
   <translation>的井有数据</translation>
  </message>
  <message>
   <source>instruments ask for care</source>
   <translation>台仪器需维护</translation>
  </message>
  <message>
   <source>no contamination</source>
   <translation>非污染</translation>
  </message>
  <message>
   <source>&lt;b&gt;Data:&lt;/b&gt; newest reading {time} UTC, {hours} h ago.</source>
   <translation>&lt;b&gt;数据：&lt;/b&gt;最新读数 {time} UTC，{hours} 小时前。</translation>
  </message>
  <message>
   <source>&lt;b&gt;Highest above the limit of class III&lt;/b&gt; (Enter shows the well)</source>
   <translation>&lt;b&gt;超 III 类限值倍数最高&lt;/b&gt;（按回车定位）</translation>
  </message>
  <message>
   <source>No well is above the limit of class III.</source>
   <translation>没有井超过 III 类限值。</translation>
  </message>
  <message>
   <source>of {count} wells</source>
   <translation>共 {count} 口井</translation>
  </message>
  <message>
   <source>{count} of {all}</source>
   <translation>{count} / {all}</translation>
  </message>
  <message>
   <source>↗ rising</source>
   <translation>↗ 上升</translation>
  </message>
  <message>
   <source>↘ falling</source>
   <translation>↘ 下降</translation>
  </message>
  <message>
   <source>→ no trend</source>
   <translation>→ 无趋势</translation>
  </message>
  <message>
   <source>– too few</source>
   <translation>– 数据不足</translation>
  </message>
  <message>
   <source>× limit</source>
   <translation>超限倍数</translation>
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
   <source>History: {park}</source>
   <translation>历史：{park}</translation>
  </message>
  <message>
   <source>History (simulated): {park}</source>
   <translation>历史（模拟）：{park}</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>周</translation>
  </message>
  <message>
   <source>30 days</source>
   <translation>30 天</translation>
  </message>
  <message>
   <source>90 days</source>
   <translation>90 天</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>From moment to moment:</source>
   <translation>时刻间隔：</translation>
  </message>
  <message>
   <source>The record is being read …</source>
   <translation>正在读取记录……</translation>
  </message>
  <message>
   <source>The database has no readings.</source>
   <translation>数据库中没有读数。</translation>
  </message>
  <message>
   <source>{count} moments are too many to show; at most {most}. Choose a longer step.</source>
   <translation>{count} 个时刻过多，最多显示 {most} 个。请选择更长的步长。</translation>
  </message>
  <message>
   <source>Choose the well: double-click its cell in the table.</source>
   <translation>请选择监测井：双击表中对应的单元格。</translation>
  </message>
  <message>
   <source>No row names a well of the park.</source>
   <translation>没有一行指明园区的监测井。</translation>
  </message>
  <message>
   <source>GW Monitor: import files</source>
   <translation>GW Monitor：导入文件</translation>
  </message>
  <message>
   <source>Drop files of loggers and laboratories here. Nothing is stored before you import.</source>
   <translation>将记录仪和实验室的文件拖到这里。导入之前不会写入任何数据。</translation>
  </message>
  <message>
   <source>Add files …</source>
   <translation>添加文件…</translation>
  </message>
  <message>
   <source>Add folder …</source>
   <translation>添加文件夹…</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Time zone of files that state none</source>
   <translation>未注明时区的文件所用时区</translation>
  </message>
  <message>
   <source>the park's</source>
   <translation>园区时区</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation>按文件所注</translation>
  </message>
  <message>
   <source>Choose the order of dates below: the file does not tell day and month apart.</source>
   <translation>请在下方选择日期顺序：文件无法区分日和月。</translation>
  </message>
  <message>
   <source>Choose the time zone below: neither the file nor the park states one.</source>
   <translation>请在下方选择时区：文件和园区均未指定时区。</translation>
  </message>
  <message>
   <source>No remarks.</source>
   <translation>没有需要说明的问题。</translation>
  </message>
  <message>
   <source>Time in the file</source>
   <translation>文件中的时间</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Channels</source>
   <translation>通道</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>前几行</translation>
  </message>
  <message>
   <source>Mapping file</source>
   <translation>映射文件</translation>
  </message>
  <message>
   <source>Cancelled. What was imported before stays; bringing a file again doubles nothing.</source>
   <translation>已取消。此前已导入的数据保留；重复导入同一文件不会重复入库。</translation>
  </message>
  <message>
   <source>Channel</source>
   <translation>通道</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>{stored} observations stored, {duplicate} were known, {rejected} rejected.</source>
   <translation>入库监测数据 {stored} 条，重复 {duplicate} 条，拒收 {rejected} 条。</translation>
  </message>
  <message>
   <source>not imported</source>
   <translation>不导入</translation>
  </message>
  <message>
   <source>Refused: {reason}</source>
   <translation>拒收：{reason}</translation>
  </message>
  <message>
   <source>Importing {file} …</source>
   <translation>正在导入 {file} …</translation>
  </message>
  <message>
   <source>Import ({count})</source>
   <translation>导入（{count}）</translation>
  </message>
  <message>
   <source>being looked at …</source>
   <translation>正在识别…</translation>
  </message>
  <message>
   <source>Logger</source>
   <translation>自动记录仪</translation>
  </message>
  <message>
   <source>Laboratory</source>
   <translation>实验室</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行数</translation>
  </message>
  <message>
   <source>First (UTC)</source>
   <translation>最早 (UTC)</translation>
  </message>
  <message>
   <source>Last (UTC)</source>
   <translation>最晚 (UTC)</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>就绪</translation>
  </message>
  <message>
   <source>to be decided</source>
   <translation>待确定</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>拒收</translation>
  </message>
  <message>
   <source>{stored} stored, {duplicate} known, {rejected} rejected</source>
   <translation>入库 {stored}，重复 {duplicate}，拒收 {rejected}</translation>
  </message>
  <message>
   <source>more than {count}</source>
   <translation>多于 {count}</translation>
  </message>
  <message>
   <source>choose …</source>
   <translation>请选择…</translation>
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
   <source>No link has delivered to this database yet. Set links up, then run the service.</source>
   <translation>尚无链路向该数据库送入数据。请先设置链路，再运行服务。</translation>
  </message>
  <message>
   <source>Set up links …</source>
   <translation>设置链路…</translation>
  </message>
  <message>
   <source>&lt;b&gt;{online}&lt;/b&gt; of &lt;b&gt;{count}&lt;/b&gt; links online, &lt;b&gt;{waiting}&lt;/b&gt; readings wait for the database.</source>
   <translation>在线链路 &lt;b&gt;{online}&lt;/b&gt;/&lt;b&gt;{count}&lt;/b&gt;，等待入库的读数 &lt;b&gt;{waiting}&lt;/b&gt; 个。</translation>
  </message>
  <message>
   <source>Reported by the service at {time} UTC</source>
   <translation>服务于 {time} UTC 报告</translation>
  </message>
  <message>
   <source>✕ The service has not reported since {time} UTC.</source>
   <translation>✕ 自 {time} UTC 起服务没有报告。</translation>
  </message>
  <message>
   <source>link</source>
   <translation>链路</translation>
  </message>
  <message>
   <source>Saved. Restart the service to use it.</source>
   <translation>已保存。重启服务后生效。</translation>
  </message>
  <message>
   <source>GW Monitor: data links</source>
   <translation>GW Monitor：数据链路</translation>
  </message>
  <message>
   <source>Park file</source>
   <translation>园区文件</translation>
  </message>
  <message>
   <source>Links</source>
   <translation>链路</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>Store a secret …</source>
   <translation>保存凭据…</translation>
  </message>
  <message>
   <source>Passwords and tokens never stand in the park file: it holds names. Their values for tests from here are kept in QGIS's authentication store; the service finds its own as the manual says.</source>
   <translation>密码和令牌从不写入园区文件，其中只有凭据名称。在此处测试时，其值保存在 QGIS 的认证存储库中；服务按手册所述自行获取。</translation>
  </message>
  <message>
   <source>Test connection</source>
   <translation>测试连接</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>What you changed is not saved. Close without saving?</source>
   <translation>更改尚未保存。不保存就关闭吗？</translation>
  </message>
  <message>
   <source>✓ No faults.</source>
   <translation>✓ 没有错误。</translation>
  </message>
  <message>
   <source>Connecting to {name} …</source>
   <translation>正在连接 {name} …</translation>
  </message>
  <message>
   <source>✕ Faults: {count}. The service would not start.</source>
   <translation>✕ 错误 {count} 处。服务将无法启动。</translation>
  </message>
  <message>
   <source>The secret {name} is in QGIS's authentication store.</source>
   <translation>凭据 {name} 已存入 QGIS 的认证存储库。</translation>
  </message>
  <message>
   <source>online</source>
   <translation>在线</translation>
  </message>
  <message>
   <source>connecting</source>
   <translation>正在连接</translation>
  </message>
  <message>
   <source>failed, will retry</source>
   <translation>故障，等待重试</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>链路</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>设备</translation>
  </message>
  <message>
   <source>Last reading (UTC)</source>
   <translation>最近读数 (UTC)</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待入库</translation>
  </message>
  <message>
   <source>Faults</source>
   <translation>故障数</translation>
  </message>
  <message>
   <source>Last fault</source>
   <translation>最近故障</translation>
  </message>
  <message>
   <source>{state} since {time} UTC</source>
   <translation>自 {time} UTC 起{state}</translation>
  </message>
  <message>
   <source>{count} readings, {rejected} rejected since the service started</source>
   <translation>自服务启动以来读数 {count} 个，拒收 {rejected} 个</translation>
  </message>
  <message>
   <source>{time} UTC: {fault}</source>
   <translation>{time} UTC：{fault}</translation>
  </message>
  <message>
   <source>QGIS's authentication store did not take the secret; is it locked?</source>
   <translation>QGIS 的认证存储库未接受该凭据；是否已锁定？</translation>
  </message>
  <message>
   <source>QGIS's authentication store has no secret named {name}.</source>
   <translation>QGIS 的认证存储库中没有名为 {name} 的凭据。</translation>
  </message>
  <message>
   <source>QGIS's authentication store is locked.</source>
   <translation>QGIS 的认证存储库已锁定。</translation>
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
   <source>Warning by rule {rule}: what it looked at is shaded, the {count} readings that counted are ringed.</source>
   <translation>由规则 {rule} 发出的预警：阴影为规则所看的时段，{count} 个计入的读数加圈。</translation>
  </message>
  <message>
   <source>Nothing was ever read at this well.</source>
   <translation>该监测井从无读数。</translation>
  </message>
  <message>
   <source>Around the warning</source>
   <translation>预警前后</translation>
  </message>
  <message>
   <source>Whole record</source>
   <translation>全部记录</translation>
  </message>
  <message>
   <source>Part of the record</source>
   <translation>显示的时段</translation>
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
   <source>opened</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>over below {value}</source>
   <translation>低于 {value} 解除</translation>
  </message>
  <message>
   <source>{level} from {value}</source>
   <translation>{level}：自 {value} 起</translation>
  </message>
  <message>
   <source>what the rule looked at</source>
   <translation>规则所看时段</translation>
  </message>
  <message>
   <source>trend</source>
   <translation>趋势</translation>
  </message>
  <message>
   <source>counted</source>
   <translation>计入的读数</translation>
  </message>
  <message>
   <source>compared with</source>
   <translation>比较值</translation>
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
  <name>Dashboard</name>
 </context>
 <context>
  <name>DatabaseDialog</name>
 </context>
 <context>
  <name>ImportFiles</name>
 </context>
 <context>
  <name>LinkEditor</name>
 </context>
 <context>
  <name>Links</name>
 </context>
</TS>
