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
   <source>"{text}" is not a time in ISO 8601.</source>
   <translation>“{text}”不是 ISO 8601 时间。</translation>
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
   <source>At least one device is expected.</source>
   <translation>此处至少应有一台设备。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation>无法读取 {path}：{reason}。</translation>
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
