//! The list of all problem codes with their severities and titles.

use crate::text::edit_distance;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Prevents publication.
    Error,
    /// Does not prevent publication, but an editor should check.
    Warning,
    /// A suggestion.
    Hint,
}

/// The most suggestions for an unknown code.
const MAX_LIKE: usize = 3;

/// Codes about the same subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Family {
    /// The subject: Chinese, then English.
    pub title: (&'static str, &'static str),
    /// In the order of the list.
    pub codes: &'static [Code],
}

macro_rules! codes {
    ($([$family_zh:literal $family_en:literal] $($name:ident $id:literal $severity:ident $zh:literal $en:literal;)*)*) => {
        /// The name of a problem. An id never changes its meaning once it has been published.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = concat!("`", $id, "`: ", $en, ".")] $name,)*)*
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &'static [Self] = &[$($(Self::$name),*),*];

            /// The codes by subject.
            pub(crate) const FAMILIES: &'static [Family] = &[
                $(Family { title: ($family_zh, $family_en), codes: &[$(Self::$name),*] }),*
            ];

            /// The id that is printed, such as `FIG-TRACE`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $($(Self::$name => $id,)*)* }
            }

            /// The severity, which `--strict` may raise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $($(Self::$name => Severity::$severity,)*)* }
            }

            /// A title in both languages: Chinese, then English.
            #[must_use]
            pub fn title(self) -> (&'static str, &'static str) {
                match self { $($(Self::$name => ($zh, $en),)*)* }
            }

            /// The code's page, Markdown from `codes/`: what it checks and why, a wrong and a right example.
            /// A code without a page does not compile; the suite runs both examples.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self {
                    $($(Self::$name => {
                        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/codes/", $id, ".md"))
                    })*)*
                }
            }
        }
    };
}

codes! {
    ["文件和字符" "files and characters"]
    ReadMissing "READ-MISSING" Error "缺少必要的文件" "a required file is missing";
    ReadRefused "READ-REFUSED" Error "文件读不出来" "a file cannot be read";
    ReadKind "READ-KIND" Error "不是普通文件" "not a regular file";
    ReadStray "READ-STRAY" Warning "放错地方或用不上的文件" "a file in the wrong place or of no use";
    ReadLimit "READ-LIMIT" Error "超过规模上限" "a size limit is exceeded";
    ReadActive "READ-ACTIVE" Error "能运行代码的文件" "a file that can run code";
    ReadContent "READ-CONTENT" Error "文件内容与扩展名不符" "content that is not what the file name says";
    ReadName "READ-NAME" Error "文件名不能用作网址" "a file name that cannot become an address";
    ReadEncoding "READ-ENCODING" Error "文件不是 UTF-8 编码" "a file is not UTF-8";
    ReadControl "READ-CONTROL" Error "文本里有控制字符" "a control character in the text";
    ReadInvisible "READ-INVISIBLE" Error "文本里有看不见的字符" "an invisible or reordering character in the text";
    ReadLookalike "READ-LOOKALIKE" Error "看着像汉字的兼容字符" "a compatibility character that looks like a Han character";
    ReadDigit "READ-DIGIT" Error "别种写法的数字" "a digit of another script or style";
    ReadPicture "READ-PICTURE" Error "图片文件不完整或不认识" "a picture that is broken or of an unknown kind";
    ["表格文件" "spreadsheets"]
    SheetKind "SHEET-KIND" Error "不是能读的表格文件" "a file that is no spreadsheet we can read";
    SheetLocked "SHEET-LOCKED" Error "表格文件有密码" "a spreadsheet with a password";
    SheetDamaged "SHEET-DAMAGED" Error "表格文件不完整或已损坏" "a spreadsheet that is cut off or damaged";
    SheetLimit "SHEET-LIMIT" Error "表格文件太大" "a spreadsheet beyond the limits";
    SheetUnsafe "SHEET-UNSAFE" Error "表格文件里有不该有的内容" "a spreadsheet with content that no program writes";
    SheetColumns "SHEET-COLUMNS" Error "文本表格分不清列" "a text whose columns are not certain";
    ["YAML 写法" "YAML syntax"]
    YamlSyntax "YAML-SYNTAX" Error "YAML 写法不对" "YAML syntax error";
    YamlDuplicate "YAML-DUPLICATE" Error "同一个键写了两次" "a key is given twice";
    YamlAlias "YAML-ALIAS" Error "不支持 YAML 锚点、别名和标签" "YAML anchors, aliases and tags are not supported";
    YamlLimit "YAML-LIMIT" Error "YAML 太深或太大" "YAML too deep or too large";
    YamlFence "YAML-FENCE" Error "文首信息没有用 --- 括起来" "front matter without its --- lines";
    ["键和值" "keys and values"]
    KeyUnknown "KEY-UNKNOWN" Error "不认识的键" "an unknown key";
    KeyMissing "KEY-MISSING" Error "缺少必填的键" "a required key is missing";
    KeyType "KEY-TYPE" Error "值的类型不对" "a value of the wrong kind";
    KeyChoice "KEY-CHOICE" Error "不在可选范围内的值" "a value outside its choices";
    KeyDuplicate "KEY-DUPLICATE" Error "同一个名字定义了两次" "a name is defined twice";
    DateSyntax "DATE-SYNTAX" Error "日期写法不对" "a date that cannot be read";
    PeriodSyntax "PERIOD-SYNTAX" Error "期间写法不对" "a period that cannot be read";
    PeriodOrder "PERIOD-ORDER" Error "通报的日期前后矛盾" "dates of a bulletin that contradict each other";
    PeriodEarly "PERIOD-EARLY" Warning "期间没有结束就发布" "a bulletin published before its period is over";
    PeriodFile "PERIOD-FILE" Error "文件名与期间不一致" "the file name and the period differ";
    AmountSyntax "AMOUNT-SYNTAX" Error "数值读不懂" "an amount that cannot be read";
    AmountUnit "AMOUNT-UNIT" Error "单位与指标不符" "a unit that is not the indicator's";
    FormulaSyntax "FORMULA-SYNTAX" Error "算式读不懂" "a formula that cannot be read";
    NameUnknown "NAME-UNKNOWN" Error "没有登记的名字" "a name that is defined nowhere";
    SlugInvalid "SLUG-INVALID" Error "不能用作网址的名字" "a name that cannot become an address";
    PathTaken "PATH-TAKEN" Error "两个页面要占同一个网址" "two pages want one address";
    ["正文、角色和图表" "prose, roles and charts"]
    ProseHtml "PROSE-HTML" Error "正文里不能写 HTML" "raw HTML in prose";
    ProseLink "PROSE-LINK" Error "不允许的链接地址" "a link target that is not allowed";
    ProseNesting "PROSE-NESTING" Error "Markdown 嵌套太深" "Markdown nested too deep";
    ProseUnsupported "PROSE-UNSUPPORTED" Error "不支持的 Markdown 写法" "Markdown that is not supported";
    RoleUnknown "ROLE-UNKNOWN" Error "不认识的行内角色" "an unknown role";
    RoleSyntax "ROLE-SYNTAX" Error "角色里的内容读不懂" "a role whose content cannot be read";
    NumberDiffers "NUMBER-DIFFERS" Error "正文里的数与数据不一致" "a number in prose that is not its figure";
    NumberUnknown "NUMBER-UNKNOWN" Warning "正文里的数不在数据里" "a number in prose that is no figure";
    NumberSplit "NUMBER-SPLIT" Error "拼出来的数" "a number that is put together from parts";
    NumberUnsourced "NUMBER-UNSOURCED" Hint "日期或名称里的数没有出处" "a date or name that no source prints";
    DirectiveUnknown "DIRECTIVE-UNKNOWN" Error "不认识的块指令" "an unknown directive";
    DirectiveSyntax "DIRECTIVE-SYNTAX" Error "块指令写得不对" "a directive whose content is wrong";
    ImageAlt "IMAGE-ALT" Error "图片没有文字说明" "a picture without alternative text";
    ImageMissing "IMAGE-MISSING" Error "找不到图片或附件" "a picture or attachment that is not there";
    AssetUnused "ASSET-UNUSED" Warning "没有用到的图片或附件" "a picture or attachment that nothing uses";
    CiteUnknown "CITE-UNKNOWN" Error "引用的数据不存在" "a citation of a figure that does not exist";
    CiteAmbiguous "CITE-AMBIGUOUS" Error "引用的数据不止一个" "a citation that fits several figures";
    ChangeImpossible "CHANGE-IMPOSSIBLE" Error "这两个数不能相减" "a change that cannot be computed";
    ChartEmpty "CHART-EMPTY" Error "图表没有数据" "a chart without data";
    ChartMixed "CHART-MIXED" Error "图表里的单位不一样" "a chart of different units";
    ChartTitle "CHART-TITLE" Hint "图表标题没有说出结论" "a chart title that states no finding";
    ChartLog "CHART-LOG" Error "对数坐标里不能有零或负数" "a log scale with zero or negative values";
    ["正文里的比较" "comparisons in prose"]
    CompareDirection "COMPARE-DIRECTION" Error "升降说反了" "a change stated in the wrong direction";
    ComparePoints "COMPARE-POINTS" Error "百分点不对，或与百分比混用" "percentage points that are wrong or mixed up with per cent";
    CompareAmount "COMPARE-AMOUNT" Error "增减的数量对不上" "a change that is not the difference";
    CompareGrowth "COMPARE-GROWTH" Warning "金额的增幅对不上" "a growth rate that its amounts do not give";
    CompareTimes "COMPARE-TIMES" Error "倍数说得不对" "a multiple that is wrong";
    CompareShare "COMPARE-SHARE" Error "正文里的占比对不上" "a share in prose that does not hold";
    ComparePart "COMPARE-PART" Error "其中的数大于总数" "a part larger than its whole";
    ["用词和数的写法" "words and how numbers are written"]
    WordTerm "WORD-TERM" Hint "用词或字写错了" "a wrong or misspelt word";
    WordNumber "WORD-NUMBER" Hint "数的写法不合规范" "a number not written as the standard requires";
    WordHedge "WORD-HEDGE" Hint "约数词重复" "a number that is qualified twice";
    ["数据真不真" "whether figures are true"]
    FigSource "FIG-SOURCE" Error "数据没有来源" "a figure without a source";
    FigTrace "FIG-TRACE" Error "来源里找不到这个数" "a figure that its source does not print";
    SourceFigure "SOURCE-FIGURE" Warning "登记的数据没有通报给出" "a numeral of a figure that no page gives";
    SourceUnused "SOURCE-UNUSED" Hint "登记的数没有取用，也没说原因" "a numeral that nobody accounts for";
    SourceShared "SOURCE-SHARED" Hint "几个数据共用一个数" "figures that share a numeral without saying so";
    FigSum "FIG-SUM" Error "加减关系对不上" "a sum that does not hold";
    FigShare "FIG-SHARE" Error "占比对不上" "a share that does not hold";
    FigParts "FIG-PARTS" Error "部分与整体对不上" "parts that do not add up to their whole";
    FigPlaces "FIG-PLACES" Error "各地之和与总数对不上" "places that do not add up to their total";
    FigRange "FIG-RANGE" Error "数值超出指标的范围" "an amount outside the indicator's range";
    FigRepeat "FIG-REPEAT" Error "同一个数说法不一" "one figure is given two values";
    FigRevised "FIG-REVISED" Error "公布过的数改了没有说明" "a published figure that changed without an explanation";
    FigFall "FIG-FALL" Error "累计数减少了" "a cumulative number that has fallen";
    FigRise "FIG-RISE" Warning "应当下降的比率上升了" "a rate that should fall but has risen";
    FigBasis "FIG-BASIS" Warning "换了口径没有说明" "a change of methodology without an explanation";
    FigRatio "FIG-RATIO" Warning "人数与户数不相称" "numbers of persons and households that do not fit together";
    FigPeriod "FIG-PERIOD" Error "期间还没有开始的实绩" "a result of a period that had not begun";
    FigEarly "FIG-EARLY" Warning "期间还没有结束的实绩" "a result of a period that was not over";
    FigSmall "FIG-SMALL" Warning "人数或户数太少，可能认出是谁" "a count so small that it may point at somebody";
    AcceptUnused "ACCEPT-UNUSED" Warning "多余的 accept" "an accept that accepts nothing";
    LinkBroken "LINK-BROKEN" Error "站内链接打不开" "an internal link that leads nowhere";
    SiteEmpty "SITE-EMPTY" Warning "没有任何通报" "there are no bulletins";
    AddressBase "ADDRESS-BASE" Hint "没有写网站的网址" "a site that does not say its own address";
    DistrictCode "DISTRICT-CODE" Warning "区划代码不对" "a division code that is wrong";
    ["排名" "rankings"]
    RankDirection "RANK-DIRECTION" Error "排名的指标不分高低" "a ranked indicator without a direction";
    RankPublic "RANK-PUBLIC" Hint "排名页谁都看得到" "ranking pages that everybody can see";
    ["三审三校" "review before publication"]
    ReviewMissing "REVIEW-MISSING" Hint "三审没有审完" "reviews that are not done";
    ReviewPerson "REVIEW-PERSON" Error "两道审是同一个人" "two reviews by one person";
    ReviewOrder "REVIEW-ORDER" Error "审校的先后不对" "reviews out of order";
    ["个人信息和密级" "personal and secret data"]
    PrivateNumber "PRIVATE-NUMBER" Error "个人的号码" "the number of a person";
    PrivateList "PRIVATE-LIST" Error "个人的名单" "a list of persons";
    PrivateSecret "PRIVATE-SECRET" Error "密级或内部资料的标志" "a mark of a secret or internal paper";
    PrivateDoubt "PRIVATE-DOUBT" Warning "像是个人号码或内部资料" "what may be a personal number or an internal paper";
    PrivateUnused "PRIVATE-UNUSED" Hint "没有用上的 disclose" "a disclose that lifts nothing";
    ["政府网站" "government sites"]
    GovMeta "GOV-META" Error "页面标签缺内容" "labels that the government profile requires are missing";
    GovTime "GOV-TIME" Warning "发布时间没有时刻" "a publication time without a time of day";
    GovFooter "GOV-FOOTER" Error "页脚缺必备的内容" "required footer entries are missing";
    GovCode "GOV-CODE" Warning "登记编号不对" "a registration code that is wrong";
    GovDomain "GOV-DOMAIN" Warning "域名与主办单位不符" "a domain that does not fit its owner";
    ["导入表格" "importing a spreadsheet"]
    ImportPersonal "IMPORT-PERSONAL" Error "表格里有个人信息" "personal data in a spreadsheet";
    ImportTable "IMPORT-TABLE" Error "看不懂表的样子" "a table whose layout is unclear";
    ImportName "IMPORT-NAME" Warning "表里没有登记的名字" "a heading that matches no known name";
    ImportCell "IMPORT-CELL" Error "单元格读不成数" "a cell that is no number";
    ImportUnit "IMPORT-UNIT" Error "表里的单位与指标不符" "a column in a unit that is not the indicator's";
    ImportPercent "IMPORT-PERCENT" Error "百分号口径不明" "percentages that may be fractions";
    ImportTotal "IMPORT-TOTAL" Error "表里的合计对不上" "a total that is not the sum";
    ImportTwice "IMPORT-TWICE" Error "表里同一个数有两个值" "one number with two values in a spreadsheet";
    ImportPeriod "IMPORT-PERIOD" Error "看不出表是哪个期间的" "a table of an uncertain period";
    ImportPlace "IMPORT-PLACE" Error "不知道写进哪篇通报" "numbers without a bulletin to go into";
    ImportSwap "IMPORT-SWAP" Warning "户和人像是填反了" "persons and households that seem swapped";
    ImportRound "IMPORT-ROUND" Warning "取的位数比表里存的少" "fewer digits than the spreadsheet stores";
    ImportEdit "IMPORT-EDIT" Error "通报的写法不能自动改" "front matter that cannot be edited with certainty";
    ["模板" "the theme"]
    ThemeSyntax "THEME-SYNTAX" Error "模板写得不对" "a template that cannot be read";
    ThemeRender "THEME-RENDER" Error "模板用不了" "a template that cannot be rendered";
    ThemeStray "THEME-STRAY" Warning "模板目录里多余的文件" "a template file that nothing uses";
}

impl Code {
    /// The code with this id, in any case.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }

    /// Codes whose ids begin with `input`, or else the most similar codes, most similar first.
    #[must_use]
    pub fn like(input: &str) -> Vec<Self> {
        let input = input.to_ascii_uppercase();
        let matching: Vec<Self> =
            Self::ALL.iter().copied().filter(|code| code.id().starts_with(&input)).collect();
        if !matching.is_empty() {
            return matching;
        }
        let mut near: Vec<(usize, Self)> = Self::ALL
            .iter()
            .map(|code| (edit_distance(code.id(), &input), *code))
            .filter(|(distance, code)| *distance <= code.id().len() / 2)
            .collect();
        near.sort();
        near.into_iter().take(MAX_LIKE).map(|(_, code)| code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_looked_up_by_id_and_by_similarity() {
        assert_eq!(Code::named("fig-share"), Some(Code::FigShare));
        assert_eq!(Code::named("FIG"), None);
        assert_eq!(Code::like("fig-shrae").first(), Some(&Code::FigShare));
        assert!(Code::like("fig-").contains(&Code::FigSum));
        assert_eq!(Code::like("?"), []);
    }

    #[test]
    fn ids_are_unique_and_well_formed() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        for id in ids {
            assert!(
                id.split('-').count() >= 2 && id.chars().all(|c| c.is_ascii_uppercase() || c == '-'),
                "{id}"
            );
        }
    }
}
