"""Chinese surnames, and how those are read that dictionaries of single characters get wrong.

The single surnames are those of 百家姓 that are alive today, the commonest of the census since and some rare ones;
readings follow 现代汉语词典 (7th edition), entry 姓. Traditional forms stand beside the simplified ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _pairs(text: str) -> Mapping[str, str]:
    """A table out of ``character:reading`` pairs."""
    return MappingProxyType(dict(pair.split(":") for pair in text.split()))


_SIMPLIFIED = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉龚程邢"
    "裴陆荣翁荀惠甄曲封芮储靳段富巫乌焦巴牧隗谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲从鄂索赖卓屠蒙池"
    "乔阴胥苍闻莘党翟谭贡劳姬申扶冉宰雍桑桂牛寿通边燕冀尚农温别庄晏柴瞿阎充慕连习艾鱼容向古易慎廖居衡步都耿满匡国文寇广东欧利蔚越师巩"
    "聂晁勾敖冷辛阚那简饶曾沙鞠丰关相查荆红游竺权盖桓公肖代区朴覃牟佟付尧冼谌过苑苟楚闫商晋岳帅亓尉涂揭鹿原官种折员召句郇繁洗黑能重扎"
    "适会佴卿逯笪乜撒郄仉晋翦臧腾褟凃谯廉禤滑植呙粟敬旷苻招隆战丛辜但布米阳邝缑郜佘钮宾鄢操邸暴展裔茹匙麦铁冶寻阿信修隽逄妫堵仝厍綦蹇蔺昝禚眭睢郗楼苌"
)
_TRADITIONAL = _pairs(
    "趙:赵 錢:钱 孫:孙 吳:吴 鄭:郑 馮:冯 陳:陈 衛:卫 蔣:蒋 韓:韩 楊:杨 張:张 嚴:严 華:华 謝:谢 鄒:邹 竇:窦 雲:云 蘇:苏 甦:苏 "
    "魯:鲁 韋:韦 "
    "馬:马 鳳:凤 費:费 賀:贺 湯:汤 羅:罗 畢:毕 鄔:邬 樂:乐 時:时 齊:齐 顧:顾 蕭:萧 貝:贝 計:计 談:谈 龐:庞 紀:纪 項:项 藍:蓝 "
    "閔:闵 賈:贾 "
    "婁:娄 顏:颜 鐘:钟 鍾:钟 駱:骆 萬:万 盧:卢 經:经 繆:缪 應:应 賁:贲 鄧:邓 單:单 諸:诸 龔:龚 陸:陆 榮:荣 儲:储 烏:乌 車:车 "
    "寧:宁 甯:宁 "
    "厲:厉 劉:刘 葉:叶 龍:龙 懷:怀 從:从 賴:赖 喬:乔 陰:阴 聞:闻 黨:党 譚:谭 貢:贡 勞:劳 農:农 溫:温 別:别 莊:庄 閻:阎 習:习 "
    "魚:鱼 邊:边 "
    "滿:满 國:国 廣:广 東:东 歐:欧 師:师 鞏:巩 聶:聂 關:关 荊:荆 權:权 蓋:盖 區:区 閆:闫 帥:帅 塗:涂 員:员 種:种 適:适 會:会 "
    "晉:晋 譙:谯 "
    "叢:丛 鄺:邝 緱:缑 鈕:钮 賓:宾 鐵:铁 壽:寿 闞:阚 簡:简 饒:饶 諶:谌 丘:邱 雋:隽 戰:战 曠:旷 麥:麦 宮:宫 強:强 呂:吕 鮑:鲍 "
    "堯:尧 連:连 "
    "紅:红 過:过 藺:蔺 媯:妫 樓:楼 萇:苌"
)
SINGLE = frozenset((*_SIMPLIFIED, *_TRADITIONAL))
_MOST = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫"
)
COMMON = frozenset((*_MOST, *(full for full, plain in _TRADITIONAL.items() if plain in _MOST)))
"""The surnames of four fifths of all Chinese (census of 2020)."""

_COMPOUND = MappingProxyType(
    {
        "欧阳": "ōu yáng",
        "上官": "shàng guān",
        "司马": "sī mǎ",
        "诸葛": "zhū gě",
        "东方": "dōng fāng",
        "皇甫": "huáng fǔ",
        "尉迟": "yù chí",
        "公孙": "gōng sūn",
        "轩辕": "xuān yuán",
        "令狐": "líng hú",
        "钟离": "zhōng lí",
        "宇文": "yǔ wén",
        "长孙": "zhǎng sūn",
        "慕容": "mù róng",
        "鲜于": "xiān yú",
        "闾丘": "lǘ qiū",
        "司徒": "sī tú",
        "司空": "sī kōng",
        "万俟": "mò qí",
        "澹台": "tán tái",
        "单于": "chán yú",
        "夏侯": "xià hóu",
        "申屠": "shēn tú",
        "太史": "tài shǐ",
        "南宫": "nán gōng",
        "端木": "duān mù",
        "百里": "bǎi lǐ",
        "呼延": "hū yán",
        "东郭": "dōng guō",
        "西门": "xī mén",
        "独孤": "dú gū",
        "拓跋": "tuò bá",
        "赫连": "hè lián",
        "公冶": "gōng yě",
        "濮阳": "pú yáng",
        "淳于": "chún yú",
        "完颜": "wán yán",
        "第五": "dì wǔ",
        "纳兰": "nà lán",
        "羊舌": "yáng shé",
    }
)
_COMPOUND_TRADITIONAL = _pairs(
    "歐陽:欧阳 司馬:司马 諸葛:诸葛 東方:东方 尉遲:尉迟 公孫:公孙 軒轅:轩辕 鍾離:钟离 鐘離:钟离 長孫:长孙 鮮于:鲜于 閭丘:闾丘 "
    "澹臺:澹台 "
    "單于:单于 南宮:南宫 東郭:东郭 西門:西门 獨孤:独孤 赫連:赫连 濮陽:濮阳 完顏:完颜 納蘭:纳兰"
)
COMPOUND: Mapping[str, str] = MappingProxyType(
    {**_COMPOUND, **{name: _COMPOUND[plain] for name, plain in _COMPOUND_TRADITIONAL.items()}}
)

_READINGS = _pairs(
    "单:shàn 仇:qiú 解:xiè 查:zhā 曾:zēng 朴:piáo 区:ōu 盖:gě 薄:bó 乐:yuè 缪:miào 牟:mù 覃:qín 翟:zhái 折:shé "
    "员:yùn 种:chóng 秘:bì 召:shào 祭:zhài 句:gōu 隗:wěi 郇:xún 都:dū 繁:pó 洗:xiǎn 黑:hè 能:nài 重:chóng "
    "扎:zhā 适:kuò 卜:bǔ 阚:kàn 会:guì 佴:nài 任:rén 华:huà 那:nā 燕:yān 应:yīng 葛:gě 过:guō 冼:xiǎn 宓:mì "
    "谌:chén 干:gān 乜:niè 蔚:yù 相:xiàng 撒:sǎ 尉:wèi 隽:juàn 莘:shēn 长:zhǎng"
)
SINGLE_READINGS: Mapping[str, str] = MappingProxyType(
    {**_READINGS, **{name: _READINGS[plain] for name, plain in _TRADITIONAL.items() if plain in _READINGS}}
)
"""Readings of a single surname that differ from the character's commonest one, or that a reader must be sure of."""

GIVEN_READINGS = _pairs("长:cháng 重:chóng 晟:shèng 卜:bǔ 隽:jùn 行:xíng 乐:lè")
"""Readings in given names that differ from the first one of the dictionary."""
