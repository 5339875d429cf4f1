//! What makes another number of the digits beside it is named; what bulletins print beside digits is not.

use proptest::prelude::*;

use super::body_of;
use crate::site::testing::SampleSite;
use crate::text::{Beside, beside};

fn sample() -> SampleSite {
    SampleSite::with_districts().here("建档立卡人口@2020-04 41026人").here("贫困发生率@2020-04 0.06%")
}

/// The problems about the shape of numbers.
fn named(typed: &str) -> Vec<String> {
    let out = body_of(&sample(), typed);
    let shape = |line: &&str| line.starts_with("READ-DIGIT at") || line.starts_with("NUMBER-SPLIT at");
    out.lines().filter(shape).map(str::to_owned).collect()
}

#[test]
fn what_is_read_into_a_number_is_named() {
    let expected = [
        // Signs with numbers inside, on either side.
        ("共7️⃣26人", "READ-DIGIT", "7\u{fe0f}\u{20e3}26"),
        ("共26\u{20e3}人", "READ-DIGIT", "26\u{20e3}"),
        ("共²26人", "READ-DIGIT", "²"),
        ("共₄26人", "READ-DIGIT", "₄"),
        ("共41010²人", "READ-DIGIT", "²"),
        ("共10²26人", "READ-DIGIT", "²"),
        ("共④26人", "READ-DIGIT", "④"),
        ("共⑷26人", "READ-DIGIT", "⑷"),
        ("共㈣26人", "READ-DIGIT", "㈣"),
        ("共❹26人", "READ-DIGIT", "❹"),
        ("共Ⅳ26人", "READ-DIGIT", "Ⅳ"),
        ("共26ⅳ人", "READ-DIGIT", "ⅳ"),
        ("共🔟26人", "READ-DIGIT", "🔟26"),
        ("共3½亩", "READ-DIGIT", "½"),
        ("共½亩", "READ-DIGIT", "½"),
        // Noughts and digits of the other script.
        ("共41〇26人", "READ-DIGIT", "〇"),
        ("共41○人", "READ-DIGIT", "○"),
        ("二〇20年", "READ-DIGIT", "〇"),
        ("共41零26人", "READ-DIGIT", "41零26"),
        ("共41七26人", "READ-DIGIT", "41七26"),
        // Letters.
        ("共l026人", "READ-DIGIT", "l026"),
        ("共4I026人", "READ-DIGIT", "4I026"),
        ("共41O26人", "READ-DIGIT", "41O26"),
        ("共4102o人", "READ-DIGIT", "4102o"),
        ("共O.06%", "READ-DIGIT", "O.06"),
        ("共1O2万元", "READ-DIGIT", "1O2"),
        ("共4**l**026人", "READ-DIGIT", "4**l**026"),
        ("共41Ｏ26人", "READ-DIGIT", "41Ｏ26"),
        ("共4102о人", "READ-DIGIT", "4102о"),
        ("共Ι026人", "READ-DIGIT", "Ι026"),
        ("共41ø26人", "READ-DIGIT", "41ø26"),
        ("共41٫26人", "READ-DIGIT", "41٫26"),
        ("共41ʼ026人", "READ-DIGIT", "41ʼ026"),
        // Marks in a digit.
        ("共41\u{fe0f}026人", "READ-DIGIT", "41\u{fe0f}026"),
        ("共41\u{301}026人", "READ-DIGIT", "41\u{301}026"),
        ("共41026\u{336}人", "READ-DIGIT", "41026\u{336}"),
        // Marks that only seem to be separators.
        ("共41'026人", "NUMBER-SPLIT", "41'026"),
        ("共41’026人", "NUMBER-SPLIT", "41’026"),
        ("共41·026人", "NUMBER-SPLIT", "41·026"),
        ("共41•026人", "NUMBER-SPLIT", "41•026"),
        ("共41&middot;026人", "NUMBER-SPLIT", "41&middot;026"),
        ("共41_026人", "NUMBER-SPLIT", "41_026"),
        ("共41﹐026人", "NUMBER-SPLIT", "41﹐026"),
        ("共41|026人", "NUMBER-SPLIT", "41|026"),
        ("共41,26人", "NUMBER-SPLIT", "41,26"),
        ("共4102,6人", "NUMBER-SPLIT", "4102,6"),
        ("共4,1026人", "NUMBER-SPLIT", "4,1026"),
        ("共41·2万亩", "NUMBER-SPLIT", "41·2"),
        ("共41'26个月", "NUMBER-SPLIT", "41'26"),
        // Spaces.
        ("共41 26人", "NUMBER-SPLIT", "41 26"),
        ("共41\n26人", "NUMBER-SPLIT", "41\n26"),
        ("共41&nbsp;26人", "NUMBER-SPLIT", "41&nbsp;26"),
        ("共41\u{2007}26人", "NUMBER-SPLIT", "41\u{2007}26"),
        ("共41\u{3000}26人", "NUMBER-SPLIT", "41\u{3000}26"),
        ("共41  026人", "NUMBER-SPLIT", "41  026"),
        ("共4102 6人", "NUMBER-SPLIT", "4102 6"),
        ("共41 {fig}`建档立卡人口`", "NUMBER-SPLIT", "41 {fig}`建档立卡人口"),
        // Digits above and below the line, and signs, that are all there is of a number.
        ("共⁴¹⁰²⁶人", "READ-DIGIT", "⁴¹⁰²⁶"),
        ("⁴¹⁰²⁶人已搬迁", "READ-DIGIT", "⁴¹⁰²⁶"),
        ("尚有₄₁户", "READ-DIGIT", "₄₁"),
        ("共⁴¹亿元", "READ-DIGIT", "⁴¹"),
        ("共㊶人", "READ-DIGIT", "㊶"),
        ("共㊶户已搬迁", "READ-DIGIT", "㊶"),
        ("共④户。", "READ-DIGIT", "④"),
        ("共❻户，", "READ-DIGIT", "❻"),
        ("共Ⅳ万人", "READ-DIGIT", "Ⅳ"),
        ("共Ⅻ户", "READ-DIGIT", "Ⅻ"),
        // Strokes and commas of other kinds.
        ("共41丨026人", "NUMBER-SPLIT", "41丨026"),
        ("共41丶026人", "NUMBER-SPLIT", "41丶026"),
        ("共41⸲026人", "NUMBER-SPLIT", "41⸲026"),
        // The rest of a number.
        ("共41、026人", "NUMBER-SPLIT", "41、026"),
        ("共41;026人", "NUMBER-SPLIT", "41;026"),
        ("共41&#x2F;026人", "NUMBER-SPLIT", "41&#x2F;026"),
        ("共41。026人", "NUMBER-SPLIT", "41。026"),
        ("共41： 026万亩", "NUMBER-SPLIT", "41： 026"),
        ("共026人", "NUMBER-SPLIT", "026"),
        ("共00.6%", "NUMBER-SPLIT", "00.6"),
        // A number apart from its unit.
        ("共41026\\\n人", "NUMBER-SPLIT", "41026\\\n人"),
        ("共41026  \n人次", "NUMBER-SPLIT", "41026  \n人次"),
        ("共41026\t人", "NUMBER-SPLIT", "41026\t人"),
        ("共41026&Tab;人", "NUMBER-SPLIT", "41026&Tab;人"),
        ("共41,026\\\n万亩", "NUMBER-SPLIT", "41,026\\\n万亩"),
        ("共41026（人）", "NUMBER-SPLIT", "41026（人"),
        ("共2.6(万亩)", "NUMBER-SPLIT", "2.6(万亩"),
        ("共**26**【户】", "NUMBER-SPLIT", "26**【户"),
    ];
    let expected =
        expected.map(|(typed, code, place)| (typed, vec![format!("{code} at ‹{}›", place.escape_debug())]));
    let wrong: Vec<_> = expected.iter().filter(|(typed, problems)| named(typed) != *problems).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Lines of bulletins, of their tables and of their footnotes.
const SILENT: &[&str] = &[
    "①2020年实现脱贫。②26户已搬迁；③41户在建。",
    "分三步：①26户先行；②41户跟进。",
    "共26户①，后文见②、③。",
    "1️⃣ 加强组织领导",
    "○2020年任务；●26户；○ 41户。",
    "第Ⅴ期、第Ⅱ批、Ⅲ类水质、Ⅰ级响应、Ⅱ型糖尿病26人、第ⅩⅩⅢ届。",
    "国Ⅵ2020年起实施，淘汰国Ⅳ26辆，DF11Ⅱ型。",
    "占地26m²，绿化41㎡，约10⁴立方米，5×10⁻³克，10²³，100m²26户。",
    "CO₂排放26吨，PM₂.₅下降，SO₂为26微克/立方米，H₂O。",
    "这是一句话¹。",
    "¹26户为2019年数据。",
    "'20年秋季，’20届毕业生26人。",
    "G50高速26公里、5G基站26个、A4纸26张、COVID-19、H1N1、O157。",
    "O2O模式26家、B2B、C2C、WiFi6、IoT26个、lol26、3D打印26件、4K、5A级26家。",
    "O3年均浓度、O3 8小时、I5处理器26台、5l瓶装水、OK、Ill。",
    "T5次列车、B2栋26户、3栋2单元。",
    "“5·12”地震、“7·23”事故、12·4国家宪法日、3·15晚会、“1·5”专案26人。",
    "2020.4.16发布；2020-04-16；2020/4/16。",
    "2020.4.16 26户搬迁。",
    "023-63315415、12345热线、400 800 1234、023 6781 2345。",
    "表1 26户贫困户；图2 5个；附件3 26份；附表1 41户。",
    "1 26户贫困户情况",
    "3.1 41户搬迁情况",
    "第1 2组。",
    "共 26 户、 41 个。",
    "增长154，26户搬迁；154、26户；154；26户。",
    "增长154, 26户搬迁。",
    "“1486”26户、‘1486’26户、'1486'26户。",
    "29°34′52″、106°33′、5′30″、26℃、26°C、-5℃。",
    "1,234户、154 333户、1，234户、1,234.5万元、41,026人。",
    "10 000户、1 234 567元、26\u{202f}222人。",
    "上午9:30、比分3:2、7∶3、1:500。",
    "26%～55%、26-55户、26—55户、15~20个。",
    "京（2020）26号、渝府发〔2020〕26号、[2020]26号、GB/T 15835—2011、GB/T 2260。",
    "第26条、第3款、3号线、26路、26栋2单元501室。",
    "￥26元、¥26、$26、€26、26€、№26、§5、#26、26#。",
    "≥26户、≤41户、≈26户、±5%、→26户、↑26%、↓5%、★26、●26户、■26个、▲26户。",
    "“1+10+N”、“1+3+X”、3+2、5×8、26÷5、1/3、33‰、33‱。",
    "五看五查26户、两不愁三保障、三大攻坚战、一千二百户。",
    "β2受体、α1、Δ26、26μg、26µm、15Ω、26Å、Ø25钢管、φ25钢筋、㎡26、26㎞、26㎏。",
    "🇨🇳70周年、☎️023-26、❤️26、📞26、✅26户、☑️26户、🚀26户。",
    "v1.2.3、x86_64、sha256、file_26份、GB_2020_33个、a@b26.cn。",
    "二〇二〇年、二零二零年、一九四九年、○○○。",
    "2018 2019 2020年、2019 2020年。",
    "5个/26户、26人/平方公里、千分之六、三成五。",
    "（1）26户、(2)26户、1）26户、2.26户、3、26户。",
    "4月16日26户、4月26户、2020年26户、五一26户、统一26户。",
    "26个3月、15人5次、10人 5次、15万 26户、33% 15户。",
    "**26**户、*26*户、26**户**、**共**26户。",
    "No.26、Vol.26、p.26、A、B、C26户；甲26户、乙41户。",
    "3G/4G/5G、2/3、“一户一策”、“26+1”、‘26’。",
    "队伍26人、退伍军人26人、入伍15人、大陆26家、陆续26户、登陆26人。",
    "壹仟贰佰户、贰拾万元整、第叁章、一式叁份、1萬户。",
    "iPhone 6 26台、Office 2019 26套。",
    "共26户，\n41人。",
    "共26\n户。",
    "`x_26个`、`O2`、`1_000`。",
    "东经106.5°、北纬29.5°、海拔41米、坡度25°以上26亩。",
    "4.8万亩×26元、15～20岁26人、26～41户。",
    "增加1个百分点、26.5个百分点、低1.2℃、PM2.5为26微克。",
    "截至2020年4月16日24时，26户41人。",
    "甲村　26户　乙村　41户",
    "贫困户¹²，户均26亩¹³；脱贫户¹户主、¹²户均26亩。",
    "10⁻¹²吨、10²³个、H₂₃人、占地26km²人均1亩。",
    "主要有①户厕26座；②人居环境；③名优产品，包括①个体户、②人均收入。",
    "见①户、图②人。",
    "Ⅲ类水质、Ⅱ级、Ⅴ型、Ⅳ期项目。",
    "00后26人、08年、05月、02栋26户、03标段、第001户、8时05分、9：05、007。",
    "2020年04月05日、106°05′、2020/04/16、表01、0.5%、0.06个百分点、0户。",
    "共26户\\\n户主41人。",
    "序号1\\\n户主",
    "1\t户主",
    "26户（人）、26（其中党员15人）、26（2019年）、表1（户）、第26（户）、共26（含户）。",
    "2019（户）",
    "甲村\t26户\t乙村\t41户",
    "（26）户、26户（户籍）。",
];

#[test]
fn what_bulletins_print_beside_digits_is_not_named() {
    assert!(SILENT.len() >= 60);
    let wrong: Vec<_> = SILENT.iter().flat_map(|line| named(line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let cells = SILENT.iter().filter(|line| !line.contains(['|', '\n', '`']));
    for line in cells {
        assert_eq!(named(&format!("|甲|乙|\n|---|---|\n|{line}|26户|")), [""; 0], "{line}");
    }
}

proptest! {
    /// Whatever is between two digits of a count: it ends the number, or it is named.
    #[test]
    fn no_character_passes_between_digits(c in any::<char>(), bold in any::<bool>()) {
        let between = beside(c);
        prop_assume!(between != Beside::Plain && !"\\`|^_".contains(c));
        let mark = if bold { "**" } else { "" };
        let typed = format!("共4{c}{mark}1026{mark}人。");
        prop_assert_eq!(named(&typed).len(), 1, "{:?} U+{:04X}", typed, u32::from(c));
    }
}
