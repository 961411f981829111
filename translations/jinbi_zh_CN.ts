<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ActWords</name>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Console locked</source>
        <translation>控制台已锁定</translation>
    </message>
    <message>
        <source>Console unlocked</source>
        <translation>控制台已解锁</translation>
    </message>
    <message>
        <source>Refused by role</source>
        <translation>因角色权限被拒绝</translation>
    </message>
    <message>
        <source>Face login stopped</source>
        <translation>刷脸登录已暂停</translation>
    </message>
    <message>
        <source>Face login resumed</source>
        <translation>刷脸登录已恢复</translation>
    </message>
    <message>
        <source>Kiosk paired</source>
        <translation>终端已配对</translation>
    </message>
    <message>
        <source>Kiosk retired</source>
        <translation>终端已停用</translation>
    </message>
    <message>
        <source>Listen address changed</source>
        <translation>监听地址已更改</translation>
    </message>
    <message>
        <source>Operator added</source>
        <translation>已添加操作员</translation>
    </message>
    <message>
        <source>Operator changed</source>
        <translation>已修改操作员</translation>
    </message>
    <message>
        <source>Operator disabled</source>
        <translation>已停用操作员</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>口令已更改</translation>
    </message>
    <message>
        <source>Sessions exported</source>
        <translation>已导出会话</translation>
    </message>
    <message>
        <source>Proof package exported</source>
        <translation>已导出证明文件包</translation>
    </message>
    <message>
        <source>Audit log checked</source>
        <translation>已校验审计日志</translation>
    </message>
    <message>
        <source>Session stored</source>
        <translation>会话已存入</translation>
    </message>
    <message>
        <source>Record quarantined</source>
        <translation>记录已隔离</translation>
    </message>
    <message>
        <source>Clock went back</source>
        <translation>时钟回拨</translation>
    </message>
    <message>
        <source>Personal values erased</source>
        <translation>个人信息已清除</translation>
    </message>
    <message>
        <source>Log opened</source>
        <translation>日志已启用</translation>
    </message>
    <message>
        <source>Log closed</source>
        <translation>日志已关闭</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role before</source>
        <translation>原角色</translation>
    </message>
    <message>
        <source>Role now</source>
        <translation>现角色</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Went back by, ms</source>
        <translation>回拨（毫秒）</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Passphrase for</source>
        <translation>口令用途</translation>
    </message>
    <message>
        <source>First operator</source>
        <translation>首位操作员</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Hash of the record</source>
        <translation>记录哈希值</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Passphrase confirmed</source>
        <translation>口令已再次确认</translation>
    </message>
    <message>
        <source>Recovery code used</source>
        <translation>已使用恢复码</translation>
    </message>
    <message>
        <source>Recovery codes made</source>
        <translation>已生成恢复码</translation>
    </message>
    <message>
        <source>Older store confirmed</source>
        <translation>已确认使用旧副本</translation>
    </message>
    <message>
        <source>Look at a face began</source>
        <translation>开始查看人脸</translation>
    </message>
    <message>
        <source>Look at a face ended</source>
        <translation>结束查看人脸</translation>
    </message>
    <message>
        <source>Entries in the copy</source>
        <translation>副本中的记录数</translation>
    </message>
    <message>
        <source>Entries signed before</source>
        <translation>先前已签名的记录数</translation>
    </message>
    <message>
        <source>Root signed before</source>
        <translation>先前签名的根哈希</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>查看凭证</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Pictures shown</source>
        <translation>显示画面数</translation>
    </message>
    <message>
        <source>Ended because</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Pictures of a session seen</source>
        <translation>查看会话照片</translation>
    </message>
    <message>
        <source>Pictures held</source>
        <translation>照片延期留存</translation>
    </message>
    <message>
        <source>Pictures no longer held</source>
        <translation>照片解除留存</translation>
    </message>
    <message>
        <source>Pictures deleted</source>
        <translation>照片到期删除</translation>
    </message>
    <message>
        <source>Clock confirmed</source>
        <translation>时钟已确认</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片数</translation>
    </message>
    <message>
        <source>Keys destroyed</source>
        <translation>已销毁密钥数</translation>
    </message>
    <message>
        <source>Doubt about the clock</source>
        <translation>时钟疑点</translation>
    </message>
    <message>
        <source>By, ms</source>
        <translation>相差（毫秒）</translation>
    </message>
</context>
<context>
    <name>AuditCells</name>
    <message>
        <source>, </source>
        <translation>、</translation>
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
        <source>signing in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>unlocking</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>one action</source>
        <translation>单次操作</translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation>时间（%1）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Reason and details</source>
        <translation>原因与详情</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目号</translation>
    </message>
    <message>
        <source>This branch</source>
        <translation>本网点</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>reason erased</source>
        <translation>原因已清除</translation>
    </message>
    <message>
        <source>recovery</source>
        <translation>找回口令</translation>
    </message>
</context>
<context>
    <name>AuditFilterBar</name>
    <message>
        <source>All entries</source>
        <translation>全部条目</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Kiosks and service</source>
        <translation>终端与服务</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Records and log</source>
        <translation>记录与日志</translation>
    </message>
    <message>
        <source>Looks at faces</source>
        <translation>查看人脸</translation>
    </message>
</context>
<context>
    <name>BranchPairing</name>
    <message>
        <source>The broker of this branch does not run here, or not yet.</source>
        <translation>本网点的消息服务不在此运行，或尚未启动。</translation>
    </message>
    <message>
        <source>A kiosk&apos;s name has 1 to 32 letters, digits and hyphens.</source>
        <translation>终端名称为 1 至 32 个字母、数字和连字符。</translation>
    </message>
    <message>
        <source>A place has at most 64 characters.</source>
        <translation>位置最多 64 个字符。</translation>
    </message>
    <message>
        <source>There is a file %1 already. Choose another name.</source>
        <translation>文件 %1 已存在。请使用其他名称。</translation>
    </message>
    <message>
        <source>Kiosk %1 runs in this console and needs no pairing file.</source>
        <translation>终端 %1 在本控制台中运行，不需要配对文件。</translation>
    </message>
    <message>
        <source>This computer does not have the address %1.</source>
        <translation>本机没有地址 %1。</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>The folder %1 cannot be used.</source>
        <translation>无法使用文件夹 %1。</translation>
    </message>
    <message>
        <source>The certificate authority of this branch is damaged or has expired.</source>
        <translation>本网点的证书颁发机构已损坏或已过期。</translation>
    </message>
    <message>
        <source>A kiosk cannot have this name.</source>
        <translation>终端不能使用这个名称。</translation>
    </message>
    <message>
        <source>A certificate could not be made.</source>
        <translation>无法生成证书。</translation>
    </message>
    <message>
        <source>Kiosk %1 was retired. Choose another name.</source>
        <translation>终端 %1 已退役。请使用其他名称。</translation>
    </message>
    <message>
        <source>The list of revoked certificates cannot be used.</source>
        <translation>无法使用证书吊销列表。</translation>
    </message>
</context>
<context>
    <name>CodeBox</name>
    <message>
        <source>There is too little memory to check the code.</source>
        <translation>内存不足，无法核对配对码。</translation>
    </message>
    <message>
        <source>The code does not fit.</source>
        <translation>配对码不符。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>There are too many customers to search by face alone.</source>
        <translation>客户太多，不能只凭人脸查找。</translation>
    </message>
</context>
<context>
    <name>Concerns</name>
    <message>
        <source>Refused %1 of %2</source>
        <translation>拒绝 %1/%2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>分数 %1</translation>
    </message>
    <message>
        <source>Score %1, needs %2</source>
        <translation>分数 %1，要求 %2</translation>
    </message>
    <message>
        <source>%1 s ahead of this console</source>
        <translation>比本控制台快 %1 秒</translation>
    </message>
    <message>
        <source>%1 s behind this console</source>
        <translation>比本控制台慢 %1 秒</translation>
    </message>
    <message>
        <source>Visit ended by a fault</source>
        <translation>办理因故障中断</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>已呼叫工作人员</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>已请客户重试</translation>
    </message>
    <message>
        <source>Clock is off</source>
        <translation>时钟不准</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>失联</translation>
    </message>
    <message numerus="yes">
        <source>No contact with %n kiosk(s)</source>
        <translation>
            <numerusform>%n 台终端失联</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection to the broker</source>
        <translation>未连接消息服务</translation>
    </message>
    <message>
        <source>Looked like a photo or a screen</source>
        <translation>画面像照片或屏幕</translation>
    </message>
    <message>
        <source>Face and phone number of two customers</source>
        <translation>人脸与手机号分属两位客户</translation>
    </message>
    <message>
        <source>%1, asked on attempt %2</source>
        <translation>%1（第 %2 次尝试时提示）</translation>
    </message>
    <message>
        <source>Nobody was let in. The person may still be there.</source>
        <translation>未放行任何人。当事人可能还在现场。</translation>
    </message>
    <message>
        <source>Nobody was let in. The match may have been false.</source>
        <translation>未放行任何人。比对结果可能有误。</translation>
    </message>
    <message>
        <source>The customer was offered card or counter.</source>
        <translation>已请客户改用银行卡或到柜台办理。</translation>
    </message>
    <message>
        <source>The customer has to wait or use another way.</source>
        <translation>客户需要等待或使用其他方式。</translation>
    </message>
    <message>
        <source>The visit is recorded as a fault.</source>
        <translation>本次办理已记为故障。</translation>
    </message>
    <message>
        <source>The kiosk takes no customers.</source>
        <translation>终端暂不接待客户。</translation>
    </message>
    <message>
        <source>The kiosk starts no new visit.</source>
        <translation>终端不再开始新的办理。</translation>
    </message>
    <message>
        <source>A customer waits at the kiosk.</source>
        <translation>有客户在终端旁等候。</translation>
    </message>
    <message>
        <source>The customer needs longer than usual.</source>
        <translation>客户用时比平常长。</translation>
    </message>
    <message>
        <source>The kiosk will stop when the disk is full.</source>
        <translation>磁盘写满后终端将停止服务。</translation>
    </message>
    <message>
        <source>Times in its records are not exact.</source>
        <translation>终端记录中的时间不够准确。</translation>
    </message>
    <message>
        <source>Finished visits wait at the kiosk until contact returns.</source>
        <translation>已结束的办理暂存在终端，恢复联系后再上传。</translation>
    </message>
    <message>
        <source>Kiosks keep serving customers. What is shown here is old.</source>
        <translation>终端照常服务客户。此处显示的不是最新情况。</translation>
    </message>
    <message>
        <source>Go to the kiosk, then judge the session.</source>
        <translation>请先到终端查看，再审核该会话。</translation>
    </message>
    <message>
        <source>Help the customer, then judge the session.</source>
        <translation>请先协助客户，再审核该会话。</translation>
    </message>
    <message>
        <source>Look at the session&apos;s timeline.</source>
        <translation>请查看该会话的时间线。</translation>
    </message>
    <message>
        <source>Check the camera&apos;s cable and lens.</source>
        <translation>请检查摄像头的线缆和镜头。</translation>
    </message>
    <message>
        <source>See what the kiosk reports in Fleet.</source>
        <translation>请在“设备”中查看终端上报的情况。</translation>
    </message>
    <message>
        <source>Free space on the kiosk&apos;s disk.</source>
        <translation>请清理终端的磁盘空间。</translation>
    </message>
    <message>
        <source>Go to the kiosk.</source>
        <translation>请到终端查看。</translation>
    </message>
    <message>
        <source>Check the kiosk&apos;s time source.</source>
        <translation>请检查终端的时间来源。</translation>
    </message>
    <message>
        <source>Check the kiosk&apos;s power and network.</source>
        <translation>请检查终端的电源和网络。</translation>
    </message>
    <message>
        <source>Check the branch network before single kiosks.</source>
        <translation>请先检查网点网络，再检查单台终端。</translation>
    </message>
    <message>
        <source>Check that the broker runs.</source>
        <translation>请检查消息服务是否在运行。</translation>
    </message>
    <message>
        <source>Face login stopped</source>
        <translation>刷脸登录已停用</translation>
    </message>
    <message>
        <source>Customers use card or counter.</source>
        <translation>客户使用银行卡或到柜台办理。</translation>
    </message>
    <message>
        <source>Resume it in Fleet when the reason is gone.</source>
        <translation>原因消除后在“设备”中恢复。</translation>
    </message>
    <message>
        <source>Policy refused</source>
        <translation>策略被拒绝</translation>
    </message>
    <message>
        <source>Policy has expired</source>
        <translation>策略已过期</translation>
    </message>
    <message>
        <source>The kiosk goes on by the policy it had.</source>
        <translation>终端继续使用原有策略。</translation>
    </message>
    <message>
        <source>The kiosk uses the stricter of this policy and its own.</source>
        <translation>终端采用此策略与自带策略中较严格的一份。</translation>
    </message>
    <message>
        <source>Ask the security officer who sent it.</source>
        <translation>请向安全主管查询是谁下发的。</translation>
    </message>
    <message>
        <source>See the reason in Fleet.</source>
        <translation>请在“设备”中查看原因。</translation>
    </message>
    <message>
        <source>Have a new policy signed.</source>
        <translation>请安排签署新策略。</translation>
    </message>
</context>
<context>
    <name>ConsoleOptions</name>
    <message>
        <source>--%1 takes a whole number from %2 to %3.</source>
        <translation>--%1 需要 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>--%1 takes one of: %2.</source>
        <translation>--%1 的可选值：%2。</translation>
    </message>
    <message>
        <source>--broker takes mqtts://host:port, and --certificates a folder.</source>
        <translation>--broker 需要 mqtts://host:port，--certificates 需要一个文件夹。</translation>
    </message>
    <message>
        <source>Jinbi, the operator console.</source>
        <translation>Jinbi，人脸识别终端控制台。</translation>
    </message>
    <message>
        <source>Open a branch of drawn customers.</source>
        <translation>打开由绘制的人物组成的演练网点。</translation>
    </message>
    <message>
        <source>Run for so long without a display.</source>
        <translation>在没有显示器的情况下运行指定时长。</translation>
    </message>
    <message>
        <source>Folder for pictures and summary.json.</source>
        <translation>存放画面和 summary.json 的文件夹。</translation>
    </message>
    <message>
        <source>Number of rehearsal kiosks.</source>
        <translation>演练终端的数量。</translation>
    </message>
    <message>
        <source>Makes people and visits repeatable.</source>
        <translation>使人物和办理过程可重复。</translation>
    </message>
    <message>
        <source>Customers act so many times faster.</source>
        <translation>客户动作加快的倍数。</translation>
    </message>
    <message>
        <source>Where the branch keeps its files.</source>
        <translation>网点存放文件的位置。</translation>
    </message>
    <message>
        <source>Use this broker instead of a private one: mqtts://host:port.</source>
        <translation>使用此消息服务代替内置的消息服务：mqtts://host:port。</translation>
    </message>
    <message>
        <source>Folder with the certificates for --broker.</source>
        <translation>存放 --broker 所用证书的文件夹。</translation>
    </message>
    <message>
        <source>Unknown argument: %1</source>
        <translation>未知参数：%1</translation>
    </message>
    <message>
        <source>Number of drawn customers.</source>
        <translation>绘制的客户数量。</translation>
    </message>
    <message>
        <source>Where sessions are kept: sqlite, or postgresql://user@host:port/database.</source>
        <translation>会话保存在哪里：sqlite，或 postgresql://user@host:port/database。</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 重复给出。</translation>
    </message>
    <message>
        <source>A headless run leaves only summary.json.</source>
        <translation>无显示器运行时只生成 summary.json。</translation>
    </message>
    <message>
        <source>Mask the faces of a rehearsal as those of a real branch.</source>
        <translation>演练时像真实网点一样遮盖人脸。</translation>
    </message>
</context>
<context>
    <name>Enrolment</name>
    <message>
        <source>Too few customers could be enrolled to set a threshold.</source>
        <translation>能登记的客户太少，无法设定阈值。</translation>
    </message>
    <message>
        <source>This customer has no photo on file.</source>
        <translation>该客户没有登记照片。</translation>
    </message>
</context>
<context>
    <name>FaceEngine</name>
    <message>
        <source>The eyes, nose and mouth are not clear enough in this picture.</source>
        <translation>画面中的眼睛、鼻子和嘴不够清晰。</translation>
    </message>
    <message>
        <source>The face detector of OpenCV is not installed.</source>
        <translation>未安装 OpenCV 的人脸检测器。</translation>
    </message>
    <message>
        <source>There is no usable face in this picture.</source>
        <translation>画面中没有可用的人脸。</translation>
    </message>
    <message>
        <source>%1 is not a face network this version can use.</source>
        <translation>%1 不是本版本可用的人脸网络。</translation>
    </message>
    <message>
        <source>There is no list of face networks.</source>
        <translation>没有人脸网络列表。</translation>
    </message>
    <message>
        <source>Rehearsal only: faces are compared by the classical engine. %1</source>
        <translation>仅限演练：人脸由传统引擎比对。%1</translation>
    </message>
    <message>
        <source>Faces cannot be compared on this computer. %1 %2</source>
        <translation>本计算机无法比对人脸。%1 %2</translation>
    </message>
    <message>
        <source>%1 is not a face detector this version can use.</source>
        <translation>%1 不是本版本可用的人脸检测器。</translation>
    </message>
    <message>
        <source>Liveness cannot be assessed.</source>
        <translation>无法进行活体检测。</translation>
    </message>
    <message>
        <source>The picture is too small to find a face in it.</source>
        <translation>画面太小，无法从中找到人脸。</translation>
    </message>
    <message>
        <source>The face engine could not do its work.</source>
        <translation>人脸引擎未能完成工作。</translation>
    </message>
    <message>
        <source>The faces were measured by different engines.</source>
        <translation>这些人脸由不同的引擎测得。</translation>
    </message>
    <message>
        <source>The measured face cannot be used.</source>
        <translation>测得的人脸数据无法使用。</translation>
    </message>
    <message>
        <source>The photos do not seem to show the same person.</source>
        <translation>这些照片看起来不是同一个人。</translation>
    </message>
</context>
<context>
    <name>FleetConfig</name>
    <message>
        <source>The fleet file has a mistake at &quot;%1&quot;: %2.</source>
        <translation>设备文件的“%1”处有误：%2。</translation>
    </message>
</context>
<context>
    <name>FrameLook</name>
    <message>
        <source>Not seen yet</source>
        <translation>尚未出现</translation>
    </message>
    <message>
        <source>Appears when it first reports</source>
        <translation>首次上报后显示</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <translation>自 %1 起，已 %2</translation>
    </message>
    <message>
        <source>Waiting for a picture</source>
        <translation>正在等待画面</translation>
    </message>
    <message>
        <source>No picture during PIN entry</source>
        <translation>输入密码时不显示画面</translation>
    </message>
    <message>
        <source>Picture %1 old</source>
        <translation>%1前的画面</translation>
    </message>
    <message>
        <source>until it is resumed</source>
        <translation>直到恢复使用</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>Face login stopped</source>
        <translation>刷脸登录已停用</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who looks, time</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>HoldWords</name>
    <message numerus="yes">
        <source>It ends at entry %1 of %2. %n later entry(ies) were signed, the last on %3.</source>
        <translation>
            <numerusform>它止于第 %1 条记录（%2）。其后已签名 %n 条记录，最后一次为 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ends at entry %1 of %2. Among its first %n entry(ies) are others than were signed, the last on %3.</source>
        <translation>
            <numerusform>它止于第 %1 条记录（%2）。前 %n 条记录中有与已签名不同的记录，最后一次签名为 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has no entry. %n entry(ies) were signed, the last on %1.</source>
        <translation>
            <numerusform>其中没有记录。已签名 %n 条记录，最后一次为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This store is an older copy</source>
        <translation>此数据库是旧副本</translation>
    </message>
    <message>
        <source>This store is another one</source>
        <translation>此数据库不是原来的数据库</translation>
    </message>
    <message>
        <source>The store of this branch is lost</source>
        <translation>本网点的数据库已丢失</translation>
    </message>
    <message>
        <source>Nothing is recorded until an administrator&apos;s account is made in it; kiosks keep their sessions. If there is a newer copy, put that one back instead.</source>
        <translation>在其中建立管理员账户之前不记录任何内容；终端会保留各自的业务记录。如有更新的副本，请改为恢复该副本。</translation>
    </message>
    <message>
        <source>Nothing is recorded until an administrator confirms it; kiosks keep their sessions. If there is a newer copy, put that one back instead.</source>
        <translation>管理员确认之前不记录任何内容；终端会保留各自的业务记录。如有更新的副本，请改为恢复该副本。</translation>
    </message>
</context>
<context>
    <name>Jpeg</name>
    <message>
        <source>The picture could not be decoded.</source>
        <translation>无法解码画面。</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>画面已损坏。</translation>
    </message>
    <message>
        <source>The picture could not be encoded.</source>
        <translation>无法编码画面。</translation>
    </message>
    <message>
        <source>This kind of JPEG picture is not accepted.</source>
        <translation>不接受此类 JPEG 图片。</translation>
    </message>
    <message>
        <source>The picture is outside the size limits.</source>
        <translation>画面尺寸超出限制。</translation>
    </message>
</context>
<context>
    <name>KioskAgent</name>
    <message>
        <source>Rehearsal and real service cannot be mixed.</source>
        <translation>演练与正式服务不能混用。</translation>
    </message>
    <message>
        <source>This kiosk does not run.</source>
        <translation>该终端未在运行。</translation>
    </message>
</context>
<context>
    <name>KioskDatabase</name>
    <message>
        <source>This kiosk&apos;s own records cannot be opened.</source>
        <translation>无法打开本终端自己的记录。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s disk is full.</source>
        <translation>终端的磁盘已满。</translation>
    </message>
    <message>
        <source>The kiosk could not write its own records.</source>
        <translation>终端无法写入自己的记录。</translation>
    </message>
</context>
<context>
    <name>KioskId</name>
    <message>
        <source>A kiosk name has 1 to 32 letters, digits and hyphens.</source>
        <translation>终端名称由 1 到 32 个字母、数字和连字符组成。</translation>
    </message>
</context>
<context>
    <name>KioskScreen</name>
    <message>
        <source>A mobile number has 11 digits.</source>
        <translation>手机号为 11 位数字。</translation>
    </message>
    <message>
        <source>Ended. Nothing was kept on this screen.</source>
        <translation>已结束。本屏幕未保留任何信息。</translation>
    </message>
    <message>
        <source>Test mode. Do not type a real PIN.</source>
        <translation>测试模式。请勿输入真实密码。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>How your face is used</source>
        <translation>面部信息如何使用</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>Type your mobile number</source>
        <translation>输入手机号</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Not verified. Type the PIN again.</source>
        <translation>未通过验证。请重新输入密码。</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>验证通过</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未通过验证</translation>
    </message>
    <message>
        <source>The camera saw no face</source>
        <translation>摄像头未看到面部</translation>
    </message>
    <message>
        <source>The picture was not clear enough</source>
        <translation>图像不够清晰</translation>
    </message>
    <message>
        <source>The face service is paused for now</source>
        <translation>刷脸服务暂停使用</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Face login is stopped for now</source>
        <translation>刷脸登录已暂停</translation>
    </message>
    <message>
        <source>The face service is not available</source>
        <translation>刷脸服务暂不可用</translation>
    </message>
</context>
<context>
    <name>KioskState</name>
    <message>
        <source>Not seen yet</source>
        <translation>尚未出现</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Capture %1 of %2</source>
        <translation>采集 %1/%2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>分数 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Stop not answered</source>
        <translation>停用未获答复</translation>
    </message>
    <message>
        <source>Resume not answered</source>
        <translation>恢复未获答复</translation>
    </message>
    <message>
        <source>Stop asked, waiting</source>
        <translation>已要求停用，等待答复</translation>
    </message>
    <message>
        <source>Resume asked, waiting</source>
        <translation>已要求恢复，等待答复</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>退役时间</translation>
    </message>
</context>
<context>
    <name>LivePublisher</name>
    <message>
        <source>This live view is not possible now.</source>
        <translation>现在无法查看实时画面。</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Fraud check</source>
        <translation>欺诈核查</translation>
    </message>
    <message>
        <source>Customer asks for help</source>
        <translation>客户请求协助</translation>
    </message>
    <message>
        <source>Customer refused repeatedly</source>
        <translation>客户多次被拒绝</translation>
    </message>
    <message>
        <source>Camera check</source>
        <translation>摄像头检查</translation>
    </message>
    <message>
        <source>Other purpose</source>
        <translation>其他用途</translation>
    </message>
    <message>
        <source>the time was over</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>ended by hand</source>
        <translation>手动结束</translation>
    </message>
    <message>
        <source>the view was left</source>
        <translation>已离开画面</translation>
    </message>
    <message>
        <source>faces were hidden</source>
        <translation>已隐藏人脸</translation>
    </message>
    <message>
        <source>the console was locked</source>
        <translation>控制台已锁定</translation>
    </message>
    <message>
        <source>the operator signed out</source>
        <translation>操作员已退出登录</translation>
    </message>
    <message>
        <source>the operator lost the right</source>
        <translation>操作员已失去权限</translation>
    </message>
    <message>
        <source>the console was closed</source>
        <translation>控制台已关闭</translation>
    </message>
</context>
<context>
    <name>MatchScore</name>
    <message>
        <source>A score lies between -1 and 1.</source>
        <translation>分数在 -1 到 1 之间。</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>This kiosk&apos;s own records cannot be opened.</source>
        <translation>无法打开本终端自己的记录。</translation>
    </message>
    <message>
        <source>This session is already recorded.</source>
        <translation>该会话已经记录。</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>Pairing code: </source>
        <translation>配对码：</translation>
    </message>
    <message>
        <source>The pairing code cannot be read.</source>
        <translation>无法读取配对码。</translation>
    </message>
    <message>
        <source>The pairing file cannot be read.</source>
        <translation>无法读取配对文件。</translation>
    </message>
    <message>
        <source>Paired as %1.</source>
        <translation>已配对为 %1。</translation>
    </message>
    <message>
        <source>This kiosk belongs to a real branch. References and a bank host for it are not part of this version, so it cannot serve.</source>
        <translation>此终端属于真实网点。本版本不含其所需的登记照片和银行主机，因此无法提供服务。</translation>
    </message>
    <message>
        <source>This is no pairing file, or it is damaged.</source>
        <translation>这不是配对文件，或文件已损坏。</translation>
    </message>
    <message>
        <source>This pairing file is of a newer console.</source>
        <translation>此配对文件来自更新版本的控制台。</translation>
    </message>
    <message>
        <source>This pairing file has expired. Make a new one in Fleet.</source>
        <translation>此配对文件已过期。请在“设备”中重新生成。</translation>
    </message>
    <message>
        <source>The pairing code is not that of this file.</source>
        <translation>配对码与此文件不符。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>This pairing file was used already. Make a new one in Fleet.</source>
        <translation>此配对文件已使用过。请在“设备”中重新生成。</translation>
    </message>
    <message>
        <source>This folder belongs to kiosk %1. Choose another one.</source>
        <translation>此文件夹属于终端 %1。请另选一个。</translation>
    </message>
    <message>
        <source>No kiosk was paired in the folder %1.</source>
        <translation>文件夹 %1 中没有已配对的终端。</translation>
    </message>
    <message>
        <source>A pairing code has 12 letters and digits.</source>
        <translation>配对码由 12 个字母和数字组成。</translation>
    </message>
    <message>
        <source>The pairing code was mistyped.</source>
        <translation>配对码输入有误。</translation>
    </message>
    <message>
        <source>This kiosk was paired by an older version, and the branch would not believe its messages. Pair it again: in Fleet, choose Renew certificate. Sessions that wait here are kept and sent.</source>
        <translation>该终端由旧版本配对，网点不会信任其消息。请重新配对：在“设备”页面选择“更新证书”。等待发送的会话会被保留并随后发送。</translation>
    </message>
    <message>
        <source>The key for messages does not fit or is damaged.</source>
        <translation>消息密钥不匹配或已损坏。</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>A passphrase has at most %1 bytes.</source>
        <translation>口令最长 %1 字节。</translation>
    </message>
    <message>
        <source>Use at least %1 characters; some words in a row are easy to keep in mind.</source>
        <translation>至少使用 %1 个字符；用几个词连成一句便于记忆。</translation>
    </message>
    <message>
        <source>Use more than a few different characters.</source>
        <translation>请使用更多不同的字符。</translation>
    </message>
    <message>
        <source>Do not use characters in the order of the keyboard or the alphabet.</source>
        <translation>不要使用按字母表或键盘顺序排列的字符。</translation>
    </message>
    <message>
        <source>Do not build the passphrase around your own name.</source>
        <translation>口令不要以本人姓名或登录名为主。</translation>
    </message>
</context>
<context>
    <name>PassphraseHash</name>
    <message>
        <source>There is too little memory to check the passphrase.</source>
        <translation>内存不足，无法核对口令。</translation>
    </message>
    <message>
        <source>What is stored of this passphrase is damaged.</source>
        <translation>该口令的存储信息已损坏。</translation>
    </message>
</context>
<context>
    <name>PhoneNumber</name>
    <message>
        <source>A mobile number has 11 digits.</source>
        <translation>手机号为 11 位数字。</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>The folder of photos needs at least two people&apos;s folders.</source>
        <translation>照片文件夹中至少要有两个人的文件夹。</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>No try is left.</source>
        <translation>尝试次数已用完。</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>密码为 4 到 12 位数字。</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>A policy revision starts at 1.</source>
        <translation>策略版本从 1 开始。</translation>
    </message>
    <message>
        <source>A policy names the engine it was calibrated for.</source>
        <translation>策略必须写明所校准的引擎。</translation>
    </message>
    <message>
        <source>The review threshold is at most the accept threshold.</source>
        <translation>审核阈值不能高于通过阈值。</translation>
    </message>
    <message>
        <source>A visit has 1 to 5 face attempts.</source>
        <translation>每次办理可尝试人脸 1 到 5 次。</translation>
    </message>
    <message>
        <source>The gallery limit lies between 0 and 100,000.</source>
        <translation>人脸库上限在 0 到 100,000 之间。</translation>
    </message>
    <message>
        <source>A scan lasts half a second to 5 seconds.</source>
        <translation>一次扫描持续 0.5 到 5 秒。</translation>
    </message>
    <message>
        <source>A step&apos;s idle time is 1 to 120 seconds.</source>
        <translation>每一步的等待时间为 1 到 120 秒。</translation>
    </message>
    <message>
        <source>This policy was calibrated for another engine.</source>
        <translation>此策略是为另一引擎校准的。</translation>
    </message>
    <message>
        <source>A gate or a counter compares with the claimed person only.</source>
        <translation>闸机和柜台只与所持凭证的本人比对。</translation>
    </message>
</context>
<context>
    <name>PrivateBroker</name>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>无法写入文件 %1。</translation>
    </message>
    <message>
        <source>The program mosquitto is not installed.</source>
        <translation>未安装程序 mosquitto。</translation>
    </message>
</context>
<context>
    <name>PrivateFile</name>
    <message>
        <source>The key file %1 must be readable by its owner only.</source>
        <translation>密钥文件 %1 只能由其所有者读取。</translation>
    </message>
    <message>
        <source>The key file %1 could not be used.</source>
        <translation>无法使用密钥文件 %1。</translation>
    </message>
    <message>
        <source>There is no key file %1.</source>
        <translation>没有密钥文件 %1。</translation>
    </message>
    <message>
        <source>The key file %1 is damaged.</source>
        <translation>密钥文件 %1 已损坏。</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>Sessions %1 to %2 of kiosk %3 did not arrive.</source>
        <translation>终端 %3 的会话 %1 到 %2 没有送达。</translation>
    </message>
    <message>
        <source>Kiosk %1 sent something else under a number that is taken. The first is kept.</source>
        <translation>终端 %1 用已占用的编号发送了不同的内容。保留先到的一条。</translation>
    </message>
    <message>
        <source>Kiosk %1 sent a message in the name of another.</source>
        <translation>终端 %1 以另一台终端的名义发送了消息。</translation>
    </message>
    <message>
        <source>Kiosk %1 accepted somebody below its own threshold. It may have been tampered with.</source>
        <translation>终端 %1 在低于自身阈值时通过了某人，可能已被篡改。</translation>
    </message>
    <message>
        <source>More than %1 messages of kiosk %2 were refused within a minute.</source>
        <translation>一分钟内终端 %2 有超过 %1 条消息被拒绝。</translation>
    </message>
    <message>
        <source>Two machines send sessions as kiosk %1.</source>
        <translation>有两台机器以终端 %1 的名义发送会话。</translation>
    </message>
    <message>
        <source>Kiosk %1 uses the threshold %2 where its policy has %3.</source>
        <translation>终端 %1 使用的阈值为 %2，而其策略为 %3。</translation>
    </message>
    <message>
        <source>A message of kiosk %1 was not signed by it. Pair the kiosk again, or find out who sends in its name.</source>
        <translation>终端 %1 的一条消息未经其签名。请重新配对该终端，或查明是谁在以其名义发送消息。</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>Recovery code: %1 letters and digits.</source>
        <translation>恢复码：%1 个字母和数字。</translation>
    </message>
</context>
<context>
    <name>RehearsalHost</name>
    <message>
        <source>Invented customers exist only in a rehearsal branch.</source>
        <translation>虚构的客户只存在于演练网点。</translation>
    </message>
</context>
<context>
    <name>RehearsalIssuer</name>
    <message>
        <source>A signed policy of this branch is damaged: %1.</source>
        <translation>本网点的一份已签名策略已损坏：%1。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted. Pictures are kept for %1 hours.</source>
        <translation>已删除。照片只保存 %1 小时。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back by %1.</source>
        <translation>本机时钟被调慢了 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set forward by %1.</source>
        <translation>本机时钟被调快了 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 before the last deletion.</source>
        <translation>本机时钟比上次删除照片的时间早 %1。</translation>
    </message>
    <message>
        <source>This computer was off, and the last deletion was %1 ago by its clock.</source>
        <translation>本机曾关机；按其时钟，距上次删除照片已有 %1。</translation>
    </message>
    <message>
        <source>It is not known when pictures were last deleted.</source>
        <translation>上次删除照片的时间不明。</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>This needs leave that was not given.</source>
        <translation>此操作未获授权。</translation>
    </message>
    <message>
        <source>Branch staff</source>
        <translation>网点员工</translation>
    </message>
    <message>
        <source>Security officer</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>look at kiosks live</source>
        <translation>查看终端实时画面</translation>
    </message>
    <message>
        <source>read sessions</source>
        <translation>查看会话</translation>
    </message>
    <message>
        <source>export sessions</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>stop or resume face login</source>
        <translation>停用或恢复刷脸登录</translation>
    </message>
    <message>
        <source>see the kiosks</source>
        <translation>查看终端状态</translation>
    </message>
    <message>
        <source>pair or retire kiosks</source>
        <translation>配对或停用终端</translation>
    </message>
    <message>
        <source>read the audit log</source>
        <translation>查看审计日志</translation>
    </message>
    <message>
        <source>export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>manage operators</source>
        <translation>管理操作员</translation>
    </message>
    <message>
        <source>Type your passphrase again for this.</source>
        <translation>此操作需再次输入口令。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>Your role, %1, may not %2.</source>
        <translation>您的角色（%1）无权%2。</translation>
    </message>
    <message>
        <source>look at a face live</source>
        <translation>实时查看人脸</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what a role may do</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>May %1.</source>
        <translation>可以%1。</translation>
    </message>
    <message>
        <source>May %1; may not %2.</source>
        <translation>可以%1；不可%2。</translation>
    </message>
</context>
<context>
    <name>ScreenTexts</name>
    <message>
        <source>The camera looks at your face for at most 5 seconds.</source>
        <translation>摄像头最多看您的面部 5 秒。</translation>
    </message>
    <message>
        <source>If you are not verified, a sealed picture may be kept for review.</source>
        <translation>如未通过验证，可能保留一张加密图像以供审核。</translation>
    </message>
    <message>
        <source>You can choose another way at any time.</source>
        <translation>您可随时选择其他方式。</translation>
    </message>
    <message>
        <source>The picture is compared with the photo of the ticket holder.</source>
        <translation>图像将与持票人的登记照片比对。</translation>
    </message>
    <message>
        <source>Show your ticket to the staff.</source>
        <translation>请向工作人员出示票证。</translation>
    </message>
    <message>
        <source>Walk on.</source>
        <translation>请通行。</translation>
    </message>
    <message>
        <source>The picture is compared with the photo of your identity document.</source>
        <translation>图像将与您身份证件上的照片比对。</translation>
    </message>
    <message>
        <source>Tell the clerk beside you.</source>
        <translation>请告诉身旁的柜员。</translation>
    </message>
    <message>
        <source>The clerk goes on.</source>
        <translation>由柜员继续办理。</translation>
    </message>
    <message>
        <source>Your face first, then your mobile number and PIN.</source>
        <translation>先刷脸，再输入手机号和密码。</translation>
    </message>
    <message>
        <source>Or use your card or the counter, as you like.</source>
        <translation>也可以用卡或到柜台，由您选择。</translation>
    </message>
    <message>
        <source>The picture is compared with your photo at the bank.</source>
        <translation>图像将与您在银行的登记照片比对。</translation>
    </message>
    <message>
        <source>Use your card or go to the counter.</source>
        <translation>请用卡或到柜台办理。</translation>
    </message>
    <message>
        <source>Your account opens.</source>
        <translation>您的账户即将打开。</translation>
    </message>
    <message>
        <source>You can try again in a moment.</source>
        <translation>稍后可以再试。</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>请看这里</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>请保持不动</translation>
    </message>
    <message>
        <source>Hold your ticket to the reader, then look at the camera.</source>
        <translation>请将票证靠近读卡处，然后看摄像头。</translation>
    </message>
    <message>
        <source>Give your identity document to the clerk beside you.</source>
        <translation>请将身份证件交给身旁的工作人员。</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>The branch key does not fit or is damaged.</source>
        <translation>网点密钥不匹配或已损坏。</translation>
    </message>
    <message>
        <source>Encryption is not available.</source>
        <translation>加密功能不可用。</translation>
    </message>
    <message>
        <source>The key for messages does not fit or is damaged.</source>
        <translation>消息密钥不匹配或已损坏。</translation>
    </message>
</context>
<context>
    <name>SessionCells</name>
    <message>
        <source>Time, %1</source>
        <translation>时间（%1）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Scan, s</source>
        <translation>扫描/秒</translation>
    </message>
    <message>
        <source>Took, s</source>
        <translation>用时/秒</translation>
    </message>
    <message>
        <source>Engine, policy</source>
        <translation>引擎，策略</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, needs %2</source>
        <translation>%1，要求 %2</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>无分数</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <extracomment>The format of a date and time in a table; the letters mean what QLocale says.</extracomment>
        <translation>M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <extracomment>The same for another year than the present one.</extracomment>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>SessionFacts</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1, needs %2</source>
        <translation>%1，要求 %2</translation>
    </message>
    <message>
        <source>–, needs %1</source>
        <translation>–，要求 %1</translation>
    </message>
    <message>
        <source>Weakest in the picture</source>
        <translation>画面最弱项</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>%1, rehearsal only</source>
        <translation>%1，仅限演练</translation>
    </message>
    <message>
        <source>Attempt %1, score %2</source>
        <translation>第 %1 次尝试，分数 %2</translation>
    </message>
    <message>
        <source>Attempt %1, %2</source>
        <translation>第 %1 次尝试，%2</translation>
    </message>
    <message>
        <source>Attempt %1, no score</source>
        <translation>第 %1 次尝试，无分数</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>最高分数</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>比对方式</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Face decided within</source>
        <translation>人脸判定用时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Whole visit</source>
        <translation>整个办理</translation>
    </message>
    <message>
        <source>Face matched</source>
        <translation>人脸相符</translation>
    </message>
    <message>
        <source>Phone number known</source>
        <translation>手机号已登记</translation>
    </message>
    <message>
        <source>PIN valid</source>
        <translation>密码正确</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>使用场景</translation>
    </message>
    <message>
        <source>Ticket known</source>
        <translation>票证已登记</translation>
    </message>
    <message>
        <source>Document known</source>
        <translation>证件已登记</translation>
    </message>
    <message>
        <source>What phone and PIN say</source>
        <translation>手机号和密码核对结果</translation>
    </message>
    <message>
        <source>What is known besides</source>
        <translation>其他核对结果</translation>
    </message>
</context>
<context>
    <name>SessionFilter</name>
    <message>
        <source>or a moment, such as %1 14:30</source>
        <translation>或某一时刻，例如 %1 14:30</translation>
    </message>
    <message>
        <source>or a day, such as %1</source>
        <translation>或某一天，例如 %1</translation>
    </message>
    <message>
        <source>the name of a kiosk</source>
        <translation>终端名称</translation>
    </message>
    <message>
        <source>a number between −1 and 1, such as 0.58</source>
        <translation>−1 到 1 之间的数，例如 0.58</translation>
    </message>
    <message>
        <source>a pseudonym, or the last four digits of a phone number</source>
        <translation>化名，或手机号后四位</translation>
    </message>
    <message>
        <source>Write a day as 2026-11-20, or a moment as 2026-11-20 14:30.</source>
        <translation>日期请写成 2026-11-20，时刻请写成 2026-11-20 14:30。</translation>
    </message>
    <message>
        <source>A time of day lies between 00:00 and 23:59.</source>
        <translation>时刻在 00:00 到 23:59 之间。</translation>
    </message>
    <message>
        <source>Say from or until before a time of day.</source>
        <translation>请在时刻前写上“从”或“到”。</translation>
    </message>
    <message>
        <source>A score lies between −1 and 1, for example 0.58.</source>
        <translation>分数在 −1 到 1 之间，例如 0.58。</translation>
    </message>
    <message>
        <source>A score has at most four decimals.</source>
        <translation>分数最多有四位小数。</translation>
    </message>
    <message>
        <source>No outcome is called “%1”. Choose one from the list.</source>
        <translation>没有名为“%1”的结果。请从列表中选择。</translation>
    </message>
    <message numerus="yes">
        <source>A filter has at most %n character(s).</source>
        <translation>
            <numerusform>筛选条件最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>A kiosk name has 1 to 32 letters, digits and hyphens.</source>
        <translation>终端名称由 1 到 32 个字母、数字和连字符组成。</translation>
    </message>
    <message>
        <source>This filter cannot be read: %1</source>
        <translation>无法识别此筛选条件：%1</translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation>请写明要查找的内容。</translation>
    </message>
    <message>
        <source>Say at least or at most before the score.</source>
        <translation>请在分数前写上“至少”或“至多”。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of a date in a filter; the letters mean what QLocale says.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>part of a kiosk or a pseudonym, or the start of a session&apos;s id</source>
        <translation>终端或化名的一部分，或会话编号的开头</translation>
    </message>
</context>
<context>
    <name>SessionRecord</name>
    <message>
        <source>The session record is outside its limits.</source>
        <translation>会话记录超出限制。</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>This branch has an administrator already.</source>
        <translation>本网点已有管理员。</translation>
    </message>
    <message>
        <source>Somebody is signed in already.</source>
        <translation>已有人登录。</translation>
    </message>
    <message>
        <source>The console is not locked.</source>
        <translation>控制台未锁定。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>This account does not count in this branch.</source>
        <translation>该账户不适用于本网点。</translation>
    </message>
    <message>
        <source>The console changed hands in the meantime.</source>
        <translation>控制台此间已由他人使用。</translation>
    </message>
    <message>
        <source>The store is not held.</source>
        <translation>数据库未被暂停。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Sign-in name: 1 to %1 of the characters a-z, 0-9, full stop, hyphen, underscore.</source>
        <translation>登录名：1 至 %1 个字符，可用 a-z、0-9、点、连字符、下划线。</translation>
    </message>
    <message>
        <source>Name: 1 to %1 characters.</source>
        <translation>姓名：1 至 %1 个字符。</translation>
    </message>
    <message>
        <source>Branch: choose at least one.</source>
        <translation>网点：至少选择一个。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
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
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>This picture or its key is damaged.</source>
        <translation>此照片或其密钥已损坏。</translation>
    </message>
    <message>
        <source>The branch&apos;s key for pictures is damaged.</source>
        <translation>本网点的照片密钥已损坏。</translation>
    </message>
    <message>
        <source>These pictures were locked with another branch key.</source>
        <translation>这些照片是用另一把网点密钥加密的。</translation>
    </message>
</context>
<context>
    <name>ViewLease</name>
    <message>
        <source>This live view is outside its limits.</source>
        <translation>此实时画面的请求超出限制。</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>A kiosk speaks a newer version than this program.</source>
        <translation>有终端使用的版本比本程序新。</translation>
    </message>
    <message>
        <source>A message could not be read.</source>
        <translation>有一条消息无法读取。</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>There is no room left for the copy.</source>
        <translation>磁盘空间不足，无法写入副本。</translation>
    </message>
    <message>
        <source>%1 has a store already: %2. Restore into a folder without one.</source>
        <translation>%1 中已有数据库：%2。请恢复到没有数据库的文件夹。</translation>
    </message>
    <message>
        <source>The backup has no %1.</source>
        <translation>备份中没有 %1。</translation>
    </message>
    <message>
        <source>%1 of the backup has %2 bytes, not %3.</source>
        <translation>备份中的 %1 为 %2 字节，应为 %3 字节。</translation>
    </message>
    <message>
        <source>%1 of the backup was changed: its SHA-256 is not the one in %2.</source>
        <translation>备份中的 %1 已被改动：其 SHA-256 与 %2 中记载的不符。</translation>
    </message>
    <message>
        <source>There is no backup in %1: %2 is missing.</source>
        <translation>%1 中没有备份：缺少 %2。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 is there already; a new folder is needed.</source>
        <translation>%1 已存在；请指定一个新文件夹。</translation>
    </message>
    <message>
        <source>Another program is filling %1.</source>
        <translation>另一个程序正在写入 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be given its name.</source>
        <translation>无法将文件夹命名为 %1。</translation>
    </message>
    <message>
        <source>%1 may not outlive a power cut.</source>
        <translation>如果断电，%1 可能丢失。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，没有留下任何文件。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>There is too little room: %1 are needed and %2 are free.</source>
        <translation>空间不足：需要 %1，可用 %2。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of this program.</source>
        <translation>此备份由本程序的更新版本制作。</translation>
    </message>
    <message>
        <source>The audit log of the copy does not fit itself as the backup says.</source>
        <translation>副本审计日志的自洽性与备份记载的不符。</translation>
    </message>
    <message>
        <source>The audit log of the copy has %1 entries, not %2.</source>
        <translation>副本的审计日志有 %1 条记录，应为 %2 条。</translation>
    </message>
    <message>
        <source>The audit log of the copy has the root %1, not %2.</source>
        <translation>副本审计日志的根哈希为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>The newest checkpoint of the copy is another one.</source>
        <translation>副本的最新检查点与备份记载的不同。</translation>
    </message>
    <message>
        <source>The copy is of schema version %1, not %2.</source>
        <translation>副本的结构版本为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>The copy has other tables than the backup says.</source>
        <translation>副本中的数据表与备份记载的不符。</translation>
    </message>
    <message>
        <source>The table %1 of the copy has %2 rows, not %3.</source>
        <translation>副本的数据表 %1 有 %2 行，应为 %3 行。</translation>
    </message>
</context>
<context>
    <name>jinbi-admin</name>
    <message>
        <source>--%1 takes a whole number from %2 to %3.</source>
        <translation>--%1 须为 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>Makes a store of invented sessions, to try the console at its full size.</source>
        <translation>生成虚构会话的数据库，用于按实际规模试用控制台。</translation>
    </message>
    <message>
        <source>How many sessions.</source>
        <translation>会话数量。</translation>
    </message>
    <message>
        <source>Folder of the branch; its store is branch.sqlite.</source>
        <translation>网点文件夹；其数据库为 branch.sqlite。</translation>
    </message>
    <message>
        <source>The same seed and day give the same sessions.</source>
        <translation>种子和日期相同，会话就相同。</translation>
    </message>
    <message>
        <source>How many kiosks; as many as are needed when left out.</source>
        <translation>终端数量；不填则按需要确定。</translation>
    </message>
    <message>
        <source>Over how many days.</source>
        <translation>分布的天数。</translation>
    </message>
    <message>
        <source>The last day, as 2026-01-31; yesterday when left out.</source>
        <translation>最后一天，如 2026-01-31；不填则为昨天。</translation>
    </message>
    <message>
        <source>Add to a store that is there; slow.</source>
        <translation>追加到已有的数据库；较慢。</translation>
    </message>
    <message>
        <source>--until takes a day such as 2026-01-31.</source>
        <translation>--until 须为日期，如 2026-01-31。</translation>
    </message>
    <message>
        <source>--data DIR is required.</source>
        <translation>必须指定 --data DIR。</translation>
    </message>
    <message>
        <source>index %1 of %2</source>
        <translation>索引 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 sessions, %3 a second</source>
        <translation>会话 %1/%2，每秒 %3</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 sessions of %2 kiosks in %3 s; the store has %4 MB.</source>
        <translation>%2 台终端的 %1 个会话，用时 %3 秒；数据库为 %4 MB。</translation>
    </message>
    <message>
        <source>jinbi-admin has no command &quot;%1&quot;.</source>
        <translation>jinbi-admin 没有命令“%1”。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The store holds other sessions of these kiosks.</source>
        <translation>数据库中已有这些终端的其他会话。</translation>
    </message>
    <message>
        <source>--%1 DIR and --%2 DIR are required.</source>
        <translation>必须给出 --%1 目录 和 --%2 目录。</translation>
    </message>
    <message>
        <source>copying, %1 of %2 MB</source>
        <translation>正在复制：%1 / %2 MB</translation>
    </message>
    <message>
        <source>SHA-256, %1 of %2 MB</source>
        <translation>正在计算 SHA-256：%1 / %2 MB</translation>
    </message>
    <message>
        <source>checking the pages and tables of the copy</source>
        <translation>正在检查副本的数据页和数据表</translation>
    </message>
    <message>
        <source>audit log, entry %1 of %2</source>
        <translation>审计日志：第 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>Made %1 UTC: %2 sessions, %3 pictures, %4 accounts; schema %5, %6 MB.</source>
        <translation>制作于 %1 UTC：%2 次会话，%3 张图片，%4 个账户；结构版本 %5，%6 MB。</translation>
    </message>
    <message>
        <source>Audit log: %1 entries, root %2.</source>
        <translation>审计日志：%1 条记录，根哈希 %2。</translation>
    </message>
    <message>
        <source>WARNING: this audit log was changed. The copy holds it as it is; jinbi-audit verify says where.</source>
        <translation>警告：此审计日志已被改动。副本按原样保留；可用 jinbi-audit verify 查出改动之处。</translation>
    </message>
    <message>
        <source>Copies the store of a branch, also while its console writes.</source>
        <translation>备份网点数据库；控制台正在写入时也可进行。</translation>
    </message>
    <message>
        <source>New folder for the copy.</source>
        <translation>存放备份的新文件夹。</translation>
    </message>
    <message>
        <source>A store on a PostgreSQL server is backed up by the server&apos;s own tools, pg_dump or pg_basebackup.</source>
        <translation>PostgreSQL 服务器上的数据库请用服务器自带的工具（pg_dump 或 pg_basebackup）备份。</translation>
    </message>
    <message>
        <source>Not in it, and to be kept elsewhere: %1. Without vault.key no picture can be opened, and without audit.key nobody goes on signing this log.</source>
        <translation>备份不含以下文件，须另行保管：%1。没有 vault.key 就无法打开图片；没有 audit.key 就无法继续为此日志签名。</translation>
    </message>
    <message>
        <source>Checks a backup and puts its store into a folder.</source>
        <translation>核对备份，并将其中的数据库恢复到文件夹。</translation>
    </message>
    <message>
        <source>Folder of the backup.</source>
        <translation>备份所在的文件夹。</translation>
    </message>
    <message>
        <source>Folder of the branch, without a store.</source>
        <translation>网点文件夹，其中不得已有数据库。</translation>
    </message>
    <message>
        <source>Put the keys of the branch beside it before its console starts, which makes new ones otherwise: branch.key, vault.key, audit.key, audit.signed and the others that were kept elsewhere.</source>
        <translation>启动控制台之前，请将另行保管的网点密钥放到同一文件夹：branch.key、vault.key、audit.key、audit.signed 及其他文件；否则控制台会生成新的密钥。</translation>
    </message>
    <message>
        <source>If more was signed after this backup, the console holds the store, records nothing, and says what is missing, until an administrator confirms it.</source>
        <translation>如果此备份之后还有已签名的记录，控制台会暂停使用该数据库、不作任何记录并说明缺少什么，直至管理员确认。</translation>
    </message>
    <message>
        <source>generate: make a store of invented sessions
backup: copy a branch&apos;s store
restore: check a copy and put it back</source>
        <translation>generate：生成虚构会话的数据库
backup：备份网点数据库
restore：检查备份并恢复</translation>
    </message>
</context>
<context>
    <name>jinbi-kiosk</name>
    <message>
        <source>The fleet file cannot be read.</source>
        <translation>无法读取设备文件。</translation>
    </message>
    <message>
        <source>Kiosk %1 takes the next camera as its own.</source>
        <translation>终端 %1 将把下一个摄像头登记为自己的摄像头。</translation>
    </message>
    <message>
        <source>No camera was known.</source>
        <translation>没有已登记的摄像头。</translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionList</name>
    <message>
        <source>This was handled already.</source>
        <translation>此项已处理过。</translation>
    </message>
    <message numerus="yes">
        <source>Write a reason of at most %n character(s).</source>
        <translation>
            <numerusform>请填写原因，最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Something can be put aside for up to 8 hours.</source>
        <translation>最长可搁置 8 小时。</translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionModel</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1，%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kiosk names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kiosk and place</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>已搁置：%1</translation>
    </message>
</context>
<context>
    <name>jinbi::AuditModel</name>
    <message>
        <source>%1, first broken entry</source>
        <translation>%1，首个损坏条目</translation>
    </message>
    <message>
        <source>The audit log stopped answering.</source>
        <translation>审计日志停止响应。</translation>
    </message>
</context>
<context>
    <name>jinbi::FinishedModel</name>
    <message>
        <source>score %1</source>
        <translation>分数 %1</translation>
    </message>
</context>
<context>
    <name>jinbi::KioskModel</name>
    <message>
        <source>%1, rehearsal only</source>
        <translation>%1，仅限演练</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Contact, %1</source>
        <translation>最近联系（%1）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>比对方式</translation>
    </message>
    <message>
        <source>Clock, s</source>
        <translation>时钟/秒</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>可用磁盘</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>待发箱</translation>
    </message>
    <message>
        <source>Retired %1</source>
        <translation>已于 %1 退役</translation>
    </message>
</context>
<context>
    <name>jinbi::KioskVisitsModel</name>
    <message>
        <source>No score</source>
        <translation>无分数</translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation>时间（%1）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
</context>
<context>
    <name>jinbi::OperatorModel</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>所属网点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last sign-in, %1</source>
        <translation>上次登录（%1）</translation>
    </message>
    <message numerus="yes">
        <source>Disabled after %n failed tries</source>
        <translation>
            <numerusform>失败 %n 次后已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message numerus="yes">
        <source>Waits %1 after %n failed tries</source>
        <translation>
            <numerusform>失败 %n 次，还须等待 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of branches</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未登录</translation>
    </message>
</context>
<context>
    <name>jinbi::ServiceSwitch</name>
    <message>
        <source>A reason has 1 to %1 characters.</source>
        <translation>原因须为 1 至 %1 个字符。</translation>
    </message>
    <message>
        <source>The end lies in the future and at most 30 days away.</source>
        <translation>结束时间须在将来，且不超过 30 天。</translation>
    </message>
    <message>
        <source>The whole branch is stopped. Resume the branch first.</source>
        <translation>全网点已停用。请先恢复全网点。</translation>
    </message>
</context>
<context>
    <name>jinbi::SessionLogModel</name>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>The session log stopped answering.</source>
        <translation>会话记录没有响应。</translation>
    </message>
</context>
<context>
    <name>jinbi::UnmaskedLook</name>
    <message>
        <source>A look has one kiosk and lasts 1 or 2 minutes.</source>
        <translation>每次查看只限一台终端，时长 1 或 2 分钟。</translation>
    </message>
    <message>
        <source>A note has %1 to %2 characters.</source>
        <translation>备注须为 %1 至 %2 个字符。</translation>
    </message>
    <message>
        <source>One face at a time. End the other look first.</source>
        <translation>每次只能查看一处人脸，请先结束另一次查看。</translation>
    </message>
</context>
<context>
    <name>jinbi::agent::KioskFleet</name>
    <message>
        <source>Kiosk %1: &quot;claims&quot; has to name a folder of &quot;enrol&quot;.</source>
        <translation>终端 %1：“claims”必须是“enrol”中的一个文件夹。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder could not be made.</source>
        <translation>无法创建终端的文件夹。</translation>
    </message>
    <message>
        <source>Kiosk %1: a gate or a counter needs a reader, and there is none for a real camera yet.</source>
        <translation>终端 %1：闸机或柜台需要读卡器，真实摄像头暂不支持。</translation>
    </message>
    <message>
        <source>The fleet has no kiosk %1.</source>
        <translation>这组终端中没有终端 %1。</translation>
    </message>
    <message>
        <source>There are customers 1 to %1.</source>
        <translation>客户编号为 1 到 %1。</translation>
    </message>
    <message>
        <source>Kiosk %1: &quot;--customer&quot; needs a rehearsal with a drawn camera.</source>
        <translation>终端 %1：“--customer”需要演练分行和绘制的摄像头画面。</translation>
    </message>
    <message>
        <source>Customer %1 could not be enrolled.</source>
        <translation>客户 %1 无法登记。</translation>
    </message>
</context>
<context>
    <name>jinbi::broker::PrivateBroker</name>
    <message>
        <source>The message broker does not start.</source>
        <translation>消息服务无法启动。</translation>
    </message>
</context>
<context>
    <name>jinbi::camera</name>
    <message>
        <source>There are no pictures in the folder %1.</source>
        <translation>文件夹 %1 中没有图片。</translation>
    </message>
    <message>
        <source>The camera does not answer.</source>
        <translation>摄像头没有响应。</translation>
    </message>
    <message>
        <source>pictures of %1</source>
        <translation>%1 的图片</translation>
    </message>
    <message>
        <source>A camera device is written as device:/dev/video0.</source>
        <translation>摄像头设备请写成 device:/dev/video0。</translation>
    </message>
    <message>
        <source>The camera&apos;s address is not complete.</source>
        <translation>摄像头地址不完整。</translation>
    </message>
    <message>
        <source>A camera setting starts with device:, rtsp://, http://, file: or folder:.</source>
        <translation>摄像头设置以 device:、rtsp://、http://、file: 或 folder: 开头。</translation>
    </message>
    <message>
        <source>The camera setting names no device, file or folder.</source>
        <translation>摄像头设置没有写明设备、文件或文件夹。</translation>
    </message>
    <message>
        <source>synthetic people</source>
        <translation>绘制的人物</translation>
    </message>
    <message>
        <source>The video %1 cannot be played.</source>
        <translation>无法播放视频 %1。</translation>
    </message>
    <message>
        <source>The camera %1 does not answer.</source>
        <translation>摄像头 %1 没有响应。</translation>
    </message>
    <message>
        <source>The device %1 is not a real camera.</source>
        <translation>设备 %1 不是真实的摄像头。</translation>
    </message>
    <message>
        <source>The device %1 is another camera.</source>
        <translation>设备 %1 是另一个摄像头。</translation>
    </message>
    <message>
        <source>The known camera cannot be forgotten.</source>
        <translation>无法清除已登记的摄像头。</translation>
    </message>
</context>
<context>
    <name>jinbi::console::BranchPeople</name>
    <message>
        <source>Only an administrator can confirm it.</source>
        <translation>只有管理员才能确认。</translation>
    </message>
</context>
<context>
    <name>jinbi::console::Console</name>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>This branch is not recording.</source>
        <translation>本网点目前没有记录。</translation>
    </message>
    <message>
        <source>Kiosks keep their sessions and send them when recording resumes.</source>
        <translation>终端会保存会话，恢复记录后再上传。</translation>
    </message>
    <message>
        <source>Classical engine: rehearsal only.</source>
        <translation>传统引擎：仅限演练。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of kiosks were refused.</source>
        <translation>
            <numerusform>有 %n 条终端消息被拒收。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in quarantine with the reason; nothing else was changed.</source>
        <translation>这些消息连同原因已隔离存放；其他内容没有改动。</translation>
    </message>
    <message>
        <source>Rehearsal branch.</source>
        <translation>演练网点。</translation>
    </message>
    <message>
        <source>People, phone numbers and PINs are invented; faces are drawings.</source>
        <translation>人物、手机号和密码均为虚构；人脸是绘制的。</translation>
    </message>
    <message>
        <source>Its scores say little about who somebody is. %1</source>
        <translation>其分数难以说明是谁。%1</translation>
    </message>
    <message>
        <source>It ends when somebody resumes it.</source>
        <translation>有人恢复时结束。</translation>
    </message>
    <message>
        <source>It ends at %1.</source>
        <translation>于 %1 结束。</translation>
    </message>
    <message>
        <source>Face login is stopped in the whole branch.</source>
        <translation>全网点的刷脸登录已停用。</translation>
    </message>
    <message>
        <source>Customers use card or counter. %1 Reason: %2</source>
        <translation>客户使用银行卡或柜台。%1 原因：%2</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Resume face login in the whole branch?</source>
        <translation>恢复全网点的刷脸登录？</translation>
    </message>
    <message>
        <source>Customers can use their face again at once. Kiosks that were stopped on their own stay stopped.</source>
        <translation>客户可立即重新刷脸。单独停用的终端保持停用。</translation>
    </message>
    <message>
        <source>Resume face login</source>
        <translation>恢复刷脸登录</translation>
    </message>
    <message>
        <source>Retire %1?</source>
        <translation>将 %1 退役？</translation>
    </message>
    <message>
        <source>Its certificate counts no more at once and its name is not given out again. Sessions that it has not sent stay on its disk. The broker starts anew; other kiosks reconnect within seconds.</source>
        <translation>其证书立即失效，名称不再使用。未发送的会话留在其磁盘上。消息服务会重新启动；其他终端在数秒内重新连接。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>退役</translation>
    </message>
</context>
<context>
    <name>jinbi::console::EmbeddedBranch</name>
    <message>
        <source>Jinbi Road 1</source>
        <translation>金碧路 1</translation>
    </message>
    <message>
        <source>Jinbi Road 2</source>
        <translation>金碧路 2</translation>
    </message>
    <message>
        <source>Green Lake</source>
        <translation>翠湖</translation>
    </message>
    <message>
        <source>Dongfeng Square</source>
        <translation>东风广场</translation>
    </message>
    <message>
        <source>Railway Station</source>
        <translation>火车站</translation>
    </message>
    <message>
        <source>University Town</source>
        <translation>大学城</translation>
    </message>
    <message>
        <source>Panlong River</source>
        <translation>盘龙江</translation>
    </message>
    <message>
        <source>Airport</source>
        <translation>机场</translation>
    </message>
    <message>
        <source>The branch folder %1 cannot be made or written.</source>
        <translation>无法创建或写入网点文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>jinbi::console::KioskProcess</name>
    <message>
        <source>The rehearsal kiosks could not be started.</source>
        <translation>无法启动演练终端。</translation>
    </message>
</context>
<context>
    <name>jinbi::console::PictureCare</name>
    <message>
        <source>No pictures are being deleted.</source>
        <translation>照片目前没有按期删除。</translation>
    </message>
    <message>
        <source>%1 Set date and time right, then confirm.</source>
        <translation>%1 请先校准日期和时间，再予以确认。</translation>
    </message>
    <message>
        <source>%1 A security officer has to confirm date and time.</source>
        <translation>%1 须由安全管理员确认日期和时间。</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Are date and time of this computer right?</source>
        <translation>本机的日期和时间正确吗？</translation>
    </message>
    <message>
        <source>It says %1. Pictures whose time is over by this clock are deleted at once, and that you confirmed it is written into the audit log.</source>
        <translation>本机时间为 %1。按此时钟已到期的照片将立即删除，您的确认将记入审计日志。</translation>
    </message>
    <message>
        <source>They are right</source>
        <translation>日期和时间正确</translation>
    </message>
</context>
<context>
    <name>jinbi::mqtt::MqttClient</name>
    <message>
        <source>The broker or this computer could not prove its identity.</source>
        <translation>消息服务或本计算机未能证明身份。</translation>
    </message>
    <message>
        <source>The name of the broker is not known.</source>
        <translation>找不到消息服务的主机名。</translation>
    </message>
    <message>
        <source>The broker cannot be reached.</source>
        <translation>无法连接到消息服务。</translation>
    </message>
    <message>
        <source>The broker does not know this identity.</source>
        <translation>消息服务不认识此身份。</translation>
    </message>
    <message>
        <source>Another program uses the same identity.</source>
        <translation>另一个程序正在使用相同的身份。</translation>
    </message>
    <message>
        <source>The connection to the broker was lost.</source>
        <translation>与消息服务的连接已断开。</translation>
    </message>
    <message>
        <source>The message cannot be sent.</source>
        <translation>无法发送消息。</translation>
    </message>
    <message>
        <source>The address of the broker is not complete.</source>
        <translation>消息服务的地址不完整。</translation>
    </message>
    <message>
        <source>The certificate %1 cannot be read.</source>
        <translation>无法读取证书 %1。</translation>
    </message>
    <message>
        <source>The connection cannot be prepared.</source>
        <translation>无法准备连接。</translation>
    </message>
    <message>
        <source>The broker is shutting down.</source>
        <translation>消息服务正在关闭。</translation>
    </message>
    <message>
        <source>The broker does not speak MQTT 5.</source>
        <translation>消息服务不支持 MQTT 5。</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate.</source>
        <translation>文件 %1 中没有证书。</translation>
    </message>
    <message>
        <source>The file %1 holds no key.</source>
        <translation>文件 %1 中没有密钥。</translation>
    </message>
    <message>
        <source>The key %1 does not belong to the certificate %2.</source>
        <translation>密钥 %1 与证书 %2 不匹配。</translation>
    </message>
    <message>
        <source>The certificate %1 is for &quot;%2&quot;, not for &quot;%3&quot;.</source>
        <translation>证书 %1 属于“%2”，不属于“%3”。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another address.</source>
        <translation>消息服务的证书属于另一个地址。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired or was signed by another authority.</source>
        <translation>消息服务的证书已过期，或由其他机构签发。</translation>
    </message>
    <message>
        <source>The broker does not trust the authority that signed this computer&apos;s certificate.</source>
        <translation>消息服务不信任签发本机证书的机构。</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate for the broker was revoked.</source>
        <translation>本机用于消息服务的证书已被吊销。</translation>
    </message>
    <message>
        <source>The broker refused this computer&apos;s certificate.</source>
        <translation>消息服务拒绝了本机的证书。</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate for the broker has expired.</source>
        <translation>本机用于消息服务的证书已过期。</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate for the broker is not valid yet. Check the clock of this computer.</source>
        <translation>本机用于消息服务的证书尚未生效。检查本机时钟。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AttentionButton</name>
    <message>
        <source>1 needs attention</source>
        <translation>1 项需要处理</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 项需要处理</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AttentionDelegate</name>
    <message>
        <source>%1, put aside: %2</source>
        <translation>%1，已搁置：%2</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AuditDetailPane</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>First broken entry</source>
        <translation>首个损坏条目</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Id of who</source>
        <translation>操作人编号</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Leaf hash %1</source>
        <translation>叶哈希值 %1</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>叶哈希值</translation>
    </message>
    <message>
        <source>A third party checks a proof package with “jinbi-audit verify”: every entry gives its leaf hash, and the signed checkpoint covers them all. This console is not needed for it.</source>
        <translation>第三方可用“jinbi-audit verify”校验证明文件包：每个条目都可算出其叶哈希值，已签名的检查点覆盖全部条目。校验无需本控制台。</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>复制哈希值</translation>
    </message>
    <message>
        <source>Copy the leaf hash of this entry</source>
        <translation>复制本条目的叶哈希值</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>关闭详情 (Esc)</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AuditFilterBar</name>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>This branch</source>
        <translation>本网点</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>不限日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>条目类别</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Object, its exact id</source>
        <translation>对象的完整编号</translation>
    </message>
    <message>
        <source>Object, for example K-01</source>
        <translation>对象，例如 K-01</translation>
    </message>
    <message>
        <source>The exact id of what it was done to</source>
        <translation>操作对象的完整编号</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Clear filters (Ctrl+Backspace)</source>
        <translation>清除筛选 (Ctrl+Backspace)</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AuditPage</name>
    <message>
        <source>Writing the proof package</source>
        <translation>正在写入证明文件包</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>newest %1 read</source>
        <translation>已读取最新 %1 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entr(y/ies)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) the filters</source>
        <translation>
            <numerusform>%Ln 条符合筛选</numerusform>
        </translation>
    </message>
    <message>
        <source>J, K</source>
        <translation>J、K</translation>
    </message>
    <message>
        <source>Next, previous entry</source>
        <translation>下一条、上一条</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>Enter、Esc</translation>
    </message>
    <message>
        <source>Open, close the details</source>
        <translation>打开、关闭详情</translation>
    </message>
    <message>
        <source>Check the whole log</source>
        <translation>校验整个日志</translation>
    </message>
    <message>
        <source>Go to the filters</source>
        <translation>转到筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Export a proof package</source>
        <translation>导出证明文件包</translation>
    </message>
    <message>
        <source>Older entries cannot be read now. What is shown is right.</source>
        <translation>暂时无法读取更早的条目，已显示的内容无误。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Only the newest %1 entries are shown. Narrow the filters to see older ones.</source>
        <translation>仅显示最新 %1 条。缩小筛选范围可查看更早的条目。</translation>
    </message>
    <message>
        <source>Entries are only ever added. Nobody can change or delete one here.</source>
        <translation>条目只增不减，任何人都不能在此更改或删除。</translation>
    </message>
    <message>
        <source>Older entries are read as you scroll.</source>
        <translation>向下滚动时读取更早的条目。</translation>
    </message>
    <message numerus="yes">
        <source>Audit log, %Ln row(s)</source>
        <translation>
            <numerusform>审计日志，%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit log is not shown</source>
        <translation>审计日志不予显示</translation>
    </message>
    <message>
        <source>The audit log cannot be read</source>
        <translation>无法读取审计日志</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>暂无条目</translation>
    </message>
    <message>
        <source>Whatever somebody does in this branch is written down here.</source>
        <translation>本网点的每项操作都会记录在此。</translation>
    </message>
    <message>
        <source>No entries match these filters</source>
        <translation>没有符合筛选的条目</translation>
    </message>
    <message>
        <source>An object is found by its exact id.</source>
        <translation>对象须按完整编号查找。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Entry %1 cannot be read.</source>
        <translation>无法读取第 %1 条。</translation>
    </message>
    <message>
        <source>Entry %1 is missing from the store.</source>
        <translation>存储中缺少第 %1 条。</translation>
    </message>
    <message>
        <source>Export proof package</source>
        <translation>导出证明文件包</translation>
    </message>
    <message>
        <source>The proof package was not written.</source>
        <translation>证明文件包未写入。</translation>
    </message>
    <message numerus="yes">
        <source>Proof package written, %Ln entr(y/ies)</source>
        <translation>
            <numerusform>证明文件包已写入，共 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Export proof package…</source>
        <translation>导出证明文件包…</translation>
    </message>
    <message>
        <source>Write the log and its proofs into a file for a third party (Ctrl+E)</source>
        <translation>将日志及其证明写入文件，供第三方校验 (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ClockLabel</name>
    <message>
        <source>d MMM</source>
        <extracomment>a date in the header, in the notation of QLocale::toString, &quot;15 Jul&quot;</extracomment>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::DatePrompt</name>
    <message>
        <source>Go to a day or a moment</source>
        <translation>转到某一天或某一时刻</translation>
    </message>
    <message>
        <source>2026-11-20 14:30, or yesterday</source>
        <translation>2026-11-20 14:30，或昨天</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::DialogPrompter</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::EntryField</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::EvidenceStrip</name>
    <message numerus="yes">
        <source>%n picture(s) from the kiosk</source>
        <translation>
            <numerusform>终端的 %n 张留存照片</numerusform>
        </translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>%1 秒后</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %Ln session(s)?</source>
        <translation>
            <numerusform>导出 %Ln 个会话？</numerusform>
        </translation>
    </message>
    <message>
        <source>Export more than %1 sessions?</source>
        <translation>导出超过 %1 个会话？</translation>
    </message>
    <message>
        <source>Customers stay pseudonyms, phone numbers their last four digits. Pictures are not exported.</source>
        <translation>客户仍为化名，手机号只含后四位。照片不会导出。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a file and export</source>
        <translation>选择文件并导出</translation>
    </message>
    <message>
        <source>A CSV file with one line for each session, newest first, times in UTC. It is written in the background; work can go on.</source>
        <translation>CSV 文件，每个会话一行，最新的在前，时间为 UTC。文件在后台写入；您可以继续工作。</translation>
    </message>
    <message>
        <source>No filter is set: this is the whole log.</source>
        <translation>没有设置筛选：将导出全部会话记录。</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>筛选：%1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterBar</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Clear all filters (Ctrl+Backspace)</source>
        <translation>清除所有筛选 (Ctrl+Backspace)</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterEdit</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Type a field, such as kiosk, and a value. The down arrow shows what is possible.</source>
        <translation>请输入字段（例如“终端”）和值。按向下箭头可查看可选内容。</translation>
    </message>
    <message>
        <source>What may follow</source>
        <translation>可选内容</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterTokenButton</name>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Delete removes it, Enter changes it.</source>
        <translation>按 Delete 移除，按 Enter 修改。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FirstStartForm</name>
    <message>
        <source>First start of this branch</source>
        <translation>本网点首次启动</translation>
    </message>
    <message>
        <source>There is no account yet and no default one. Make the administrator&apos;s: they add the others, and see neither faces nor customers.</source>
        <translation>本网点尚无账户，也没有默认账户。请先建立管理员账户：管理员添加其他操作员，不查看人脸和客户信息。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Passphrase, at least %1 characters</source>
        <translation>口令，至少 %1 个字符</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Making the account…</source>
        <translation>正在建立账户…</translation>
    </message>
    <message>
        <source>Make the administrator</source>
        <translation>建立管理员账户</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FleetActions</name>
    <message>
        <source>Kiosks</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Add kiosk…</source>
        <translation>添加终端…</translation>
    </message>
    <message>
        <source>Renew certificate…</source>
        <translation>更新证书…</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>退役…</translation>
    </message>
    <message>
        <source>Listen address…</source>
        <translation>监听地址…</translation>
    </message>
    <message>
        <source>Stop face login…</source>
        <translation>停用刷脸登录…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume the whole branch…</source>
        <translation>恢复全网点…</translation>
    </message>
    <message>
        <source>Stop face login in the whole branch…</source>
        <translation>停用全网点刷脸登录…</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FleetPage</name>
    <message>
        <source>Fleet</source>
        <translation>设备</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) in contact</source>
        <translation>
            <numerusform>共 %n 台终端，%1 台在线</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a kiosk</source>
        <translation>选择终端</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Look at the kiosk live</source>
        <translation>查看终端实时画面</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No kiosks yet</source>
        <translation>还没有终端</translation>
    </message>
    <message>
        <source>Kiosks appear here when they report.</source>
        <translation>终端上报后会显示在这里。</translation>
    </message>
    <message>
        <source>No kiosk needs attention</source>
        <translation>没有需要处理的终端</translation>
    </message>
    <message>
        <source>The filter &quot;Needs attention&quot; hides the others.</source>
        <translation>“需要处理”筛选隐藏了其他终端。</translation>
    </message>
    <message>
        <source>Show all kiosks</source>
        <translation>显示所有终端</translation>
    </message>
    <message>
        <source>No kiosk matches</source>
        <translation>没有符合的终端</translation>
    </message>
    <message>
        <source>No kiosk or place has &quot;%1&quot; in its name.</source>
        <translation>没有名称含“%1”的终端或位置。</translation>
    </message>
    <message>
        <source>Kiosk or place with &quot;%1&quot;</source>
        <translation>名称含“%1”的终端或位置</translation>
    </message>
    <message numerus="yes">
        <source>Kiosks, %n row(s)</source>
        <translation>
            <numerusform>终端，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Times</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>How long scans and visits took at each kiosk</source>
        <translation>每台终端扫描和办理所用的时间</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of kiosks</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等，另有 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Not answered yet: %1. What was asked is sent again when they report.</source>
        <translation>尚未答复：%1。终端上线时会再次发送。</translation>
    </message>
    <message>
        <source>The last seven days, UTC.</source>
        <translation>最近七天（UTC）。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::HoldDialog</name>
    <message>
        <source>Keep pictures</source>
        <translation>留存照片</translation>
    </message>
    <message>
        <source>Keep the pictures of session %1?</source>
        <translation>留存会话 %1 的照片？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>They are not deleted after %1 hours but when somebody ends it. Reason and name are written into the audit log.</source>
        <translation>照片在 %1 小时后不再删除，直到有人解除留存。原因和姓名将记入审计日志。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 / %2 个字符</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::HoldForm</name>
    <message>
        <source>Sign-in name of an administrator</source>
        <translation>管理员登录名</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Go on with this copy</source>
        <translation>使用此副本继续</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskDetail</name>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1, %2 free.</source>
        <translation>%1，可用 %2。</translation>
    </message>
    <message>
        <source>The clock has not been compared yet.</source>
        <translation>时钟尚未核对。</translation>
    </message>
    <message>
        <source>The clock agrees with this console.</source>
        <translation>时钟与本控制台一致。</translation>
    </message>
    <message>
        <source>The clock is %1 s ahead of this console.</source>
        <translation>时钟比本控制台快 %1 秒。</translation>
    </message>
    <message>
        <source>The clock is %1 s behind this console.</source>
        <translation>时钟比本控制台慢 %1 秒。</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2%3</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Camera, disk and clock</source>
        <translation>摄像头、磁盘和时钟</translation>
    </message>
    <message>
        <source>Look live</source>
        <translation>查看实时</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Last session</source>
        <translation>上次会话</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>for rehearsal only</source>
        <translation>仅限演练</translation>
    </message>
    <message>
        <source>Policy revision</source>
        <translation>策略版本</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>比对方式</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>待发箱</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait</source>
        <translation>
            <numerusform>%n 个会话待发</numerusform>
        </translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>This kiosk has not reported yet.</source>
        <translation>该终端尚未上报。</translation>
    </message>
    <message>
        <source>As last reported at %1.</source>
        <translation>以 %1 最后一次上报为准。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>使用场景</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Face login</source>
        <translation>刷脸登录</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停用时间</translation>
    </message>
    <message>
        <source>Stopped by</source>
        <translation>停用人</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>when resumed</source>
        <translation>恢复时</translation>
    </message>
    <message>
        <source>It is no longer of this branch: its certificate counts no more and its name is not given out again. Its sessions stay in the log.</source>
        <translation>该终端已不属于本网点：其证书已失效，名称不再分配。其会话记录仍保留在日志中。</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>退役时间</translation>
    </message>
    <message>
        <source>%1, signed</source>
        <translation>%1，已签名</translation>
    </message>
    <message>
        <source>%1, not signed</source>
        <translation>%1，未签名</translation>
    </message>
    <message>
        <source>Policy hash</source>
        <translation>策略哈希</translation>
    </message>
    <message>
        <source>Refused policy</source>
        <translation>被拒绝的策略</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskPicture</name>
    <message>
        <source>Picture of %1</source>
        <translation>%1 的画面</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskScreen</name>
    <message>
        <source>Contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Use my face</source>
        <translation>使用刷脸</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>已呼叫工作人员</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>Camera picture is off</source>
        <translation>摄像头画面已关闭</translation>
    </message>
    <message>
        <source>Staff see your face</source>
        <translation>工作人员可看到您的面部</translation>
    </message>
    <message>
        <source>Staff see the camera, not your face</source>
        <translation>工作人员可看到画面，面部已遮盖</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskTile</name>
    <message>
        <source>Last session %1</source>
        <translation>上次会话 %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskView</name>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Policy revision</source>
        <translation>策略版本</translation>
    </message>
    <message>
        <source>All kiosks</source>
        <translation>所有终端</translation>
    </message>
    <message>
        <source>This engine is for rehearsal only.</source>
        <translation>此引擎仅限演练使用。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ListenDialog</name>
    <message>
        <source>Listen there</source>
        <translation>在此监听</translation>
    </message>
    <message>
        <source>Where do kiosks reach this branch?</source>
        <translation>终端从哪个地址连接本网点？</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>%1, this computer only</source>
        <translation>%1，仅本机</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The broker starts anew; kiosks reconnect within seconds and lose no session.</source>
        <translation>消息服务会重新启动；终端在数秒内重新连接，不丢失会话。</translation>
    </message>
    <message>
        <source>Nothing on the network can reach the broker.</source>
        <translation>网络上的任何设备都无法连接消息服务。</translation>
    </message>
    <message>
        <source>Any computer that reaches %1 can try to connect. Only kiosks with a certificate of this branch get in.</source>
        <translation>能访问 %1 的计算机都可以尝试连接。只有持本网点证书的终端可以接入。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LivePage</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>%1 in full</source>
        <translation>%1 完整画面</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) shown</source>
        <translation>
            <numerusform>共 %n 台终端，显示 %1 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a kiosk</source>
        <translation>选择终端</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the kiosk in full</source>
        <translation>打开终端完整画面</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Hide or show faces</source>
        <translation>隐藏或显示人脸</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Pause or resume the wall</source>
        <translation>暂停或恢复画面</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>需要处理的优先</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Order is held while you are here</source>
        <translation>您操作期间顺序保持不变</translation>
    </message>
    <message>
        <source>Faces are masked at the kiosk</source>
        <translation>人脸已在终端遮挡</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>No kiosks yet</source>
        <translation>还没有终端</translation>
    </message>
    <message>
        <source>Kiosks appear here when they report.</source>
        <translation>终端上报后会显示在这里。</translation>
    </message>
    <message>
        <source>No kiosk is in use</source>
        <translation>没有使用中的终端</translation>
    </message>
    <message>
        <source>Kiosks appear here while somebody uses them.</source>
        <translation>有人使用时，终端会显示在这里。</translation>
    </message>
    <message>
        <source>Show all kiosks</source>
        <translation>显示所有终端</translation>
    </message>
    <message>
        <source>The picture is %1 old. The broker has not answered since %2.</source>
        <translation>这是 %1前的画面。消息服务自 %2 起没有响应。</translation>
    </message>
    <message>
        <source>Kiosks keep serving customers. Trying again.</source>
        <translation>终端照常服务客户。正在重试。</translation>
    </message>
    <message>
        <source>Show faces</source>
        <translation>显示人脸</translation>
    </message>
    <message>
        <source>Hide faces</source>
        <translation>隐藏人脸</translation>
    </message>
    <message>
        <source>Resume wall</source>
        <translation>恢复画面</translation>
    </message>
    <message>
        <source>Pause wall</source>
        <translation>暂停画面</translation>
    </message>
    <message>
        <source>Hide the face, then back to all kiosks</source>
        <translation>先隐藏人脸，再返回全部终端</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, lease</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LiveSidePane</name>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>stays until handled</source>
        <translation>处理后才移除</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>last 10 minutes</source>
        <translation>最近 10 分钟</translation>
    </message>
    <message>
        <source>Finished, last 10 minutes</source>
        <translation>已结束，最近 10 分钟</translation>
    </message>
    <message>
        <source>Nothing needs anyone.</source>
        <translation>没有需要处理的事项。</translation>
    </message>
    <message>
        <source>No visit has ended in the last 10 minutes.</source>
        <translation>最近 10 分钟内没有结束的办理。</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Put aside…</source>
        <translation>搁置…</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LookControl</name>
    <message>
        <source>Not shown, because it could not be written down: %1</source>
        <translation>未能写入记录，因此不予显示：%1</translation>
    </message>
    <message>
        <source>The end of the look could not be written down: %1</source>
        <translation>查看结束未能写入记录：%1</translation>
    </message>
    <message>
        <source>Show face…</source>
        <translation>显示人脸…</translation>
    </message>
    <message>
        <source>Hide face</source>
        <translation>隐藏人脸</translation>
    </message>
    <message>
        <source>Writing it down</source>
        <translation>正在记录</translation>
    </message>
    <message numerus="yes">
        <source>Face shown, %n second(s) left</source>
        <translation>
            <numerusform>正在显示人脸，剩余 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LookDialog</name>
    <message>
        <source>Show face</source>
        <translation>显示人脸</translation>
    </message>
    <message>
        <source>Show the face at %1?</source>
        <translation>显示 %1 处的人脸？</translation>
    </message>
    <message>
        <source>Choose a purpose</source>
        <translation>选择用途</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The customer&apos;s screen shows an eye while you look. The look is written into the audit log under your name, with its purpose. It ends by itself.</source>
        <translation>查看期间客户屏幕会显示眼睛标志。本次查看及其用途将以您的姓名记入审计日志，到时自动结束。</translation>
    </message>
    <message>
        <source>%1 of %2 characters.</source>
        <translation>%1/%2 个字符。</translation>
    </message>
    <message>
        <source>Say what the purpose is.</source>
        <translation>请说明用途。</translation>
    </message>
    <message>
        <source>Not needed for this purpose.</source>
        <translation>此用途无需填写。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::MainWindow</name>
    <message>
        <source>Stop recording for this branch?</source>
        <translation>停止本网点的记录？</translation>
    </message>
    <message>
        <source>Closing stops recording for this branch. Kiosks keep their sessions until it is opened again.</source>
        <translation>关闭后本网点将停止记录。终端会保存会话，直到重新打开本程序。</translation>
    </message>
    <message>
        <source>Stop recording and close</source>
        <translation>停止记录并关闭</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Hide faces</source>
        <translation>隐藏人脸</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>显示快捷键</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>%1 – Jinbi</source>
        <extracomment>%1 is the view</extracomment>
        <translation>%1 – Jinbi</translation>
    </message>
    <message>
        <source>Go to a view</source>
        <translation>转到视图</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::NavigationRail</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::NewPassphraseDialog</name>
    <message>
        <source>A new passphrase for %1?</source>
        <translation>为 %1 重设口令？</translation>
    </message>
    <message>
        <source>The old one counts no more, and a delay after failed tries ends. Tell them the new one in person: it is kept nowhere and shown to nobody.</source>
        <translation>旧口令立即失效，失败后的等待也随之结束。请当面告知新口令：系统不保存原文，也不会再显示。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation>设置口令</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::OperatorButton</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Signed in: %1, %2</source>
        <comment>name, role</comment>
        <translation>已登录：%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Last sign-in %1</source>
        <translation>上次登录 %1</translation>
    </message>
    <message>
        <source>First sign-in of this account</source>
        <translation>该账户首次登录</translation>
    </message>
    <message numerus="yes">
        <source>%n failed attempt(s) since</source>
        <translation>
            <numerusform>此后失败尝试 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::OperatorDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change the account of %1?</source>
        <translation>修改 %1 的账户？</translation>
    </message>
    <message>
        <source>Add an operator?</source>
        <translation>添加操作员？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>A new role counts at once, also for somebody who is signed in.</source>
        <translation>新角色立即生效，对已登录的人也一样。</translation>
    </message>
    <message>
        <source>Tell them the passphrase in person: it is kept nowhere and shown to nobody. The role counts in %1.</source>
        <translation>请当面告知口令：系统不保存原文，也不会再显示。该角色在 %1 有效。</translation>
    </message>
    <message>
        <source>Change account</source>
        <translation>修改账户</translation>
    </message>
    <message>
        <source>Add operator</source>
        <translation>添加操作员</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PageSearch</name>
    <message>
        <source>Find %1 in this view</source>
        <extracomment>%1 is what was typed</extracomment>
        <translation>在此视图中查找 %1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PairDialog</name>
    <message>
        <source>Make pairing file</source>
        <translation>生成配对文件</translation>
    </message>
    <message>
        <source>Renew the certificate of %1?</source>
        <translation>更新 %1 的证书？</translation>
    </message>
    <message>
        <source>Add a kiosk?</source>
        <translation>添加一台终端？</translation>
    </message>
    <message>
        <source>Name of the kiosk</source>
        <translation>终端名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Pairing file</source>
        <translation>配对文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A file with the kiosk&apos;s certificate and key is written, sealed with a code. It pairs one kiosk within 24 hours.</source>
        <translation>将写出一个以配对码加密的文件，内含终端的证书和密钥。24 小时内可配对一台终端。</translation>
    </message>
    <message>
        <source>The present certificate counts no more at once: the kiosk is cut off until the file is opened there. It keeps its sessions.</source>
        <translation>现有证书立即失效：在终端上打开该文件之前，终端断开连接。会话仍保留在终端。</translation>
    </message>
    <message>
        <source>In a real branch a kiosk cannot serve yet: it needs references and a bank host.</source>
        <translation>在真实网点，终端尚不能提供服务：需要登记照片和银行主机。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>配对码</translation>
    </message>
    <message>
        <source>It is shown this once and kept nowhere. Carry it apart from the file.</source>
        <translation>仅显示这一次，不作保存。请与文件分开携带。</translation>
    </message>
    <message>
        <source>A kiosk&apos;s name has 1 to 32 letters, digits and hyphens.</source>
        <translation>终端名称为 1 至 32 个字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Making keys…</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>Pairing code %1</source>
        <translation>配对码 %1</translation>
    </message>
    <message>
        <source>At the kiosk, until %1:
jinbi-kiosk --pair FILE --data FOLDER
jinbi-kiosk --paired FOLDER

File: %2
The kiosk will look for this branch at %3.</source>
        <translation>在终端上，%1 之前：
jinbi-kiosk --pair 文件 --data 文件夹
jinbi-kiosk --paired 文件夹

文件：%2
终端将在 %3 查找本网点。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PassphraseDialog</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Type your passphrase again</source>
        <translation>请再次输入口令</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>To %1, somebody has to be sure that it is you. It counts for this once.</source>
        <translation>要%1，需再次确认是您本人。仅对本次有效。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PeoplePage</name>
    <message>
        <source>Administration</source>
        <translation>系统管理</translation>
    </message>
    <message numerus="yes">
        <source>%n operator(s)</source>
        <translation>
            <numerusform>%n 名操作员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them disabled</source>
        <translation>
            <numerusform>%1，其中 %n 名已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an operator</source>
        <translation>选择操作员</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>修改账户</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Choose nobody</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Add operator…</source>
        <translation>添加操作员…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>重设口令…</translation>
    </message>
    <message>
        <source>New recovery codes…</source>
        <translation>重新生成恢复码…</translation>
    </message>
    <message>
        <source>The operators cannot be read</source>
        <translation>无法读取操作员</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Reading the operators…</source>
        <translation>正在读取操作员…</translation>
    </message>
    <message>
        <source>No operators</source>
        <translation>没有操作员</translation>
    </message>
    <message>
        <source>Whoever is added is listed here.</source>
        <translation>添加的操作员将显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>Operators, %n row(s)</source>
        <translation>
            <numerusform>操作员，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation>%1 现在可以登录。</translation>
    </message>
    <message>
        <source>The account of %1 was changed.</source>
        <translation>%1 的账户已修改。</translation>
    </message>
    <message>
        <source>%1 cannot sign in any more.</source>
        <translation>%1 不能再登录。</translation>
    </message>
    <message>
        <source>%1 can sign in again.</source>
        <translation>%1 可以重新登录。</translation>
    </message>
    <message>
        <source>%1 has a new passphrase.</source>
        <translation>%1 的口令已重设。</translation>
    </message>
    <message>
        <source>No recovery code is left. If every administrator forgets the passphrase, nobody can manage operators any more: make new ones.</source>
        <translation>恢复码已用完。若管理员都忘记口令，将无人能管理操作员：请重新生成。</translation>
    </message>
    <message>
        <source>One recovery code is left: make new ones before it is needed.</source>
        <translation>只剩一个恢复码：请尽早重新生成。</translation>
    </message>
    <message>
        <source>New recovery codes</source>
        <translation>新恢复码</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PhoneView</name>
    <message>
        <source>Mobile number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It begins with 1.</source>
        <translation>号码以 1 开头。</translation>
    </message>
    <message numerus="yes">
        <source>You typed %n.</source>
        <translation>
            <numerusform>您输入了 %n 位。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences, one after the other</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PictureHold</name>
    <message>
        <source>Stop keeping pictures</source>
        <translation>解除留存</translation>
    </message>
    <message>
        <source>Keep pictures…</source>
        <translation>留存照片…</translation>
    </message>
    <message>
        <source>These pictures are kept: %1</source>
        <translation>这些照片已留存：%1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PinView</name>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>A PIN has no more digits than this.</source>
        <translation>密码不能再长了。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ProblemStrip</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what went wrong</source>
        <translation>复制问题详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ProofBar</name>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>%1 entries so far</source>
        <translation>已校验 %1 条</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>Log broken</source>
        <translation>日志已损坏</translation>
    </message>
    <message>
        <source>Checked %1, %2 entries.</source>
        <translation>%1 校验，共 %2 条。</translation>
    </message>
    <message>
        <source>The log does not hold together.</source>
        <translation>日志不完整。</translation>
    </message>
    <message>
        <source>The log is broken at entry %1.</source>
        <translation>日志自第 %1 条起损坏。</translation>
    </message>
    <message>
        <source>Show entry</source>
        <translation>查看条目</translation>
    </message>
    <message>
        <source>No checkpoint is signed yet.</source>
        <translation>尚无已签名的检查点。</translation>
    </message>
    <message>
        <source>Checkpoint of %1 entries signed %2.</source>
        <translation>覆盖 %1 条的检查点已于 %2 签名。</translation>
    </message>
    <message>
        <source>Log intact</source>
        <translation>日志完整</translation>
    </message>
    <message>
        <source>%1 entries, checked %2. %3</source>
        <translation>共 %1 条，%2 校验。%3</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>尚未校验。</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>立即校验</translation>
    </message>
    <message>
        <source>Read every entry and check the whole log (V)</source>
        <translation>读取全部条目并校验整个日志 (V)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>停止校验</translation>
    </message>
    <message>
        <source>A rollback of the whole store can only be seen with a checkpoint kept elsewhere.</source>
        <translation>整个存储被回退时，只有凭另行保管的检查点才能发现。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>%1 is a view, %n the count of what waits there</extracomment>
        <translation>
            <numerusform>%1，%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::RecoveryForm</name>
    <message>
        <source>Forgotten passphrase</source>
        <translation>忘记口令</translation>
    </message>
    <message>
        <source>For an administrator with one of the codes that were made at the first start. For anybody else the administrator sets a new passphrase.</source>
        <translation>供持有首次启动时所生成恢复码的管理员使用。其他人员请由管理员重设口令。</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>New passphrase, at least %1 characters</source>
        <translation>新口令，至少 %1 个字符</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation>设置新口令</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>返回登录</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::RecoverySheet</name>
    <message>
        <source>Jinbi, branch %1: recovery codes

%2

For an administrator who has forgotten the passphrase: at the sign-in view, &quot;Forgotten passphrase (administrator)…&quot;. Each code counts once. Keep this sheet where only administrators get it.
</source>
        <translation>Jinbi，网点 %1：恢复码

%2

供忘记口令的管理员使用：在登录界面点击“忘记口令（管理员）…”。每个恢复码只能使用一次。请将本页存放在只有管理员能取得的地方。
</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>If every administrator forgets the passphrase, one of these lets them back in. They are shown this once, and only their hashes are kept.</source>
        <translation>若管理员都忘记口令，可凭其中一个恢复码重新进入。恢复码只显示这一次，系统仅保存其散列值。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>另存为文本…</translation>
    </message>
    <message>
        <source>I have put them in a safe place</source>
        <translation>我已将恢复码妥善保管</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>Save the recovery codes</source>
        <translation>保存恢复码</translation>
    </message>
    <message>
        <source>Saved. Carry the file to a safe place and delete it here.</source>
        <translation>已保存。请将文件移到安全的地方，并删除此处的文件。</translation>
    </message>
    <message>
        <source>The file cannot be written. %1</source>
        <translation>无法写入文件。%1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScanView</name>
    <message>
        <source>Picture %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScoreCard</name>
    <message>
        <source>Last visits</source>
        <translation>最近办理</translation>
    </message>
    <message>
        <source>Score of each visit; the dashed line is the threshold</source>
        <translation>每次办理的分数；虚线为阈值</translation>
    </message>
    <message>
        <source>Scores of the last visits. Show as table to read them.</source>
        <translation>最近办理的分数。可显示为表格来查看。</translation>
    </message>
    <message>
        <source>No visit is stored yet.</source>
        <translation>还没有已保存的办理记录。</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>None of the last visits has a score.</source>
        <translation>最近的办理都没有分数。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScoreChartView</name>
    <message>
        <source>Threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScorePane</name>
    <message>
        <source>%1 accepted, %2 not accepted, %3 without a score</source>
        <translation>通过 %1，未通过 %2，无分数 %3</translation>
    </message>
    <message>
        <source>Scores: %1</source>
        <translation>分数：%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation>线性刻度</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Close the scores</source>
        <translation>关闭分数</translation>
    </message>
    <message>
        <source>Scores as a table</source>
        <translation>分数表格</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SearchBox</name>
    <message>
        <source>Find session, kiosk or command</source>
        <translation>查找会话、终端或命令</translation>
    </message>
    <message>
        <source>Find a session, a kiosk or a command</source>
        <translation>查找会话、终端或命令</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SearchPopup</name>
    <message>
        <source>Nothing found for %1</source>
        <translation>没有找到 %1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SecretPair</name>
    <message>
        <source>Passphrase, at least %1 characters</source>
        <translation>口令，至少 %1 个字符</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SessionDetailPane</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>正在查找照片</translation>
    </message>
    <message>
        <source>The pictures cannot be read</source>
        <translation>无法读取照片</translation>
    </message>
    <message>
        <source>No pictures kept</source>
        <translation>没有留存照片</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Copy the id of this session</source>
        <translation>复制此会话的编号</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>关闭详情 (Esc)</translation>
    </message>
    <message>
        <source>These pictures were locked with another branch key.</source>
        <translation>这些照片是用另一把网点密钥加密的。</translation>
    </message>
    <message>
        <source>The pictures, or the key to them, are damaged.</source>
        <translation>照片或其密钥已损坏。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SessionsPage</name>
    <message>
        <source>Exporting sessions</source>
        <translation>正在导出会话</translation>
    </message>
    <message numerus="yes">
        <source>Export finished, %Ln row(s)</source>
        <translation>
            <numerusform>导出完成，%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>The export was not written. The log itself is not affected.</source>
        <translation>导出文件没有写入。会话记录本身不受影响。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>counting, %1 so far</source>
        <translation>正在计数，已有 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) the filters</source>
        <translation>
            <numerusform>%Ln 个符合筛选</numerusform>
        </translation>
    </message>
    <message>
        <source>J, K</source>
        <translation>J, K</translation>
    </message>
    <message>
        <source>Next, previous session</source>
        <translation>下一个、上一个会话</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>Enter, Esc</translation>
    </message>
    <message>
        <source>Open, close the details</source>
        <translation>打开、关闭详情</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Go to a day or a moment</source>
        <translation>转到某一天或某一时刻</translation>
    </message>
    <message>
        <source>Export what the filters show</source>
        <translation>导出筛选结果</translation>
    </message>
    <message>
        <source>Copy the session&apos;s line</source>
        <translation>复制会话的这一行</translation>
    </message>
    <message>
        <source>Some rows cannot be read. The others are still right.</source>
        <translation>有些行无法读取。其他行仍然正确。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>Sessions, %Ln row(s)</source>
        <translation>
            <numerusform>会话，%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The session log cannot be read</source>
        <translation>无法读取会话记录</translation>
    </message>
    <message>
        <source>%1 Kiosks go on working and keep their sessions. Code %2.</source>
        <translation>%1终端照常工作并保存会话。代码 %2。</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>还没有会话</translation>
    </message>
    <message>
        <source>A session appears here as soon as a kiosk has finished one.</source>
        <translation>终端完成会话后会显示在这里。</translation>
    </message>
    <message>
        <source>No sessions match these filters</source>
        <translation>没有符合这些筛选的会话</translation>
    </message>
    <message>
        <source>None of them alone is the reason.</source>
        <translation>不是其中任何单独一个筛选造成的。</translation>
    </message>
    <message>
        <source>“%1” leaves nothing over; without it there are sessions.</source>
        <translation>“%1”排除了所有会话；去掉它就有会话。</translation>
    </message>
    <message>
        <source>Remove the filter “%1”</source>
        <translation>移除筛选“%1”</translation>
    </message>
    <message>
        <source>more than %1 new</source>
        <translation>超过 %1 个新会话</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 个新会话</translation>
    </message>
    <message>
        <source>%1, go to the newest</source>
        <translation>%1，转到最新</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Export sessions</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>How the scores of these sessions are spread</source>
        <translation>这些会话的分数分布</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Show and hide columns</source>
        <translation>显示和隐藏列</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to a day or a moment (Ctrl+G)</source>
        <translation>转到某一天或某一时刻 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export what the filters show (Ctrl+E)</source>
        <translation>导出筛选结果 (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SettingsMenu</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Text size %1 %</source>
        <translation>文字大小 %1%</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ShelveDialog</name>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Put aside: %1, %2?</source>
        <translation>搁置：%1，%2？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>搁置多久</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>It stays in the list in grey, is not counted, and comes back by itself.</source>
        <translation>该项以灰色留在列表中，不计数，到时自动恢复。</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1/%2 个字符</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ShortcutsSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SignInForm</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>Forgotten passphrase (administrator)…</source>
        <translation>忘记口令（管理员）…</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SignInView</name>
    <message>
        <source>Signed out: nobody stays signed in for more than twelve hours.</source>
        <translation>已退出登录：每次登录最长十二小时。</translation>
    </message>
    <message>
        <source>Signed out: your account was changed. Ask the administrator.</source>
        <translation>已退出登录：您的账户已变更，请联系管理员。</translation>
    </message>
    <message>
        <source>Opening the store of this branch…</source>
        <translation>正在打开本网点的数据库…</translation>
    </message>
    <message>
        <source>The store of this branch cannot be opened. %1</source>
        <translation>无法打开本网点的数据库。%1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>网点 %1</translation>
    </message>
    <message>
        <source>Rehearsal branch</source>
        <translation>演练网点</translation>
    </message>
    <message>
        <source>Rehearsal branch: these people are invented. One click signs them in.</source>
        <translation>演练网点：以下人员均为虚构，单击即可登录。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Rehearsal branch: these people are invented. One click confirms in their name.</source>
        <translation>演练网点：以下人员均为虚构。点击一次即以其名义确认。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StageList</name>
    <message>
        <source>Step of the visit: %1</source>
        <translation>办理步骤：%1</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StatusStrip</name>
    <message>
        <source>State of the branch</source>
        <translation>网点状态</translation>
    </message>
    <message>
        <source>%1 of %2 kiosks online</source>
        <translation>终端在线 %1/%2</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>当前任务进度</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>取消当前任务</translation>
    </message>
    <message>
        <source>Starting the branch</source>
        <translation>正在启动网点</translation>
    </message>
    <message>
        <source>Connected, %1 ms</source>
        <translation>已连接，%1 毫秒</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>The broker does not answer, trying again</source>
        <translation>消息服务没有响应，正在重试</translation>
    </message>
    <message>
        <source>The broker has stopped</source>
        <translation>消息服务已停止</translation>
    </message>
    <message>
        <source>Clocks in sync, worst %1 s</source>
        <translation>时钟同步，最大偏差 %1 秒</translation>
    </message>
    <message>
        <source>A kiosk&apos;s clock is off by %1 s</source>
        <translation>有终端时钟偏差 %1 秒</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Faces are hidden, Ctrl+Shift+L shows them</source>
        <translation>人脸已隐藏，按 Ctrl+Shift+L 显示</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StopDialog</name>
    <message>
        <source>Stop face login in the whole branch?</source>
        <translation>停用全网点的刷脸登录？</translation>
    </message>
    <message>
        <source>Stop face login at %1?</source>
        <translation>停用 %1 的刷脸登录？</translation>
    </message>
    <message numerus="yes">
        <source>Stop face login at %n kiosk(s)?</source>
        <translation>
            <numerusform>停用 %n 台终端的刷脸登录？</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers are sent to card or counter at once. A visit under way ends.</source>
        <translation>客户立即改用银行卡或柜台。进行中的办理会结束。</translation>
    </message>
    <message>
        <source>Kiosks that are away or join later are stopped when they report.</source>
        <translation>离线或之后加入的终端在上线时停用。</translation>
    </message>
    <message>
        <source>A kiosk that is away is stopped when it reports.</source>
        <translation>离线的终端在上线时停用。</translation>
    </message>
    <message>
        <source>Stop face login</source>
        <translation>停用刷脸登录</translation>
    </message>
    <message>
        <source>In one hour, at %1</source>
        <translation>一小时后，%1</translation>
    </message>
    <message>
        <source>At the end of the day</source>
        <translation>今天结束时</translation>
    </message>
    <message>
        <source>When somebody resumes it</source>
        <translation>直到有人恢复</translation>
    </message>
    <message>
        <source>At another time</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Day and time of the end</source>
        <translation>结束的日期和时间</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 characters. Staff see it, customers do not.</source>
        <translation>%1 / %2 个字符。员工可见，客户不可见。</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::TimelineView</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>%1 at %2, took %3</source>
        <translation>%2 %1，用时 %3</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::TimesDock</name>
    <message>
        <source>Days %1 to %2, UTC.</source>
        <translation>%1 至 %2（UTC）。</translation>
    </message>
    <message>
        <source>Filters other than time and kiosk are left out.</source>
        <translation>时间和终端以外的筛选条件未计入。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>How long scans and visits took at each kiosk</source>
        <translation>每台终端扫描和办理所用的时间</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::TimesPane</name>
    <message>
        <source>needs %1</source>
        <translation>需 %1 次</translation>
    </message>
    <message>
        <source>%1 % (%2–%3)</source>
        <translation>%1%（%2–%3）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>No session in these days. %1</source>
        <translation>这些天没有会话。%1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Five and twenty seconds</source>
        <translation>5 秒与 20 秒</translation>
    </message>
    <message>
        <source>Close the times</source>
        <translation>关闭用时</translation>
    </message>
    <message>
        <source>How long scans and visits took</source>
        <translation>扫描和办理所用的时间</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描次数</translation>
    </message>
    <message>
        <source>Half within, s</source>
        <translation>中位数/秒</translation>
    </message>
    <message>
        <source>95 % within, s</source>
        <translation>95% 分位/秒</translation>
    </message>
    <message>
        <source>Within 5 s (95 % interval)</source>
        <translation>5 秒内（95% 区间）</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>办理次数</translation>
    </message>
    <message>
        <source>Within 20 s (95 % interval)</source>
        <translation>20 秒内（95% 区间）</translation>
    </message>
    <message>
        <source>Where the time went, s on average</source>
        <translation>时间花在哪里（平均秒数）</translation>
    </message>
</context>
<context>
    <name>jinbi::ui::UnlockForm</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Another person signs in</source>
        <translation>换人登录</translation>
    </message>
</context>
<context>
    <name>office</name>
    <message>
        <source>The audit log does not go on from what was signed last.</source>
        <translation>审计日志与上次签名的内容不连续。</translation>
    </message>
    <message>
        <source>This is no key for an audit log.</source>
        <translation>这不是审计日志的密钥。</translation>
    </message>
    <message>
        <source>The audit log was changed, first at entry %1. %2</source>
        <translation>审计日志被改动，首处为第 %1 条记录。%2</translation>
    </message>
    <message>
        <source>The audit log was changed. %1</source>
        <translation>审计日志被改动。%1</translation>
    </message>
    <message>
        <source>There are operators already. Sign in.</source>
        <translation>已有操作员，请登录。</translation>
    </message>
    <message>
        <source>There is no such operator any more.</source>
        <translation>该操作员已不存在。</translation>
    </message>
    <message>
        <source>Sign-in name: %1 is taken.</source>
        <translation>登录名：%1 已被使用。</translation>
    </message>
    <message>
        <source>There is such an operator already.</source>
        <translation>该操作员已存在。</translation>
    </message>
    <message>
        <source>Somebody else has to change your own account.</source>
        <translation>您本人的账户须由他人修改。</translation>
    </message>
    <message>
        <source>Sign-in name: it cannot be changed.</source>
        <translation>登录名：不可更改。</translation>
    </message>
    <message>
        <source>This is the last administrator who can sign in.</source>
        <translation>这是最后一位可以登录的管理员。</translation>
    </message>
    <message>
        <source>Sign-in name and passphrase do not fit together.</source>
        <translation>登录名与口令不匹配。</translation>
    </message>
    <message>
        <source>The account was changed at this moment. Try again.</source>
        <translation>账户刚刚被修改，请重试。</translation>
    </message>
    <message numerus="yes">
        <source>Too many tries that failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>失败次数过多，请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The proof package cannot be written. %1</source>
        <translation>无法写入证明文件包。%1</translation>
    </message>
    <message>
        <source>The audit log is damaged.</source>
        <translation>审计日志已损坏。</translation>
    </message>
    <message>
        <source>The audit log of this store is damaged. Put back another copy.</source>
        <translation>此数据库的审计日志已损坏，请换用其他副本。</translation>
    </message>
    <message numerus="yes">
        <source>This store is an older copy: it ends at entry %1 of %2, and %n later entry(ies) were signed. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>此数据库是旧副本：止于第 %1 条记录（%2），其后已签名的 %n 条记录缺失。管理员确认之前不记录任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This store is not the one that was signed: of its first %n entry(ies) some are others. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>此数据库与已签名的不符：前 %n 条记录中有不同的记录。管理员确认之前不记录任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This store is empty, but %n entry(ies) were signed. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>此数据库为空，但已签名 %n 条记录。管理员确认之前不记录任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>The store was changed in the meantime. Look at it again.</source>
        <translation>数据库在此期间已发生变化，请重新查看。</translation>
    </message>
    <message>
        <source>The store is not held any more.</source>
        <translation>数据库已不再被暂停。</translation>
    </message>
    <message>
        <source>Sign-in name and recovery code do not fit together.</source>
        <translation>登录名与恢复码不符。</translation>
    </message>
    <message>
        <source>Only an administrator of this branch can confirm it.</source>
        <translation>只有本网点的管理员才能确认。</translation>
    </message>
    <message>
        <source>Nobody doubts the clock any more.</source>
        <translation>时钟已无须确认。</translation>
    </message>
    <message>
        <source>A reason has %1 to %2 characters.</source>
        <translation>原因须为 %1 至 %2 个字符。</translation>
    </message>
    <message>
        <source>The pictures of this session are not held.</source>
        <translation>此次会话的照片并未留存。</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>The database is damaged.</source>
        <translation>数据库已损坏。</translation>
    </message>
    <message>
        <source>The database cannot keep a journal where it is.</source>
        <translation>数据库在当前位置无法保存日志文件。</translation>
    </message>
    <message>
        <source>%1 can be read but not written.</source>
        <translation>%1 只能读取，不能写入。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 is gone, but its journal is still there. Restore the file or set the journal aside.</source>
        <translation>%1 已不存在，但其日志文件还在。请恢复该文件，或将日志文件移到别处。</translation>
    </message>
    <message>
        <source>There is no database %1.</source>
        <translation>没有数据库 %1。</translation>
    </message>
    <message>
        <source>%1 is not a plain file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>%1 belongs to another user.</source>
        <translation>%1 属于其他用户。</translation>
    </message>
    <message>
        <source>%1 can be read by other users. Only its owner may have access (mode 600).</source>
        <translation>其他用户可以读取 %1。只应允许其所有者访问（权限 600）。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 是空的。</translation>
    </message>
    <message>
        <source>%1 is no database.</source>
        <translation>%1 不是数据库。</translation>
    </message>
    <message>
        <source>%1 belongs to another program.</source>
        <translation>%1 属于其他程序。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>A database cannot be kept on a network drive.</source>
        <translation>数据库不能放在网络驱动器上。</translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation>无法重命名 %1。</translation>
    </message>
    <message>
        <source>The folder of the database cannot be written to.</source>
        <translation>无法写入数据库所在的文件夹。</translation>
    </message>
    <message>
        <source>Another program (process %1) already writes this database.</source>
        <translation>另一个程序（进程 %1）已在写入此数据库。</translation>
    </message>
    <message>
        <source>This program&apos;s database definition is incomplete.</source>
        <translation>本程序的数据库定义不完整。</translation>
    </message>
    <message>
        <source>The database was made by a newer version of this program.</source>
        <translation>数据库由本程序的更新版本创建。</translation>
    </message>
    <message>
        <source>The database has to be brought up to date first.</source>
        <translation>需要先更新数据库。</translation>
    </message>
    <message>
        <source>The database holds a session that cannot be read.</source>
        <translation>数据库中有一个会话无法读取。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>导出已停止。没有写入文件。</translation>
    </message>
    <message>
        <source>This file name cannot be used.</source>
        <translation>无法使用此文件名。</translation>
    </message>
    <message>
        <source>The log cannot be counted in steps of nothing.</source>
        <translation>计数的步长不能为零。</translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation>计数已停止。</translation>
    </message>
    <message>
        <source>This session is not in the log.</source>
        <translation>会话记录中没有此会话。</translation>
    </message>
    <message>
        <source>This session cannot be read.</source>
        <translation>无法读取此会话。</translation>
    </message>
    <message>
        <source>The database did not accept a request.</source>
        <translation>数据库没有接受请求。</translation>
    </message>
    <message>
        <source>The database is busy. Trying again may help.</source>
        <translation>数据库正忙。请稍后重试。</translation>
    </message>
    <message>
        <source>The database can be read but not written.</source>
        <translation>数据库只能读取，不能写入。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing can be recorded until there is room.</source>
        <translation>磁盘已满。腾出空间之前无法记录。</translation>
    </message>
    <message>
        <source>The disk that holds the database reports errors.</source>
        <translation>数据库所在的磁盘报告错误。</translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation>无法打开数据库。</translation>
    </message>
    <message>
        <source>The database server %1 wants a password, and the password file has none for it.</source>
        <translation>数据库服务器 %1 需要密码，而密码文件中没有对应的密码。</translation>
    </message>
    <message>
        <source>The database server %1 does not accept the password of %2.</source>
        <translation>数据库服务器 %1 不接受 %2 的密码。</translation>
    </message>
    <message>
        <source>The database server %1 does not let %2 in.</source>
        <translation>数据库服务器 %1 不允许 %2 登录。</translation>
    </message>
    <message>
        <source>The database server %1 has no database %2.</source>
        <translation>数据库服务器 %1 上没有数据库 %2。</translation>
    </message>
    <message>
        <source>%1 may not use the database %2.</source>
        <translation>%1 无权使用数据库 %2。</translation>
    </message>
    <message>
        <source>The database server %1 takes no more connections now.</source>
        <translation>数据库服务器 %1 目前不再接受新的连接。</translation>
    </message>
    <message>
        <source>The database server %1 is starting or stopping.</source>
        <translation>数据库服务器 %1 正在启动或停止。</translation>
    </message>
    <message>
        <source>The database server %1 does not answer.</source>
        <translation>数据库服务器 %1 没有应答。</translation>
    </message>
    <message>
        <source>No trusted connection to the database server %1. Its certificate or sslmode does not fit.</source>
        <translation>无法与数据库服务器 %1 建立可信连接：证书或 sslmode 不符。</translation>
    </message>
    <message>
        <source>The driver for PostgreSQL is not installed.</source>
        <translation>未安装 PostgreSQL 驱动程序。</translation>
    </message>
    <message>
        <source>The database %1 keeps text as %2; it has to be UTF8.</source>
        <translation>数据库 %1 的文本编码是 %2，必须是 UTF8。</translation>
    </message>
    <message>
        <source>There is nothing in the database %1 yet.</source>
        <translation>数据库 %1 中还没有任何内容。</translation>
    </message>
    <message>
        <source>The database server does not answer.</source>
        <translation>数据库服务器没有应答。</translation>
    </message>
    <message>
        <source>The database server has too much to do.</source>
        <translation>数据库服务器负载过高。</translation>
    </message>
    <message>
        <source>The address of the store takes no password. Keep it in a password file.</source>
        <translation>存储地址中不能写密码。密码应放在密码文件中。</translation>
    </message>
    <message>
        <source>The address of the store cannot hold the option %1.</source>
        <translation>存储地址中不能使用选项 %1。</translation>
    </message>
    <message>
        <source>The address of the store is sqlite or postgresql://user@host:port/database.</source>
        <translation>存储地址应为 sqlite 或 postgresql://user@host:port/database。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>A session came twice.</source>
        <translation>有会话重复。</translation>
    </message>
    <message>
        <source>The load was stopped.</source>
        <translation>载入已停止。</translation>
    </message>
    <message>
        <source>This cannot be written into the audit log.</source>
        <translation>此内容无法写入审计日志。</translation>
    </message>
    <message>
        <source>The audit log is damaged.</source>
        <translation>审计日志已损坏。</translation>
    </message>
    <message>
        <source>The database is not open for writing yet.</source>
        <translation>数据库尚未打开以供写入。</translation>
    </message>
    <message>
        <source>There is no such operator any more.</source>
        <translation>该操作员已不存在。</translation>
    </message>
    <message>
        <source>This code counts no more.</source>
        <translation>此恢复码已失效。</translation>
    </message>
    <message>
        <source>There is no room left for the copy.</source>
        <translation>磁盘空间不足，无法写入副本。</translation>
    </message>
    <message>
        <source>The copy was stopped.</source>
        <translation>复制已停止。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>未见人脸</translation>
    </message>
    <message>
        <source>Poor picture</source>
        <translation>画面不清</translation>
    </message>
    <message>
        <source>Suspected attack</source>
        <translation>疑似攻击</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Other person&apos;s phone</source>
        <translation>他人手机号</translation>
    </message>
    <message>
        <source>Unknown phone</source>
        <translation>未登记手机号</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>密码不符</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>暂时锁定</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Walked away</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Claimed (1:1)</source>
        <translation>核验 (1:1)</translation>
    </message>
    <message>
        <source>Identify (1:N)</source>
        <translation>识别 (1:N)</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>No attack seen</source>
        <translation>未见攻击</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Dark areas</source>
        <translation>暗部</translation>
    </message>
    <message>
        <source>Glare</source>
        <translation>强光</translation>
    </message>
    <message>
        <source>Tonal range</source>
        <translation>明暗层次</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>光线均匀</translation>
    </message>
    <message>
        <source>One face only</source>
        <translation>仅限一人</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Facing the camera</source>
        <translation>正对镜头</translation>
    </message>
    <message>
        <source>Head height</source>
        <translation>头部高低</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>头部端正</translation>
    </message>
    <message>
        <source>Face the light</source>
        <translation>请面向光线</translation>
    </message>
    <message>
        <source>Step out of the glare</source>
        <translation>请避开强光</translation>
    </message>
    <message>
        <source>Turn so that both cheeks are lit</source>
        <translation>请稍微转身，让两侧脸颊都有光</translation>
    </message>
    <message>
        <source>One person at a time</source>
        <translation>请一次一位</translation>
    </message>
    <message>
        <source>Move closer</source>
        <translation>请靠近一些</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>请正对镜头</translation>
    </message>
    <message>
        <source>Raise or lower your head</source>
        <translation>请稍微抬头或低头</translation>
    </message>
    <message>
        <source>Hold your head upright</source>
        <translation>请保持头部端正</translation>
    </message>
    <message>
        <source>Camera works</source>
        <translation>摄像头正常</translation>
    </message>
    <message>
        <source>Camera starts</source>
        <translation>摄像头启动中</translation>
    </message>
    <message>
        <source>Camera unplugged</source>
        <translation>摄像头未连接</translation>
    </message>
    <message>
        <source>Camera picture frozen</source>
        <translation>摄像头画面静止</translation>
    </message>
    <message>
        <source>Camera picture black</source>
        <translation>摄像头画面全黑</translation>
    </message>
    <message>
        <source>Camera format changed</source>
        <translation>摄像头格式已改变</translation>
    </message>
    <message>
        <source>Disk works</source>
        <translation>磁盘正常</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>磁盘将满</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Face, phone number and PIN belong to the same customer.</source>
        <translation>人脸、手机号和密码属于同一位客户。</translation>
    </message>
    <message>
        <source>No face was seen during the scan.</source>
        <translation>扫描期间没有看到人脸。</translation>
    </message>
    <message>
        <source>No picture was good enough: %1.</source>
        <translation>没有符合要求的画面：%1。</translation>
    </message>
    <message>
        <source>No picture was good enough.</source>
        <translation>没有符合要求的画面。</translation>
    </message>
    <message>
        <source>The picture looked like a photo or a screen, not a person.</source>
        <translation>画面像照片或屏幕，不像真人。</translation>
    </message>
    <message>
        <source>The face was less like the photo on file than the policy asks.</source>
        <translation>人脸与登记照片的相似程度低于策略要求。</translation>
    </message>
    <message>
        <source>The face matched one customer, the phone number belongs to another.</source>
        <translation>人脸与一位客户相符，手机号属于另一位客户。</translation>
    </message>
    <message>
        <source>The phone number belongs to no customer of this service.</source>
        <translation>该手机号不属于本服务的任何客户。</translation>
    </message>
    <message>
        <source>The PIN was not that of the phone number&apos;s owner.</source>
        <translation>密码与手机号所属客户的密码不符。</translation>
    </message>
    <message>
        <source>Too many failed tries before this one; the wait had not ended.</source>
        <translation>此前未通过的尝试较多；等待时间尚未结束。</translation>
    </message>
    <message>
        <source>The customer cancelled.</source>
        <translation>客户已取消。</translation>
    </message>
    <message>
        <source>The customer chose card or counter.</source>
        <translation>客户选择了银行卡或柜台。</translation>
    </message>
    <message>
        <source>The customer walked away.</source>
        <translation>客户已离开。</translation>
    </message>
    <message>
        <source>The kiosk could not finish because something in it failed.</source>
        <translation>终端内部出现故障，未能完成。</translation>
    </message>
    <message>
        <source>Cash machine</source>
        <translation>自助柜员机</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>闸机</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>The kiosk found no face networks.</source>
        <translation>终端未找到人脸网络。</translation>
    </message>
    <message>
        <source>The kiosk did not find the face network %1.</source>
        <translation>终端未找到人脸网络 %1。</translation>
    </message>
    <message>
        <source>The face network %1 is damaged, or is not the published one.</source>
        <translation>人脸网络 %1 已损坏，或并非发布的版本。</translation>
    </message>
    <message>
        <source>The face network %1 does not fit this version of the kiosk.</source>
        <translation>人脸网络 %1 与此版终端程序不符。</translation>
    </message>
    <message>
        <source>The face is that of the ticket&apos;s holder.</source>
        <translation>人脸与持票人相符。</translation>
    </message>
    <message>
        <source>The face is that of the document&apos;s holder.</source>
        <translation>人脸与证件持有人相符。</translation>
    </message>
    <message>
        <source>Unknown ticket or document</source>
        <translation>未登记的票证</translation>
    </message>
    <message>
        <source>The ticket or document belongs to no customer of this service.</source>
        <translation>该票证不属于本服务的任何客户。</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Signatures are missing or wrong</source>
        <translation>签名缺失或有误</translation>
    </message>
    <message>
        <source>One person signed twice</source>
        <translation>同一人签了两次</translation>
    </message>
    <message>
        <source>Rehearsal and real service differ</source>
        <translation>演练与正式环境不符</translation>
    </message>
    <message>
        <source>Meant for other kiosks</source>
        <translation>面向其他终端</translation>
    </message>
    <message>
        <source>Not in force yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>No longer in force</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>A value is outside its limits</source>
        <translation>有数值超出允许范围</translation>
    </message>
    <message>
        <source>The threshold moves too far at once</source>
        <translation>阈值一次调整幅度过大</translation>
    </message>
    <message>
        <source>Made for another engine or kind of kiosk</source>
        <translation>适用于其他引擎或其他类型的终端</translation>
    </message>
    <message>
        <source>Older than the one in use</source>
        <translation>比当前使用的版本旧</translation>
    </message>
    <message>
        <source>Two policies under one number</source>
        <translation>同一编号下有两份策略</translation>
    </message>
    <message>
        <source>The kiosk could not save it</source>
        <translation>终端未能保存</translation>
    </message>
    <message>
        <source>Another camera</source>
        <translation>摄像头已被更换</translation>
    </message>
    <message>
        <source>Not a real camera</source>
        <translation>不是真实的摄像头</translation>
    </message>
</context>
</TS>
