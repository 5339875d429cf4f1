//! Characters that look like Han characters but are not, with the correct characters.
//!
//! PDF and OCR programs print `⼾` for `户` and `⺠` for `民`; a search for the real word finds nothing.

/// CJK Radicals Supplement from U+2E80, after Unicode's `EquivalentUnifiedIdeograph.txt`; `-` has none.
const SUPPLEMENT: &str = "\
    -厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目\
    示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨\
    青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
/// Kangxi Radicals from U+2F00, after their compatibility decompositions. Two are given as a text in
/// simplified characters prints them: `户` (U+6237), not `戶`, and `青` (U+9752), not `靑`.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸\
    屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父\
    爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自\
    至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面\
    革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// CJK Compatibility Ideographs from U+F900, after their canonical decompositions; `-` has none: a
/// dozen of them are proper characters in spite of the block's name, the others are not assigned.
const COMPATIBILITY: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼\
    郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾\
    菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅\
    濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚\
    聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率\
    隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻\
    行降見廓兀嗀--塚-晴--凞猪益礼神祥福靖精羽-蘒-諸--逸都---飯飼館鶴郞隷侮僧免勉\
    勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著\
    褐視謁謹賓贈辶逸難響頻恵𤋮舘--並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲\
    戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆\
    視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/// The kind of a look-alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lookalike {
    /// The character to write instead.
    For(char),
    /// No single character replaces this one, and it is not allowed in a text.
    Bare,
}

/// The kind of look-alike that a character is, if any.
#[must_use]
pub(crate) fn lookalike(c: char) -> Option<Lookalike> {
    match c {
        '\u{2e80}'..='\u{2ef3}' => {
            Some(equivalent(SUPPLEMENT, c, 0x2e80).map_or(Lookalike::Bare, Lookalike::For))
        }
        '\u{2f00}'..='\u{2fd5}' => equivalent(KANGXI, c, 0x2f00).map(Lookalike::For),
        '\u{f900}'..='\u{fad9}' => equivalent(COMPATIBILITY, c, 0xf900).map(Lookalike::For),
        '\u{2f800}'..='\u{2fa1f}' => Some(Lookalike::Bare),
        _ => None,
    }
}

/// The character that a table gives for `c`; the table begins at code point `first`.
fn equivalent(table: &str, c: char, first: u32) -> Option<char> {
    let at = usize::try_from(u32::from(c).checked_sub(first)?).ok()?;
    table.chars().nth(at).filter(|original| *original != '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_cover_their_blocks() {
        let counts = [SUPPLEMENT, KANGXI, COMPATIBILITY].map(|table| table.chars().count());
        assert_eq!(counts, [0x2ef4 - 0x2e80, 0x2fd6 - 0x2f00, 0xfada - 0xf900]);
    }

    #[test]
    fn each_stands_for_its_own_character() {
        for (lookalike_char, expected) in [
            ('⺠', '民'),
            ('⻓', '长'),
            ('⻳', '龟'),
            ('⼀', '一'),
            ('⼈', '人'),
            ('⼾', '户'),
            ('⿕', '龠'),
            ('\u{f900}', '豈'),
            ('\u{f914}', '樂'),
            ('\u{fad9}', '龎'),
        ] {
            assert_eq!(lookalike(lookalike_char), Some(Lookalike::For(expected)), "{lookalike_char}");
        }
        assert_eq!(lookalike('⺀'), Some(Lookalike::Bare));
    }

    #[test]
    fn proper_characters_are_left_alone() {
        for c in "户民乐﨎﨏﨑﨧，。「」％①Ⅳ㎡".chars() {
            assert_eq!(lookalike(c), None, "{c}");
        }
    }
}
