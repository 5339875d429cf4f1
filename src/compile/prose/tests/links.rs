//! Link targets, the hostile ones among them.

use super::{body, line_of};
use crate::site::testing::SampleSite;

#[test]
fn links_lead_to_pages_files_and_other_sites() {
    for (target, expected) in [
        ("2020-03.md", "page tongnan/2020-03"),
        ("2020-03.md#s2", "page tongnan/2020-03#s2"),
        ("../yubei/2020-03.md", "page yubei/2020-03"),
        ("../yubei/_index.md", "page yubei"),
        ("_index.md", "page tongnan"),
        ("/about.md", "page about"),
        ("/about/", "page about"),
        ("/", "page "),
        ("/data/figures.csv", "page data/figures.csv"),
        ("plan.pdf", "file tongnan/plan.pdf"),
        ("#poverty-rate-2020-04", "#poverty-rate-2020-04"),
        ("https://www.cq.gov.cn/a?b=1#c", "external https://www.cq.gov.cn/a?b=1#c"),
        ("HTTP://a.cn", "external http://a.cn"),
        ("https://a.cn/重庆", "external https://a.cn/%E9%87%8D%E5%BA%86"),
        ("mailto:a@b.cn", "external mailto:a@b.cn"),
        ("tel:023-12345678", "external tel:023-12345678"),
    ] {
        assert_eq!(body(&format!("[看]({target})")), format!("<a {expected}>看</a>"), "{target}");
    }
    assert_eq!(body("[看](#s1)\n\n## 基本情况"), "<a #s1>看</a>\nh2#s1 基本情况");
    assert_eq!(body("<https://a.cn/x>"), "<a external https://a.cn/x>https://a.cn/x</a>");
    assert_eq!(body("<a@b.cn>"), "<a external mailto:a@b.cn>a@b.cn</a>");
    assert_eq!(body("[看][甲]\n\n[甲]: /about.md"), "<a page about>看</a>");
}

#[test]
fn everything_else_is_refused_at_its_place() {
    for target in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.cn",
        "//a.cn/x",
        "\\\\\\\\a.cn/x",
        "/\\\\a.cn",
        "https:a.cn",
        "https://",
        "https：//a.cn",
        "https://a@b.cn",
        "mailto:a",
        "mailto:a@b.cn?subject=x",
        "tel:abc",
        "../../etc/passwd",
        "..",
        "/..",
        "About.md",
        "a%2e%2e/b.md",
        "页面.md",
        "a.md?x=1",
        "#小节",
        "#",
        "a.md#",
        "java&#10;script:alert(1)",
        "javascript&colon;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "https://a.cn/&#8232;x",
    ] {
        let output = body(&format!("[看]({target})"));
        let expected = match target {
            ".." => "<a page >看</a>",
            "&#1;javascript:alert(1)" => "看\nREAD-CONTROL at ‹&#1;›\nPROSE-LINK at ‹",
            "https://a.cn/&#8232;x" => "看\nREAD-INVISIBLE at ‹&#8232;›\nPROSE-LINK at ‹",
            _ => "看\nPROSE-LINK at ‹",
        };
        assert!(output.starts_with(expected), "{target}: {output}");
    }
}

#[test]
fn an_attachment_must_be_there_and_a_link_needs_words() {
    assert_eq!(body("[方案](plna.pdf)"), "方案\nIMAGE-MISSING at ‹plna.pdf›");
    assert_eq!(body("[](/about.md)"), "PROSE-LINK at ‹[](/about.md)›");
    assert_eq!(
        line_of(&SampleSite::with_districts(), "[看](/about.md)"),
        "看\nPROSE-UNSUPPORTED at ‹[看](/about.md)›"
    );
    assert_eq!(
        line_of(&SampleSite::with_districts(), "甲![看](field.jpg)"),
        "甲\nPROSE-UNSUPPORTED at ‹![看](field.jpg)›"
    );
}

#[test]
fn a_value_that_is_an_address_is_a_web_address() {
    use crate::compile::prose::links::web_address;
    use crate::site::Href;
    assert_eq!(web_address("https://a.cn/\"x").unwrap(), Href::Web("https://a.cn/%22x".to_owned()));
    for bad in ["", "a.cn", "mailto:a@b.cn", "javascript:x", "//a.cn", "https://", "https：//a.cn"] {
        assert!(web_address(bad).is_err(), "{bad}");
    }
}
