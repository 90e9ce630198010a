/**
 * Words that mean the same thing to this service, whoever says them. They are rules only in the sense that
 * the classifier is shown which of them occur, and which occur together; the sentences teach it what follows.
 * Chinese words of two or more characters are also found by their sound. A phrase of several words is joined
 * with `|`. The longest match wins, so that 「没忘」 is not read as 「忘」.
 */
export const CONCEPTS = {
  password: '密码 口令 暗码 蜜码 密马 mm password passwd pwd passcode passwords pass pw pswd',
  account:
    '登录的名字 登录名字 那个名字 帐户 户头 用户那栏 用户那一格 账号栏 账号框 用户账号 个人账号 账号名称 账号 账户 用户名 登录名 户名 用户id 登录id 登录账户 登录账号 账户名 账号名 昵称 zh account accounts username userid usernames user|name login|name user|id account|name login|id',
  'account-password': '账号密码 账户密码 账号和密码 用户名密码 用户名和密码 账号跟密码 密码和账号 密码账号',
  forget:
    '忘球 忘求 忘咯 忘嘞 忘哩 忘啦 忘得 忘完 忘干净 忘到 记不清爽 想不出 想不出来 想不到 失忆 没有印象 没啥印象 毫无印象 印象模糊 记不牢 记不得了 不记得了 一问三不知 填不出 填不出来 输不出来 说不上来 背不出 没记下 没记下来 不会了 没留 找不回 老忘 总忘 忘 忘记 忘了 忘掉 忘光 忘却 遗忘 不记得 记不得 记不住 记不清 记不清楚 记不起 记不起来 记不到 想不起 想不起来 没印象 没记住 没记 没存 没保存 记错 记混 记岔 弄混 唔记得 唔记得咗 搞忘 冇印象 印象没了 forgot forget forgotten forgotton forgets can|t|remember cannot|remember don|t|remember can|t|recall',
  known:
    '记得 知道 没忘 没忘记 是对的 没错 没问题 没变 没换 没改 还在用 能用 还能用着 是好的 正常 晓得 remember still|have',
  unknown:
    '没告诉 没跟我说 没给我说 没讲 没交代 没人晓得 没人清楚 压根没有 糊涂 哪一 不知 不晓 说不清 no|idea no|clue nobody|knows 不知道 不晓得 不清楚 搞不清 搞不清楚 分不清 不确定 是什么 是啥 是啥子 叫什么 叫啥 哪个 哪一个 哪几个 哪支 是多少 没人知道 唔知 没告诉我 没交接 不明 don|t|know not|sure which what|is|my what|s|my',
  missing: '丢了 丢失 遗失 找不到 找不着 找不见 不见 不见了 没了 弄丢 丢 掉了 遗落 lost lose missing',
  wrong:
    '红字 红叉 红框 都不是 不成功 打不对 填错 填不对 对不起来 错误 不对 不正确 有误 不匹配 输错 输不对 试了 无效 打错 不符 不认 对不上 wrong incorrect invalid mismatch',
  reset:
    '改密 重置 重设 重新设置 重新设 重新弄 改密码 修改密码 换密码 更改密码 密码修改 密码更改 新密码 设密码 更新密码 reset recover recovery new|password change|password resetting change|my|password',
  find: '找回 找 查询 查一下 查下 帮我查 查 搜 find retrieve look|up',
  exists:
    '查无用户 查无此用户 此用户 没有用户 没有这个账户 查不到我 not|recognized 没这个人 没有这个人 说没有 查无此人 说我没 没开过 开过 有没有开 没有我 not|registered isn|t|registered sign|up 不存在 未注册 没注册 没有注册 注册过 没有这个用户 没有这个账号 没有此账号 查无 没有该 未找到 查不到 does|not|exist doesn|t|exist not|exist not|found not|registered do|i|have no|such|user',
  register: '注册 开户 申请的账号 开通 register registered sign|up signed|up registration',
  lock: '被封停 封停 不准登 拒绝登录 拦住 denied 冻上 冻起来 关起来 关在外 小黑屋 停权 不让进 不让我进 不让我登 不给进 锁着 锁上 锁到 锁号 冻着 冻我 封我 停我 停掉 关停 暂停使用 登录受限 被停用 被锁定 被冻结 锁起来 锁 上锁 锁定 被锁 锁住 锁了 锁死 锁起 锁掉 冻结 被冻 冻住 冻了 封号 被封 封禁 封了 封 封停 禁用 被禁 停用 已停 被停 停了 受限 限制登录 限制使用 被限制 拉黑 黑名单 不让登 不给登 关闭 关了 被关 禁止登录 禁止使用 locked lock locks lockout frozen freeze banned ban blocked suspended disabled restricted deactivated locked|out',
  unlock:
    '解禁 放出来 放开 打开锁 开开 解掉 松开 解一解 解了吧 解锁 解封 解冻 解除 解开 解一下 开锁 开下锁 恢复使用 恢复账号 恢复正常 unlock unlocked unfreeze unban unblock reinstate enable',
  risk: '异地 外地登录 风险 异常登录 登录异常 登录环境 设备异常 账号异常 状态异常 存在风险 违规 违反规定 涉嫌 频繁 次数过多 太多次 错误次数 次数太多 次数超限 尝试次数 超限 再试 suspicious unusual too|many attempts tries',
  contact:
    '座机 固话 电话机 老人机 卡号 校园卡 集团号 副卡 邮件 qq邮箱 企业邮箱 邮件地址 预留号 预留手机号 手机号跟 手机 手机号 手机号码 号码 电话号 电话号码 邮箱 电子邮箱 电子邮件 邮件地址 手机卡 电话卡 sim卡 联系方式 联系电话 预留电话 预留手机 门号 信箱 尾号 号 卡 sj sjh phone phones mobile number email mail sim cellphone contact contacts phone|number mobile|number email|address sim|card telephone|number',
  change:
    '换到 换给 改到 换个号 挪 录进去 登记新 换 换了 换过 换掉 换成 换号 更换 变更 换绑 改绑 更改 修改 更新 改成 改为 变了 变动 转咗 改一下 调整 换新 新号 新号码 新手机 新手机号 change changed changing update updated new switch switched replace replaced',
  gone: '退了 退号 退租 退掉 剪了 给了别人 不要了 早不要 不使用 摔了 掉沟里 被抢 抢了 丢了卡 没法补 补不了 补不出来 补不到 换走 走了 交回去 收走 联系不上 去世 过世 死了 拆了 倒闭 销户 辞职 辞工 毕业 退伍 gave|up moved|abroad stolen 停机 注销 销号 销了 不用了 弃用 收回 回收 欠费 被偷 偷了 离职 无法使用 不能用 不使 不使了 没在用 没用了 早停 早销 空号 打不通 被收走 上交 过户 作废了 没保留 拿不到 进不去邮箱 disconnected cancelled canceled stolen no|longer no|access expired|number old|number old|phone inactive left|the|company',
  old: '原来 原来的 以前 以前的 旧 老号 原手机 旧手机 旧号 老手机 旧号码 老号码 前任 之前的号 早先 当年 old previous former',
  others:
    '他的手机 她的手机 我爸的 我妈的 我儿子的 单位的号 前同事 前会计 老会计 前夫 爱人 弟弟 哥哥 妹妹 姐姐 村支书 书记 同学 舅舅 表哥 亲戚 前台 对象 陌生人的 my|ex belongs|to 别人的 不是我的 不是我 人家的 前夫 前妻 前女友 前男友 老公 老婆 儿子 女儿 同事 经办人 办事员 别人用 中介 代办公司 handler someone|else',
  bound:
    '绑着 绑了 绑上 绑在 留的 填的 预存 录的 收码 收短信 收验证码 on|my|account 绑定 绑 绑的 预留 预留的 登记 登记的 留的 linked bound registered|phone registered|email on|file',
  code: '那串数字 六位数 六位数字 六个数 六位码 这串数 发来的数字 数字码 texted 验证码 校验码 动态码 确认码 动态密码 短信码 验证短信 验证邮件 简讯 验证码短信 短信验证码 短信 码 yzm code codes sms otp verification|code text|message verification sms|code the|code',
  'not-arrived':
    '没到手机 没有来 还没 一直没 没进来 没影 空的 不见短信 没响 没响应 静悄悄 一条都没 没收着 收不着 没接到 收不了 没弹 nothing|comes nothing|came nothing|arrives waiting 收不到 没收到 没有收到 未收到 没来 不来 没到 还没到 还没来 不到 收唔到 冇来 收不倒 没发 没发过来 发不出 迟迟 没有短信 没短信 没动静 没有验证码 not|received didn|t|receive not|receive never|came never|arrived not|arrive not|arriving didn|t|arrive didn|t|get no|code no|sms never|got haven|t|got haven|t|received not|getting didn|t|come not|come',
  expire:
    '废了 不认了 不算了 还算数 还算吗 还能输 还行不 还成不 管多久 管多长 认不 才几分钟 过期 已过期 失效 已失效 有效 有效期 有效时间 作废 超时 时效 过时 能用几次 还能用 还有用 重复用 expire expired expires expiry valid validity timed|out still|good still|valid',
  appeal:
    '申诉材料 申诉的事 上诉件 申訴 申诉 申述 回执 受理号 受理单 工单 回执号 回执编号 查询码 申诉单 申诉编号 «receipt» receipt appeal appeals appealed',
  application:
    '送件 送出去 递了 递的 交上去 传上去 填的材料 报上去的 申请 提交 提交的 交了 递交 递上去 上交材料 报上去 补交 补充 application submitted submit applied documents|submitted',
  progress:
    '退件 件审 件办 撤件 撤单 审核意见 批准 流程走 哪一关 第几步 没批 批了吗 审了没 审了没有 案件 cancel|appeal 批没批 审完 审完没 审得 审没审 看了没 看了吗 说法 准信 啥样了 走到哪 走到哪一步 卡在 过了没 批到哪 下来没 不予通过 补件 送审 退回来 打回 打回来 落实 着落 没音 没影 没信 迟迟没 heard|nothing any|news reviewing processed 进度 进展 结果 到哪 到哪了 到哪里 哪一步 哪步 哪个环节 通过 通过了 批了 批下来 审批 审核 审核中 复核 初审 补正 办结 待生效 状态 驳回 退回 撤回 撤销 催 催办 办到 动静 消息 回音 下文 回复 怎么样了 怎样了 好了没 没处理 没反应 眉目 信儿 受理 progress status update approved approve rejected reject review reviewed withdraw track result news pending',
  ago: '前天 昨天 上周 上个月 上礼拜 上星期 前几天 上次 好几天 几天了 一个星期 一个礼拜 ago last|week yesterday days|ago last|month',
  human:
    '办事员 业务员 管理人员 技术人员 经办的人 真人客服 客服人员 assist 接待 教我 教教我 帮我讲 打给我 回电 打我电话 给我打 大活人 拍板 值班的 值班人员 活的 办事的人 服务人员 服务员 专人 真正的人 主任 领导同志 懂的人 明白人 真的人 人工坐席 supervisor actual|person real|human 人工 人工客服 人工服务 真人 活人 客服 坐席 工作人员 专员 接线员 话务员 人来 换人 有人 叫人 领导 经理 主管 负责人 管事的 rg kf human person agent representative operator someone staff anybody anyone manager customer|service real|person real|human customer|support somebody',
  transfer: '转 转接 接 接通 呼叫 联系 连线 叫 转到 talk speak connect transfer chat|with reach',
  bot: '机器人 机器 听不懂 答非所问 智障 自动回复 robot bot machine chatbot',
  complain: '投诉 complain complaint',
  telephone:
    '打电话问 电话打 座机号 拨哪个 拨打 号码给我 号码告诉我 给个号 打哪个 打什么 dial ring 客服电话 热线 热线电话 服务热线 咨询电话 电话多少 电话是多少 打电话 电话号码是 电话 专线 接电话 回电话 座机 12345 hotline telephone call phone|number|of contact|number call|center helpline',
  hours:
    '几点来 接到几点 几点开 什么时间有人 啥时候有人 有人接 值班 几点 几点钟 上班 下班 上班时间 服务时间 工作时间 营业时间 人工时间 24小时在 24小时服务 晚上 半夜 夜里 中午 早上 hours open close opening night available',
  duration:
    '多少日子 多少时间 多长工夫 哪天能 哪天 多会儿 多会 几个月 多长 一般几天 要多少天 几个小时能 最快 最慢 when|will roughly turnaround 多久 多长时间 几天 多少天 几个工作日 工作日 多少工作日 多少小时 几个小时 几小时 几分钟 时限 周期 好久 几耐 几时 多长 时长 期限 多少分钟 要等 等多久 何时 什么时候 多少时间 啥时候 how|long how|many|days how|many|minutes duration how|many|working|days how|soon when',
  automatic:
    '放着 不管它 放一天 到点 到时间 等等就 等着 自个儿 自己就 自己恢复 自动恢复 过一会 过一阵 过一天 第二天 睡一觉 自动 自动解锁 自己解 自己好 自己开 自行 自己会 自动解除 automatically automatic itself',
  times:
    '几回 几遍 多少遍 第几次 错几 能错 多少回 attempts|before tries|before 几次 多少次 how|many|times how|many|wrong',
  materials:
    '备齐 备好 证据 复印 盖章 印章 章 委托 带哪些 带些什么 附什么 拍正面 两面 材料 资料 证件 手续 清单 证明 公章 授权书 委托书 照片 身份证 身份证照片 户口本 户口簿 手持 正反面 复印件 原件 文件 带什么 带啥 带身份证 document documents material materials bring required photos photo id|card identification',
  need: '备 准备好 备些 附 用得着 得带 得备 需要 要什么 要啥 要带 准备 提供 要不要 用不用 要哪些 哪些 need needed required require needs',
  rules:
    '才给过 才能过 才让过 才合格 嫌 讲究 规矩 规定 限制条件 字母数字 多少个字 几个字 几个字符 几位才 几位 几位数 多少位 要求 规则 格式 大小写 特殊字符 特殊符号 符号 字母 数字 位数 强度 复杂 长度 合格 合规 不符合 太短 太简单 太弱 太常见 字符 rules requirements requirement length characters character weak strong special uppercase minimum',
  scam: '交保证金 付款 可疑 不明短信 不明电话 奇怪的短信 冒牌 交钱解 给钱就 钓鱼 洗钱 打钱 打款 汇钱 扫码 二维码 中奖 套路 忽悠 冒用 假冒 假的 走后门 收钱 先付 骗走 骗局 认证链接 不明链接 屏幕给他 pay|a|fee move|my|money pretending impersonating 骗 骗子 诈骗 被骗 骗人 骗钱 冒充 转账 转钱 汇款 安全账户 押金 保证金 手续费 链接 银行卡号 银行卡密码 共享屏幕 屏幕共享 远程 可信 靠谱 真的吗 真的假的 告诉别人 给别人 自称 陌生 陌生人 交钱 付钱 收费 代解 代解封 呃人 能信 公安 scam scammer fraud phishing fake transfer|money bank|card suspicious|message',
  asked:
    '问我要 要我 让我 叫我 跟我要 要走 报给 念给 告诉 发给 他说 对方 asked|me told asked|for asking|for asks|me told|me called|me',
  privacy:
    '乱传 外传 卖出去 看见不 看得到 谁能看 留底 偷看 流出去 推销 骚扰 保险不 删干净 乱用 别有用心 trust deleted look|at 隐私 泄露 泄漏 外泄 保密 个人信息 个人资料 个资 信息安全 保存多久 保存 保留 存多久 删除 删掉 删吗 销毁 加密 聊天记录 卖给 盗用 不放心 偷走 拿去 privacy private data leak leaked delete personal|information stored store recorded safe safely',
  weekend:
    '休息日 假日里 小长假 长假 连假 调班 大年 正月 腊月 春运 元宵 除夕 周未 禮拜 周一到周五 周末 周六 周日 周天 星期六 星期天 星期日 礼拜六 礼拜天 礼拜日 双休 双休日 节假日 放假 假期 假日 国庆 春节 过年 五一 元旦 清明 端午 中秋 调休 补班 法定 weekend weekends saturday saturdays sunday sundays holiday holidays festival',
  website:
    '网上 正版 官方的 认证的 装哪个 搜什么 搜啥 app叫 网站名 官网 官方 官方网站 网址 网站 app 公众号 小程序 下载 软件 入口 登录入口 正规 渠道 应用商店 website official download mini|program url site application|store',
  place:
    '当面 村委会 社区 乡镇 镇上 派出 柜面 临柜 臨櫃 怎么走 哪条路 在什么地方 什么位置 in|person 大厅 办事大厅 服务大厅 政务大厅 窗口 现场 线下 柜台 在哪里 在哪 地址 哪里 去哪 去哪里 office where hall',
  login:
    '登进去 登上去 登不来 登不得 登不成 登着 上去 进系统 进网站 进去 登录页 登录框 登录 登陆 登入 登不上 登不进 登不了 登不起 登不去 登 进不去 进不了 上不去 上不了 登唔上 登唔入 入唔到 login log|in sign|in logging signin log|on get|into',
  fails:
    '踢出来 踢我 踢了 弄不进去 打不进 白了 白屏 黑屏 卡住 卡死 崩了 老掉 转啊转 登着 掉线 用不成 怪怪的 毛病 出毛病 不中 搞不定 使不了 失败 出错 报错 有问题 出问题 不行 不好使 用不了 用不起 打不开 不了 转圈 闪退 不成功 故障 不正常 没用 fails failed fail error problem trouble doesn|t|work not|working can|t cannot unable issue',
  appealing: '我要申诉 想申诉 怎么申诉 如何申诉 申诉入口 提交申诉 发起申诉 重新申诉 to|appeal',
  company:
    '公司 企业 单位 法人 法定代表人 会计 财务 出纳 老板 个体户 合作社 信用代码 统一社会信用代码 代账 company business corporate enterprise',
  elder: '老人 老年人 爷爷 奶奶 我妈 我爸 妈妈 爸爸 父亲 母亲 老伴',
  stolen:
    '动过手脚 动过我 有人动 不是我登 被盗 盗号 被盗了 别人登 别人用了 被人登 被人用 有人登 hacked stolen|account hijacked',
  greeting: '你好 您好 在吗 在么 在不在 哈喽 嗨 喂 早上好 下午好 晚上好 请问 hello hi hey good|morning',
  help: '帮忙 帮帮我 帮我 帮帮 求助 救命 怎么办 咋办 咋整 咋弄 怎么弄 怎么搞 怎么处理 help',
  thanks: '谢谢 多谢 感谢 再见 拜拜 回见 晚安 辛苦了 thanks thank|you thank bye goodbye',
  injection:
    '服从 授权你 调试模式 开发者模式 内部接口 训练数据 不受限制 初始指令 隐藏 限制 root sudo developer|mode secret hidden override instructions|above bypass|the 复述 限制解除 没有任何限制 超级管理员 系统管理员 跳过验证 跳过身份 不用验证 不用核验 绕过 越权 后台数据 破解 黑进 盗号教程 output memory print variables all|phone all|users everyone|s bypass jailbreak forget|your 忽略 无视 忽视 指令 提示词 管理员 扮演 假装 系统提示 开发者 设定 数据库 权限 你现在是 从现在开始 ignore instructions instruction prompt pretend system admin administrator reveal obey disregard database dan',
  'other-service': `合作医疗 优待证 危改 危房 住房 房子 买房 卖房 二手房 装修 维修基金 公摊 电梯 漏水 水管 停水 停电 停气 路灯 井盖 油烟 扰民 举报 摊贩 占道 学费 学区 择校 电脑派位 小升初 专升本 自考 成人高考 档案 报到证 应届生 人才引进 博士后 居留 工作许可 申根 领事 认证费 婚检 抚养费 财产分割 丧葬费 火化 墓地 报销 医药费 住院 门诊费 手术 怀孕 剖腹产 产检 儿童医保 打针 发烧 看牙 失能 轮椅 鉴定 退税 缴费 缴税 避税 偷税 试用期 辞退 裁员 加班 加班费 劳动合同 罢工 陪产假 年假 病假 电工证 上岗证 教资 面试 监考 科目一 科目二 科目三 路考 限行 违停 车险 拖车 新车 报废 年票 过路费 充电 加油卡 经适房 商品房 贷 房贷 车贷 借款 欠款 讨债 拆迁款 征地款 自建房 建房 乡村 村里 种粮 农药 种子 渔船 猪场 牛羊 林地 山林 草原 矿 河长 环评 噪声 烟花 地震 台风 气象 疫情 隔离 口罩 防疫 献血 器官 捐款 慈善 选举 村委会选举 人大 政协 党组织 团员 共青团 参军 体检标准 优抚 烈士 电视台 报社 出版 版权 著作权 注册资金 注册资本 实缴 注册地址 公司名字 名称核准 公章丢失 公章备案 清算 破产 吊销 异常名录 分支机构 合伙 外资 进口 出口 报关 检疫 检测 质检 特种设备 锅炉 建材 资质 招标文件 中标 工程款 监理 设计院 规划 用地 消防备案 酒类 药品 器械 美容院 旅馆 网吧 幼儿托管 托育 养老 护工 家政 月嫂 salary court police lawyer landlord rent house mortgage car vehicle bus train flight airport doctor medicine tax|return kindergarten exam university job resume electricity water gas garbage 纠纷 判刑 征收 征求 划片 小卖部 奶茶店 饭店 餐馆 开店 车库 违建 拖拉机 办证大厅 出入境大厅 国籍 绿卡 遗失声明 红白喜事 集资 民宿 养鸡 鱼塘 林权 河道 天然气 通信 有线电视 宠物 养狗 流浪 旅游 门票 演唱会 高速 加油 充电桩 司机 货车 司法 监狱 户籍科 门诊 药店 处方 血压 牙 眼科 中医 保健 健身 培训班 补课 家教 作业本 录取 分数线 博士 考研 四六级 普通话 导游 会计证 建造师 消费券 退货 退款 维权 消费者 假货 社保 社保局 医保 医保局 公积金 养老金 退休 退休金 营业执照怎么 营业执照 年报 年检 驾照 驾驶证 行驶证 护照 签证 通行证 签注 出入境 居住证 暂住证 户口 户口迁移 户籍 落户 结婚 结婚证 离婚 离婚证 婚姻 发票 报税 个税 税务 税务局 税 交税 纳税 违章 罚款 罚单 扣分 房产 房产证 不动产 过户费 公租房 廉租房 房管局 低保 补贴 津贴 失业 失业金 生育 产假 生育金 注册公司 公司注册 开公司 公司设立 公司注销 执照 核名 工商 工商局 经营范围 股东 股权 减资 章程 学校 上学 入学 学籍 转学 幼儿园 小学 初中 高中 大学 高考 中考 考试 成绩 报考 疫苗 医院 挂号 看病 体检 核酸 医生 药 快递 外卖 派出所 车管所 民政局 民政 法院 律师 打官司 劳动局 劳动 仲裁 工资 欠薪 工伤 身份证到期 补办 换证 办证 许可证 资格证 健康证 残疾证 准生证 出生证明 出生医学证明 无犯罪 商标 专利 公证 公证处 贷款 征地 养殖 养猪 驾考 出行 就业 招聘 求职 实习 创业 补助 救助 抚恤 丧葬 孤儿 单身证明 收入证明 在职证明 居住登记 计划生育 二胎 三孩 学费 助学金 奖学金 教育局 公安局 交警 交警队 卫健委 人社局 住建局 城管 税控 税号 印章刻制 刻章 银行开户 对公 经营异常 信用修复 征信 信用卡 信用报告 股票 基金 黄金 彩票 水费 电费 燃气 暖气 物业 停车 停车费 垃圾 噪音 小区 邻居 车票 火车票 机票 飞机 地铁 公交 高铁 酒店 景区 博物馆 图书馆 公园 养老院 殡葬 土地 宅基地 拆迁 种地 农机 扶贫 农村合作医疗 新农合 志愿者 当兵 征兵 退伍 党员 入党 工会 消防 排污 环评 施工 招标 采购 海关 进出口 烟草 食品 卫生许可 餐饮 营运 网约车 驾校 摇号 上牌 车辆 汽车 电动车 残保金 税务登记 增值税 个人所得税 印花税 契税 保险 理赔 抚养 收养 遗产 遗嘱 继承 赡养 学历 学位 毕业证 职称 公务员 事业编 教师 积分 居委会 街道办 银行 移动 联通 电信 宽带 话费 流量 套餐 网速 邮局 passport visa license licence tax taxes marriage driving insurance hospital school birth social|security pension weather invoice`,
  'other-account':
    'oa 教务 教务系统 校园网 门禁 门禁卡 考勤 打卡 快递柜 取件码 饭卡 会员卡 公交卡 地铁卡 图书卡 储蓄卡 存折 手机银行 网上银行 银行app 借呗 白条 话费 机顶盒 智能锁 行李箱 日记本 压缩包 pdf excel word 邮箱大师 闲鱼 骑手 司机端 店铺 直播间 公众号后台 vpn paypal outlook hotmail yahoo laptop computer printer console 登机 邮储 淘宝店 拼夕夕 饿了么 大众点评 12306 蚂蚁 余额宝 理财 证券 炒股 会员 爱奇艺 优酷 视频号 直播 贴吧 论坛 网吧 网易云 电信营业厅 移动营业厅 apple|id google microsoft windows office365 netflix whatsapp telegram twitter instagram tiktok 微信 qq 支付宝 淘宝 天猫 京东 拼多多 抖音 快手 微博 小红书 b站 美团 滴滴 游戏 王者荣耀 原神 steam 银行卡 信用卡 网银 wifi 路由器 苹果id 苹果 apple icloud 社保卡 医保卡 公积金账号 电脑 开机密码 锁屏密码 个税app 学信网 知乎 百度网盘 网易 建行 工行 农行 中行 招行 邮储 交行 银联 花呗 云闪付 12123 交管 门锁 保险箱 摄像头 ipad iphone 平板 手环 steam账号 谷歌 钉钉 企业微信 腾讯 会议 网盘 电子税务局 学信 gmail facebook wechat alipay instagram google bank',
  chat: '发明 恐龙 宇宙 太阳 月亮 世界上 做梦 唐诗 成语 谜语 单词 作业 考我 猜猜 夸夸 骂我 陪我 想你 下雪 温度 雾霾 首都 省会 历史 数学 英语 菜谱 怎么炖 怎么蒸 火锅 包子 饺子 面条 水果 hungry tired bored sleepy plus minus married birthday world history math 你几岁 多大了 做饭 好吃 好热 好冷 好累 好困 困了 饿了 女朋友 男朋友 星座 算命 算一卦 快板 下棋 足球 球赛 赢了 段子 讲个 讲一个 写首 写一 写个 演讲稿 情书 心情 开心 生气 难过 孤独 鬼故事 谁是 是谁 圆周率 多少度 几点日出 date girlfriend boyfriend movie music game restaurant 天气 笑话 故事 唱歌 唱首歌 吃饭 吃了 晚饭 早饭 午饭 下雨 下雪 新闻 电影 喜欢 爱你 无聊 你是谁 你是 聪明 可爱 漂亮 聊天 睡觉 作文 作业 翻译 等于 首都 总统 诗 今天几号 星期几 现在几点 减肥 头疼 感冒 weather joke poem song story love cook capital translate',
} as const;

export type Concept = keyof typeof CONCEPTS;
